"""An entry of a book's head: what it says, its 128 bytes, and who may have written them.

    magic 4 · format 1 · flags 1 · sequence 8 · generation 8 · rows of the chain 8 · MAC of the
    last row 32 · digest of the database as it was closed 32 · zeros 2 · MAC 32

The MAC is under the data key's "head" subkey.
"""

import hmac
import struct
from dataclasses import dataclass
from typing import Final

from rmdesk.store.audit.chain import GENESIS
from rmdesk.store.disk.files import PAGE_BYTES

NO_DIGEST: Final = bytes(32)
PLACES: Final = (0, PAGE_BYTES)
"""Where the two entries stand."""

FORMAT: Final = 1

_MAGIC: Final = b"RMDH"
_CLEAN: Final = 1
_UNWRITTEN: Final = 2
_BODY: Final = struct.Struct(">4sBBQQQ32s32s2x")
_MAC_BYTES: Final = 32
ENTRY_BYTES: Final = _BODY.size + _MAC_BYTES


@dataclass(frozen=True, slots=True)
class Entry:
    """What the head says: up to which commit the book reaches, and whether it was closed.

    `is_unwritten` while it is open and nothing was committed since.
    """

    is_clean: bool = False
    is_unwritten: bool = False
    generation: int = 0
    rows: int = 0
    tip: bytes = GENESIS
    digest: bytes = NO_DIGEST
    sequence: int = 0
    form: int = FORMAT


def rendered(key: bytes, entry: Entry) -> bytes:
    """The bytes of a whole head that tells of `entry` twice; `key` is the "head" subkey."""
    first, second = (signed(key, place, entry) for place in range(len(PLACES)))
    return first.ljust(PLACES[1], b"\0") + second


def signed(key: bytes, place: int, entry: Entry) -> bytes:
    """The bytes of an entry in the first or second place."""
    body = _BODY.pack(
        _MAGIC,
        entry.form,
        _CLEAN * entry.is_clean | _UNWRITTEN * entry.is_unwritten,
        entry.sequence,
        entry.generation,
        entry.rows,
        entry.tip,
        entry.digest,
    )
    return body + _mac(key, place, body)


def genuine(key: bytes, place: int, content: bytes) -> Entry | None:
    """The entry in `content`; None when nobody with the key wrote it, or not to this place."""
    body, mac = content[: _BODY.size], content[_BODY.size :]
    if len(mac) != _MAC_BYTES or not hmac.compare_digest(mac, _mac(key, place, body)):
        return None
    _magic, form, flags, sequence, generation, rows, tip, digest = _BODY.unpack(body)
    return Entry(
        bool(flags & _CLEAN),
        bool(flags & _UNWRITTEN),
        generation,
        rows,
        tip,
        digest,
        sequence,
        form,
    )


def _mac(key: bytes, place: int, body: bytes) -> bytes:
    """Over the place too: else an entry of the opening, copied over the one of the last commit,
    would hide every commit between them."""
    return hmac.digest(key, bytes([place]) + body, "sha256")
