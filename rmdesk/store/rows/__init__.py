"""Rows as domain values and back: one, many, some thousand at a time, those of one client."""
