"""The pages of the review view: a file for each, listed in `pages`."""
