"""Clients lent to a deputy for an absence: the owner's side, the lent book, and the way back.

A lent book is a book of its own: the deputy's passphrase opens it, the ids in it are those of the
owner's book, and after its last day it opens only to be sent back.
"""
