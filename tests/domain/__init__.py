"""Rules of the trade: tables of cases and properties."""
