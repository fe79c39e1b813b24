"""How the book grew: a curve for each figure."""
