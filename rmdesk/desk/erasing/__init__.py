"""Erasing a book for good: whether it may be done, beginning, finishing, and going back.

`beginning` needs the open book and destroys its keys; `finishing` needs none and imports nothing
that could open one.
"""
