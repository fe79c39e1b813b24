"""Use cases on a real book with a cheap key derivation."""
