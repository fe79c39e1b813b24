"""Today: what is to be done, why, in which order."""
