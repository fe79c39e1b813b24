"""The forms of a deal, and the list of deals behind a figure."""
