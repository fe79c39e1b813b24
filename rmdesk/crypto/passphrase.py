"""Passphrases: how they are written down in one form, how strong they must be, what they cost.

The argument: everything an attacker has is a copy of the files, so a guess must be expensive.
Argon2id (RFC 9106) makes each one cost memory and time; the rule keeps the first thousand
guesses from succeeding.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

from rmdesk.crypto.keys import KEY_BYTES
from rmdesk.errors import Refused
from rmdesk.language import N_

LEAST_CHARACTERS: Final = 12
LEAST_WORDS: Final = 4
SALT_BYTES: Final = 16


class WeakPassphrase(Refused):
    """A new passphrase that does not meet the rule."""

    message = N_(
        "This passphrase is too short: it needs at least {characters} characters, or {words} words."
    )
    hint = N_("A sentence only you would think of is easy to keep and hard to guess.")

    def __init__(self) -> None:
        super().__init__(characters=LEAST_CHARACTERS, words=LEAST_WORDS)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: Argon2id memory in KiB, passes over it, parallel lanes."""

    memory_kib: int
    iterations: int
    lanes: int

    def is_below(self, other: "Cost") -> bool:
        """Whether a guess is cheaper than under `other` in any respect."""
        return (
            self.memory_kib < other.memory_kib
            or self.iterations < other.iterations
            or self.lanes < other.lanes
        )


DEFAULT: Final = Cost(memory_kib=256 * 1024, iterations=3, lanes=4)
"""What is written for every book that is kept; about 1.0 to 1.6 s on an office PC."""

CEILING: Final = Cost(memory_kib=1024 * 1024, iterations=10, lanes=8)
"""The most a reader accepts: a planted header must not take the machine down."""


def normalised(passphrase: str) -> bytes:
    """The passphrase as bytes, the same whichever keyboard or input method wrote it (NFKC)."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def require_strength(passphrase: str) -> None:
    """Raise WeakPassphrase unless it has 12 characters or 4 words; for new passphrases only."""
    text = unicodedata.normalize("NFKC", passphrase).strip()
    if len(text) < LEAST_CHARACTERS and len(text.split()) < LEAST_WORDS:
        raise WeakPassphrase


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The wrapping key of a passphrase: Argon2id, 32 bytes; takes as long as `cost` says."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(normalised(passphrase))
