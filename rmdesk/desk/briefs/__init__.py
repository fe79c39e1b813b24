"""The page on a client for whoever takes over: written here, or received along with the client."""
