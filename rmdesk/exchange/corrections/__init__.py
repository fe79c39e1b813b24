"""A sheet looked at by a person, and understood again as that person said."""
