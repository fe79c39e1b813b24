"""How the settings of each part of the trade are kept in the book."""
