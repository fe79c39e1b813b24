"""Calling: whom a queue takes and in which order, and what may come of a call."""
