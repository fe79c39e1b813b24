"""Whether two clients are one person: suspected, asked while a number is typed, and merged."""
