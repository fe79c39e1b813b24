"""The tables of the book as the migrations leave them, a file for each subject.

Imported by the store, and by the desk where it writes. Field names are those of the domain values,
so that a row becomes one without a mapping. Ids are never reused: the journal refers to them.
A new table is a class in the file of its subject and a line in `records`.
"""
