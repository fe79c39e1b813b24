"""A public key as digits that two people read to each other, and whether they are the same.

Whoever swaps a key on its way can draw keys until one looks right: 100,000 tries for one group of
five digits, which is a minute's work. So one side reads all four groups aloud, and the other types
two of them that it was not shown and that were drawn only now. A key that was made beforehand has
to agree in all 66 bits to be sure of passing; whoever has drawn enough for two groups (33 bits)
passes with one draw in six, and then the two groups that are shown differ from what is read aloud.
A question stays the same until it is answered: another draw would be another chance.
"""

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Self

_BYTES: Final = 10
_DIGITS: Final = 20
_GROUP: Final = 5
_GROUPS: Final = _DIGITS // _GROUP
_PAIRS: Final = tuple((one, two) for one in range(_GROUPS) for two in range(one + 1, _GROUPS))


def digits_of(public: bytes, *, label: bytes) -> str:
    """Four groups of five digits: 66 bits of SHA-256, so nobody finds another key with the same.

    `label` keeps keys of different kinds apart.
    """
    number = int.from_bytes(hashlib.sha256(label + public).digest()[:_BYTES], "big")
    digits = f"{number % 10**_DIGITS:0{_DIGITS}}"
    return " ".join(digits[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))


@dataclass(frozen=True, slots=True)
class Question:
    """Which two groups of a fingerprint are asked for, of the places 0 to 3."""

    fingerprint: str
    asked: tuple[int, int]

    def __post_init__(self) -> None:
        if self.asked not in _PAIRS:
            raise ValueError("two different groups, in their order")

    @classmethod
    def drawn(cls, fingerprint: str, *, draw: Callable[[int], int]) -> Self:
        """Two of the four; `draw` yields a number below the one it is given, which nobody knows
        before (`secrets.randbelow`)."""
        return cls(fingerprint, _PAIRS[draw(len(_PAIRS))])

    @property
    def shown(self) -> str:
        """The fingerprint with dots for what is asked: both see that they speak of one key."""
        return " ".join(
            "." * _GROUP if place in self.asked else group
            for place, group in enumerate(self.fingerprint.split())
        )

    @property
    def places(self) -> dict[str, int]:
        """The two as they are counted aloud, for a sentence with `{first}` and `{second}`."""
        first, second = self.asked
        return {"first": first + 1, "second": second + 1}

    @property
    def answer(self) -> str:
        """The ten digits that were asked for."""
        groups = self.fingerprint.split()
        return "".join(groups[place] for place in self.asked)


def is_same(fingerprint: str, typed: str, asked: Question | None = None) -> bool:
    """Whether `typed` is the whole fingerprint, or the answer to what was `asked` about it.

    Blanks between the digits do not count, nor whether an input method made them wide.
    """
    if asked is not None and asked.fingerprint != fingerprint:
        return False  # the key was exchanged after the question was put
    digits = _plain(typed)
    whole = "".join(fingerprint.split())
    return digits == whole or (asked is not None and digits == asked.answer)


def is_complete(typed: str) -> bool:
    """Whether it can be an answer at all: digits, as many as two groups have or all of them.

    What is too short was misheard or typed in haste; it is no other key.
    """
    digits = _plain(typed)
    return digits.isdecimal() and len(digits) in (2 * _GROUP, _DIGITS)


def _plain(typed: str) -> str:
    return "".join(unicodedata.normalize("NFKC", typed).split())
