"""A shelf for each kind of record: what is read of it, as domain values."""
