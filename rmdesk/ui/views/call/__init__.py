"""Calls: whom to call and why, the card of a client, what is said and what came of it."""
