"""Where one stands, in one look: the month, today, and what comes."""
