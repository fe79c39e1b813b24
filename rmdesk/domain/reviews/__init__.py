"""Reviewing what a client has: the sheet, its sums and changes, and when the next one is due.

"Reviewing and diagnosing" in domain.md ([S]).
"""
