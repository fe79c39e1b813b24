"""Turning the screen to the client: one review, in large type, and nothing else of the book."""
