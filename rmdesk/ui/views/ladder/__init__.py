"""The deposit ladder: what falls due when, in which currency."""
