"""Learning the desk: one's own keys, the handbook, the tour. Nothing here writes into the book."""
