"""The key file: one header in two copies, so that a bad sector does not lock the owner out.

Each copy fills half of the file, padded with zeros to whole pages:

    magic 8 · format version 2 · sequence 8 · length of the body 4 · body · MAC 32 · SHA-256 32

The body is the book's id (16) and its slots. The digest says whether a copy is whole, before
any secret is known; the MAC, under the "header" subkey, says after unlocking that nobody without
the key wrote it. Magic, version, lengths and digest keep their places in every later version, so
that a newer file can be told from a damaged one.
"""

import hashlib
import hmac
import stat
import struct
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import DEFAULT, Cost
from rmdesk.crypto.recipient_slots import backup_slot
from rmdesk.crypto.slots import (
    Binding,
    MalformedSlot,
    Slot,
    pack_slots,
    passphrase_slot,
    unpack_slots,
)
from rmdesk.store.disk.files import (
    PAGE_BYTES,
    accessing,
    keys_path,
    replace_with,
    require_book,
)
from rmdesk.store.disk.refusals import BookRefused, DamagedHeader, NewerVersion

FORMAT_VERSION: Final = 1
LARGEST: Final = 64 * 1024
BOOK_ID_BYTES: Final = 16

_MAGIC: Final = b"RMDKEYS\n"
_FRAME: Final = struct.Struct(">8sHQI")
_DIGEST_BYTES: Final = 32


