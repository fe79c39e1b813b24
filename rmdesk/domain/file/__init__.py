"""The client's file: which items it has, what each may hold, and how it is to be respected.

Pure rules of "The client file" in domain.md. `fields` has the catalogue of all items.
"""
