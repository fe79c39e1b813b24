"""Conditions on clients as people type them: read, written back, completed, refused with a hint."""
