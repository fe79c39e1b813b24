"""Tables over all clients: read, ordered, filtered, and shown."""
