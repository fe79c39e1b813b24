"""A book on its way to another computer, and how it knows that it has moved."""
