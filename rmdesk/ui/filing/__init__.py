"""Work on a client's file behind the client page: ask in a dialog, have the desk write, tell.

A file for each kind of record. Used by the sections of the client page and by "Add to the file";
nothing here knows a view.
"""
