"""Records that go to another book, or came from one."""
