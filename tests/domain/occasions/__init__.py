"""Occasions: which reason to call arises on which day."""
