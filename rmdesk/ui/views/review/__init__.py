"""Reviewing the assets of one client: the view and its pages."""
