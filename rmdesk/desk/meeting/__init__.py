"""Meetings with clients: agreed, prepared from the file, held, written down [R]."""
