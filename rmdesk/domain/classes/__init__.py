"""Classifying clients: every class is worked out from the file with its reasons, and may be set
by hand with one; where the lines lie is a setting ("Classifying" in domain.md).

The value grid, from which the class and the contact frequency follow, is `domain.segments`.
"""
