"""The calendar of a person and of the country."""
