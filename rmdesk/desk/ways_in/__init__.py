"""The ways into a book: which there are, changing them, and changing the data key behind them."""
