"""From what was typed at the prompt to the data key."""
