"""Meetings on screen: their forms, what is done with one, and the lines of their page."""
