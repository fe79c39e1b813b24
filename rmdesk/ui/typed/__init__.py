"""Between what is typed in a form and its value: read, said back beside the row, refused."""
