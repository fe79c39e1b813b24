"""The rules of leaving: what of a client's file goes along, what a brief says, what a receipt is.

"Nobody may take it along on leaving the bank" ([S] in domain.md): a book leaves as a bundle for
somebody named, or not at all.
"""
