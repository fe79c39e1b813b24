"""Insurance policies of a household: what one is, what contradicts itself, how it is typed."""
