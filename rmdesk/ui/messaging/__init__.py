"""Writing to clients: one message, a round of them, one's own templates."""
