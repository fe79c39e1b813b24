"""Diagnosing a household: its tables, goals, the needs interview, and proposals."""
