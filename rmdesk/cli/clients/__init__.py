"""Commands that print clients: found, listed, shown whole, and what a client may ask for."""
