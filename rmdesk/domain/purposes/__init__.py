"""Why one calls: the purposes kind by kind, and which is proposed for a client."""
