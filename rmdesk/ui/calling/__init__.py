"""Telephoning: sessions, the queue and its order, the rules, the set of outcomes."""
