"""Backups: drawn and verified, copied elsewhere, tried out, put in the place of the book."""
