"""rmdesk: a confidential desk for relationship managers of retail banks."""

__version__ = "0.10.0"
