"""Commands about a book as a whole: its ways in, backups, audit chain, and its end."""
