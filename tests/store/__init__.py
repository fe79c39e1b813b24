"""The encrypted file: real SQLCipher with a cheap key derivation."""
