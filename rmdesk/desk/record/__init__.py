"""A client as a plain record: what `show --json` promises to scripts."""
