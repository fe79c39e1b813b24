"""Commands that hand clients over, lend them, and take in what others handed over."""
