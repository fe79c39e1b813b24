"""Files of other programs, honest and hostile."""
