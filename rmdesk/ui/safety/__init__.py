"""The book's safety from the desk: backups, the ways in, the audit chain."""
