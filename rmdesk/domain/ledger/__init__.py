"""A line of the ledger: what must be so before it is kept, and how it may be typed."""
