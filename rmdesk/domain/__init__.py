"""The rules of the trade: plain values and functions, no clock, no path, no framework.

Imported by everything above; imports only `errors`, `language` and `file_names`. What a rule is
based on is cited as `[S] in domain.md`, the team's digest of its sources; "ours" marks our own
default.
"""
