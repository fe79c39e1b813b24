"""What `show` prints below a client: which lists and columns, and the words in them."""
