"""What the unlock prompt leads through on the bare terminal, before a desk opens. No Textual."""
