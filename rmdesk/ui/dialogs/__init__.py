"""Questions to the user: each returns a typed value, None when cancelled, and saves nothing.

What they are made of is in `parts`.
"""
