"""Business rhythm: targets of a month, the weeks they are reached in, and where one stands [R]."""
