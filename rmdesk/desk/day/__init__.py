"""The working day: what is due, what becomes of it, and on which days one works."""
