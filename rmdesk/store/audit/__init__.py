"""The audit chain: who did what, row after row, none of which can be changed."""
