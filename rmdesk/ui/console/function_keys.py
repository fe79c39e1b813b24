"""Keys without a character, as Windows' C library hands them over: a mark, then a letter."""

from typing import Final

MARKS: Final = "\x00\xe0"
"""One of these says that the next character names a key."""

_ARROWS: Final = {"H": "A", "P": "B", "M": "C", "K": "D"}
_FUNCTION: Final = {
    letter: f"\x1b[{number}~"
    for letter, number in zip(";<=>?@ABC", (11, 12, 13, 14, 15, 17, 18, 19, 20), strict=True)
}


def escape_sequence(letter: str) -> str:
    """What a terminal elsewhere sends for the key: an arrow or F1 to F9, else nothing."""
    if letter in _ARROWS:
        return f"\x1b[{_ARROWS[letter]}"
    return _FUNCTION.get(letter, "")
