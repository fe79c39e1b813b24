"""The people around a client, ties between clients, and the wall between two files."""
