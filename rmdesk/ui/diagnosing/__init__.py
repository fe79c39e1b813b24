"""Diagnosing: the interview answered row by row, its results painted, and the work around both."""
