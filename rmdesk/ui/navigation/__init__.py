"""Which views there are, the ways to them, and the place to return to."""
