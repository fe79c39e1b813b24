"""Commands that take files in or write them: import, export, reports, reviews."""
