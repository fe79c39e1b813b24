"""The list of clients: found, filtered, ordered, marked, and dealt with many at once."""
