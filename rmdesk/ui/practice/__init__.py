"""Practising a call with a colleague. It has a book of its own; the RM's own is only read."""
