"""How much of a bundle is looked at before it is refused: more than any honest one has.

A bundle comes from outside, and whoever holds a receiver's public key can write one: what is
inside is hostile until its signature was checked, which is at its very end.
"""

from typing import Final

LINE_BYTES: Final = 4 << 20
"""A line: the longest honest one is a note, a script, or a year of holidays."""

PLAIN_BYTES: Final = 4 << 30
"""All lines together: a hundred times a large branch."""

FREE_BYTES: Final = 8 << 20
"""What may come of any input, however short, before the ratio counts."""

RATIO: Final = 200
"""Plain bytes for one compressed: a large book has 3 to 20, a bomb up to 1,030."""

TABLES: Final = 200
COLUMNS: Final = 200
PART_BYTES: Final = 1 << 20
NAME_LENGTH: Final = 200
"""Characters of a person's or a branch's name."""

LARGEST: Final = (1 << 63) - 1
"""A whole number as the book can hold it."""
