"""What leaves the desk as a file: permission, form, the file, what was done."""
