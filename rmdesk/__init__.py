"""rmdesk: a confidential desk for relationship managers of retail banks."""

__version__ = "0.11.0"
