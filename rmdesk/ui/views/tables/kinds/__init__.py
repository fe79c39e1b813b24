"""The tables over all clients: a file for each, without Textual but for dialogs they open.

Imported by `tables.view`, which lists them. A new table is a `BookTable` in a file of its own and
a line in that list.
"""
