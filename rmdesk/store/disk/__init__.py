"""What lies on the disk: a book's files, its keys, the connection to its database, refusals."""
