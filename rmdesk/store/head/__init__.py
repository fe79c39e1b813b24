"""The head of a book: the file beside it that knows which commit was the last, and its lock."""
