"""What is asked and shown where clients of another book come in."""
