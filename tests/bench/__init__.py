"""Ratios against a bare app or floor, measured in one run."""
