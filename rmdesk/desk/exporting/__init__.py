"""Sheets that are written into a file for somebody else."""
