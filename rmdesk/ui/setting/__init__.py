"""Changing settings: one, many at once, and by files."""
