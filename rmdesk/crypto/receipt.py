"""The receipt of a bundle: what only somebody who has opened it can read off.

The bundle holds a secret that nothing else knows. It yields, with the digest of all that was
written, four groups of five characters. The book of the giver keeps only what a receipt hashes
to: with 80 bits nobody finds the receipt from that, least of all the giver, who would have to
open the bundle to know it.
"""

import hashlib
import hmac
from typing import Final

from rmdesk.crypto.checked_groups import BITS_A_GROUP, in_groups, read_groups

SECRET_BYTES: Final = 16

_GROUPS: Final = 4
_BITS: Final = _GROUPS * BITS_A_GROUP
_BYTES: Final = _BITS // 8


def receipt_code(secret: bytes, digest: bytes) -> str:
    """The receipt of a bundle by its secret and the SHA-256 of what stands before its trailer."""
    mac = hmac.digest(secret, b"rmdesk receipt v1" + digest, "sha256")
    return in_groups(int.from_bytes(mac[:_BYTES], "big"), _GROUPS)


def receipt_hash(code: str) -> bytes:
    """What the giver keeps of a receipt; raises ValueError for what is none."""
    number = read_groups(code, _GROUPS)
    if number is None:
        raise ValueError("not a receipt")
    return _hashed(number)


def is_receipt(typed: str, kept: bytes) -> bool:
    """Whether `typed` is the receipt that hashes to `kept`.

    Raises MistypedCode for one that was misread, with the numbers of the groups.
    """
    number = read_groups(typed, _GROUPS)
    return number is not None and hmac.compare_digest(_hashed(number), kept)


def _hashed(number: int) -> bytes:
    return hashlib.sha256(b"rmdesk receipt hash v1" + number.to_bytes(_BYTES, "big")).digest()
