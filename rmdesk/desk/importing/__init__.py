"""An import: matched against the book, shown, then done at once."""
