"""The month: its targets, where it stands, and its curves."""
