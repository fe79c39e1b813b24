"""One story per file, keystroke by keystroke in a real terminal."""
