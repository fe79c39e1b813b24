"""Keys and their wrapping, against published vectors where there are any."""
