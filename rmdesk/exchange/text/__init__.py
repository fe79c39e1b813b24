"""Delimited text: its encoding, its separator, and what a spreadsheet must leave alone."""
