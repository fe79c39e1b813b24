"""Clients as lists: views kept, what files lack, one value or entry for many, the ladder."""
