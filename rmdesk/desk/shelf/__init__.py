"""What the bank sells: the shelf, what a client can bear, and what must not be named to one."""
