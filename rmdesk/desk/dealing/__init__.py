"""Deals: kept, moved over the board, won and lost, behind the gate of suitability."""
