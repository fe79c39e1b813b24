"""Meetings with clients: what is prepared before, and what is written down after [R]."""
