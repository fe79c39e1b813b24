"""Every change of a record: the one way to make it, its way back, and what is told of it."""
