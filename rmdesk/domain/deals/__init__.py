"""Deals: what a client may buy, how far that is, and what became of it.

"Rhythm" in domain.md ([R]).
"""