@dataclass(frozen=True, slots=True, repr=False)
class Copy:
    """One whole copy: its digest is right, its MAC not yet checked."""

    version: int
    sequence: int
    body: bytes
    mac: bytes

    @property
    def authenticated(self) -> bytes:
        """What the MAC covers."""
        frame = _FRAME.pack(_MAGIC, self.version, self.sequence, len(self.body))
        return frame + self.body

    @property
    def book_id(self) -> bytes:
        return self.body[:BOOK_ID_BYTES]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The ways in; raises MalformedSlot."""
        return unpack_slots(self.body[BOOK_ID_BYTES:])

    @property
    def binding(self) -> Binding:
        return Binding(self.book_id, self.version)


@dataclass(frozen=True, slots=True, repr=False)
class Header:
    """What the key file of `book` says; `copies` are the whole and different ones, newest first."""

    book: Path
    copies: tuple[Copy, ...]
    is_whole: bool

    @property
    def book_id(self) -> bytes:
        """The id that the database has to carry too; 16 bytes."""
        return self.copies[0].book_id


def create_header(
    book: Path, key: DataKey, passphrase: str, *, book_id: bytes, cost: Cost = DEFAULT
) -> Header:
    """Write the key file of a new book, for a passphrase; takes as long as `cost` says."""
    slots = first_slots(key, passphrase, book_id=book_id, cost=cost)
    return write_header(book, key, book_id=book_id, slots=slots, sequence=1)


def first_slots(
    key: DataKey, passphrase: str, *, book_id: bytes, cost: Cost = DEFAULT
) -> tuple[Slot, ...]:
    """The slots of a new book: its passphrase, and the key of its backups."""
    binding = Binding(book_id, FORMAT_VERSION)
    return (
        passphrase_slot(key, passphrase, cost=cost, binding=binding),
        backup_slot(DataKey.generate(), key.subkey("backup"), binding=binding),
    )


def write_header(
    book: Path, key: DataKey, *, book_id: bytes, slots: Iterable[Slot], sequence: int
) -> Header:
    """Replace the key file of `book`, both copies at once; every change raises `sequence`."""
    packed = header_bytes(key, book_id=book_id, slots=slots, sequence=sequence)
    replace_with(keys_path(book), packed)
    return Header(book, parse_header(packed), is_whole=True)


def header_bytes(key: DataKey, *, book_id: bytes, slots: Iterable[Slot], sequence: int) -> bytes:
    """A header as bytes, both copies, signed with `key`; a backup has one of its own."""
    body = book_id + pack_slots(tuple(slots))
    unsigned = Copy(FORMAT_VERSION, sequence, body, b"")
    return _render(Copy(FORMAT_VERSION, sequence, body, _mac(key, unsigned)))


def parse_header(packed: bytes) -> tuple[Copy, ...]:
    """The whole and different copies in `packed`, newest first; neither signature nor slots are
    checked yet.
    """
    half = len(packed) // 2
    return _whole(packed[:half], packed[half:])


def is_signed(copy: Copy, key: DataKey) -> bool:
    """Whether whoever wrote `copy` had the data key: before that its slots are only a claim."""
    return hmac.compare_digest(copy.mac, _mac(key, copy))


def read_header(book: Path) -> Header:
    """The header of `book`, from whichever copy is whole; needs no secret and no `cryptography`.

    Raises the MissingFile family, NotABook, NoAccess, DamagedHeader and NewerVersion.
    """
    require_book(book)
    name = keys_path(book).name
    halves = _read_halves(keys_path(book))
    copies = _whole(*halves)
    if not copies:
        raise DamagedHeader(name=name)
    if any(copy.version > FORMAT_VERSION for copy in copies):
        raise NewerVersion(name=name)
    readable = tuple(copy for copy in copies if _has_slots(copy))
    if not readable:
        raise DamagedHeader(name=name)
    return Header(book, readable, is_whole=b"".join(halves) == _render(readable[0]))


def heal(header: Header, copy: Copy) -> None:
    """Write `copy` into both places again, unless the key file was replaced since it was read.

    The book opens all the same: a folder that cannot be written now is healed the next time.
    """
    with suppress(BookRefused):
        if read_header(header.book) == header:
            replace_with(keys_path(header.book), _render(copy))


def _mac(key: DataKey, copy: Copy) -> bytes:
    return hmac.digest(key.subkey("header"), copy.authenticated, "sha256")


def _render(copy: Copy) -> bytes:
    """The file's bytes: the copy twice, each padded to whole pages."""
    signed = copy.authenticated + copy.mac
    framed = signed + hashlib.sha256(signed).digest()
    half = framed.ljust(-(-len(framed) // PAGE_BYTES) * PAGE_BYTES, b"\0")
    if 2 * len(half) > LARGEST:
        raise MalformedSlot("a header beyond 64 KiB")
    return half + half


def _has_slots(copy: Copy) -> bool:
    """Whether its slots can be told apart: what is beyond the ceilings never reaches a prompt."""
    try:
        return bool(copy.slots)
    except MalformedSlot:
        return False


def _whole(*halves: bytes) -> tuple[Copy, ...]:
    whole = {copy for half in halves if (copy := _parse(half))}
    return tuple(sorted(whole, key=lambda copy: copy.sequence, reverse=True))


def _parse(half: bytes) -> Copy | None:
    """The copy that starts `half`, or None when it is not whole."""
    if len(half) < _FRAME.size:
        return None
    magic, version, sequence, length = _FRAME.unpack_from(half)
    signed = _FRAME.size + length + _DIGEST_BYTES
    digest = half[signed : signed + _DIGEST_BYTES]
    if magic != _MAGIC or length < BOOK_ID_BYTES or len(digest) != _DIGEST_BYTES:
        return None
    if hashlib.sha256(half[:signed]).digest() != digest:
        return None
    body = half[_FRAME.size : _FRAME.size + length]
    return Copy(version, sequence, body, half[_FRAME.size + length : signed])


def _read_halves(path: Path) -> tuple[bytes, bytes]:
    """Both halves, each on its own: a sector that cannot be read costs only its half."""
    with accessing(path):
        status = path.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:  # to open a pipe is to wait
        raise DamagedHeader(name=path.name)
    with accessing(path), path.open("rb", buffering=0) as file:
        size = path.stat().st_size
        half = size // 2

        def read(start: int, length: int) -> bytes:
            with suppress(OSError):
                file.seek(start)
                return file.read(length) or b""
            return b""

        return read(0, half), read(half, size - half)
