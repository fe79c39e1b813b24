"""What is kept from the eyes of others: amounts, numbers in full, what leaves by the clipboard."""
