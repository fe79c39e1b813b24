"""Below the open book: its files on the disk, the key file, the connection to the database."""
