"""`rmdesk doctor`: looks over the PC the desk is to run on, and says what to do.

No key, no client: nothing in a book is read, only names, sizes, dates and rights of its files. One
file per group of checks; `examination` runs them all. Used by the command line and by the desk's
own dialog; knows no screen.
"""
