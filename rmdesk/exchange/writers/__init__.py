"""Files on their way out: workbooks and CSV, written in a process of their own and in memory.

Nothing here knows the book or decides what may leave it (`rmdesk.desk.exporting.release` does).
Home of xlsxwriter.
"""
