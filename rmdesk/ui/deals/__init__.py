"""Work on deals that asks, writes and tells: noted, moved, won, lost."""
