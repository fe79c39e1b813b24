"""Two clients that may be one person: what speaks for it, which pairs, and one file of both."""
