"""Reviewing what a client has: domain.md, "Reviewing and diagnosing" ([S])."""
