"""Receiving a bundle: whose it is, what it would do to the book, and taking it in.

A bundle is read twice: once to be believed and shown, once to be written; the second reading has
to come to the same end as the first. Used by the command line and the screens.
"""
