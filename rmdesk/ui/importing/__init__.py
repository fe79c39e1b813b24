"""Import from the screen: the file, what reads it, preview, commit, report."""
