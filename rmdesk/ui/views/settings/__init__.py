"""The settings: found, changed, and put back."""
