"""Asset reviews: begun, typed, closed, and when the next one is due."""
