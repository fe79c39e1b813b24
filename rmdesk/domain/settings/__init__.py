"""The settings of the trade as one value: by path, as text, as a file."""
