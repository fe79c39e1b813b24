"""The demo book: fictional clients with the whole of their files, around any day.

`making` writes it; the rest are pure values from a day and a source of chance. Every kind of record
draws from chance of its own, so that what is added to one leaves the others as they were.
"""
