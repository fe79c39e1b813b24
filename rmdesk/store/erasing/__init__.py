"""The end of a book: keys first, then every file, and the page that certifies it."""
