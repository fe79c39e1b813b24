"""That a book is lent: whose clients these are, and by what their return is sealed and told of."""
