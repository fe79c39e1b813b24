"""What tells who somebody is, read for all clients at once: for imports and duplicates."""
