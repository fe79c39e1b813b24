"""The commands, as a script meets them."""
