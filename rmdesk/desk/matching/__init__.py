"""Matching what was read against what is on file: plans of changes, nothing is written here.

An import and a bundle that is received match by the same rules.
"""
