"""Files from outside: workbooks and delimited text, read into plain values.

Nothing here touches the book. Hostile files are read in a process of their own that holds no
key (`process.reader`); the desk matches what comes back. Home of the spreadsheet library.
"""
