"""Programs that make committed files: run by hand after a change, compared by a test."""
