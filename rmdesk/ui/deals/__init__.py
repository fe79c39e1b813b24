"""Work on deals that asks, writes and tells: noted, moved, won, lost; and how they are typed."""
