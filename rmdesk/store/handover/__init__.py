"""Records that go to another book, or came from one: which go along, and where each came from."""
