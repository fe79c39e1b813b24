"""Activity of the business, coverage of the book, and conversion from calls to deals."""
