"""What is heard from clients and done for them, on a real book."""
