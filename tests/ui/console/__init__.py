"""The terminal the desk is started in."""
