"""What the client page says: a file for each section, pure and without Textual.

Imported by the client view, through `page`. A new section is a `Part` in a file of its own, placed
in the layouts of `page`.
"""
