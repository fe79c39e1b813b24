"""Numbers written down in groups of five characters, to be read aloud and typed again.

Crockford's base32 (no I, L, O or U). The fifth of each group checks it: over GF(32) it finds every
wrong character, every two that changed places in a group, and every group at another's place. So a
misreading is told group by group, and told from something that was read right and is not meant.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_DATA: Final = 4  # characters of a group before its check character
BITS_A_GROUP: Final = _DATA * 5
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {character: value for value, character in enumerate(_ALPHABET)}
_READ_AS: Final = str.maketrans("OIL", "011")
_BETWEEN: Final = re.compile(r"[\s\-‐-―_.,]+")


class MistypedCode(ValueError):
    """The shape of a code, and yet none: `groups` are the numbers of those that do not check."""

    def __init__(self, groups: Sequence[int]) -> None:
        self.groups = tuple(groups)
        super().__init__("a mistyped code")


def in_groups(number: int, count: int) -> str:
    """The lowest bits of `number` as so many groups of five characters."""
    bits = count * BITS_A_GROUP
    values = [number >> at & 31 for at in range(bits - 5, -1, -5)]
    groups = [values[at : at + _DATA] for at in range(0, len(values), _DATA)]
    return "-".join(
        "".join(_ALPHABET[value] for value in (*group, _check(group, place)))
        for place, group in enumerate(groups)
    )


def read_groups(text: str, count: int) -> int | None:
    """The number that was typed, None for a text that has not the shape of so many groups.

    Blanks, dashes, case, full width and the look-alikes O, I and L do not matter. Raises
    MistypedCode.
    """
    plain = unicodedata.normalize("NFKC", text).upper().translate(_READ_AS)
    plain = _BETWEEN.sub("", plain)
    if len(plain) != count * (_DATA + 1) or not all(one in _VALUES for one in plain):
        return None
    values = [_VALUES[one] for one in plain]
    number, wrong = 0, []
    for place in range(count):
        *group, check = values[place * (_DATA + 1) : (place + 1) * (_DATA + 1)]
        if _check(group, place) != check:
            wrong.append(place + 1)
        for value in group:
            number = number << 5 | value
    if wrong:
        raise MistypedCode(wrong)
    return number


def _check(group: Sequence[int], place: int) -> int:
    """The sum of each value times its own power of the generator, and of the group's place."""
    total = place
    for value in group:
        total = _doubled(total ^ value)
    return total


def _doubled(value: int) -> int:
    """`value` times the generator of GF(32), modulo x^5 + x^2 + 1."""
    return (value << 1) ^ 0b100101 if value & 16 else value << 1
