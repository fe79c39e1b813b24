"""The recovery code: 160 random bits on paper, for the envelope of the branch's own person.

Eight groups of five characters (`rmdesk.crypto.checked_groups`). The code yields an identity
(HKDF-SHA256; its input is uniformly random, so nothing has to make guessing expensive). A slot
needs only that identity's public key.
"""

import secrets
from typing import Final

from rmdesk.crypto.checked_groups import BITS_A_GROUP, in_groups, read_groups
from rmdesk.crypto.recipients import SEED_BYTES, Identity

GROUPS: Final = 8
_BITS: Final = GROUPS * BITS_A_GROUP


def drawn() -> str:
    """A fresh code, from the operating system's generator."""
    return written(secrets.randbits(_BITS))


def written(number: int) -> str:
    """160 bits as a code."""
    return in_groups(number, GROUPS)


def identity_of(text: str) -> Identity | None:
    """The identity of a typed code, None for a text that has not the shape of one.

    Blanks, dashes, case, full width and the look-alikes O, I and L do not matter. Raises
    MistypedCode.
    """
    number = read_groups(text, GROUPS)
    return None if number is None else Identity(_expanded(number.to_bytes(_BITS // 8, "big")))


def _expanded(bits: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), SEED_BYTES, salt=None, info=b"rmdesk recovery code v1").derive(bits)
