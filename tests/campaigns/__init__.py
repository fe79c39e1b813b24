"""Minutes of kills and damage; run by name."""
