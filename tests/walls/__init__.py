"""Tries to make the money of one client show in the file of another."""
