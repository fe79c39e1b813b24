"""Every setting as a field: what it is called, how it is written and read; a module a section."""
