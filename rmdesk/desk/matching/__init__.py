"""Matching what was read against what is on file: plans of changes, nothing is written here.

Used by `rmdesk.desk.importing.transfer` only.
"""
