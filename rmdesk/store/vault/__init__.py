"""A book opened: looked at and let in, led up to the present schema, its data key changed."""
