"""Plans and reports laid out in words and tables."""
