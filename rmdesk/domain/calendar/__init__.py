"""The calendar of a person and of the country: lunar days, festivals, days on which one works.

Pure tables and rules; the files they are read from come in as text. Anyone above may use them.
"""
