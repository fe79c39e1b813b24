"""The working day: what is due and what becomes of it."""
