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
import struct
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import DEFAULT, Cost
from rmdesk.crypto.slots import (
    Binding,
    Kind,
    MalformedSlot,
    Slot,
    open_with_passphrase,
    pack_slots,
    passphrase_slot,
    unpack_slots,
)
from rmdesk.store.files import (
    PAGE_BYTES,
    accessing,
    keys_path,
    replace_with,
    require_book,
)
from rmdesk.store.refusals import DamagedHeader, NewerVersion, NoAccess, WrongPassphrase

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
    """Write the key file of a new book, with one passphrase slot; takes as long as `cost` says."""
    binding = Binding(book_id, FORMAT_VERSION)
    slot = passphrase_slot(key, passphrase, cost=cost, binding=binding)
    return write_header(book, key, book_id=book_id, slots=(slot,), sequence=1)


def write_header(
    book: Path, key: DataKey, *, book_id: bytes, slots: Iterable[Slot], sequence: int
) -> Header:
    """Replace the key file of `book`, both copies at once; every change raises `sequence`."""
    body = book_id + pack_slots(tuple(slots))
    unsigned = Copy(FORMAT_VERSION, sequence, body, b"")
    copy = Copy(FORMAT_VERSION, sequence, body, _mac(key, unsigned))
    replace_with(keys_path(book), _render(copy))
    return Header(book, (copy,), is_whole=True)


def read_header(book: Path) -> Header:
    """The header of `book`, from whichever copy is whole; needs no secret and no `cryptography`.

    Raises the MissingFile family, NotABook, NoAccess, DamagedHeader and NewerVersion.
    """
    require_book(book)
    name = keys_path(book).name
    halves = _read_halves(keys_path(book))
    whole = {copy for half in halves if (copy := _parse(half))}
    if not whole:
        raise DamagedHeader(name=name)
    copies = tuple(sorted(whole, key=lambda copy: copy.sequence, reverse=True))
    if any(copy.version > FORMAT_VERSION for copy in copies):
        raise NewerVersion(name=name)
    try:
        for copy in copies:
            copy.slots  # noqa: B018 -- a slot beyond the ceilings is refused before any prompt
    except MalformedSlot:
        raise DamagedHeader(name=name) from None
    return Header(book, copies, is_whole=b"".join(halves) == _render(copies[0]))


def unlock(header: Header, passphrase: str) -> DataKey:
    """The data key; takes as long as the slots' costs say. Heals a damaged copy on the way.

    Raises WrongPassphrase when no slot opens, DamagedHeader when one does and yet the header
    is not the key owner's.
    """
    has_opened = False
    for copy in header.copies:
        key = _open(copy, passphrase, name=keys_path(header.book).name)
        if key is None:
            continue
        has_opened = True
        if hmac.compare_digest(copy.mac, _mac(key, copy)):
            if not header.is_whole:
                _heal(header.book, copy)
            return key
    raise DamagedHeader(name=keys_path(header.book).name) if has_opened else WrongPassphrase


def _open(copy: Copy, passphrase: str, *, name: str) -> DataKey | None:
    try:
        for slot in copy.slots:
            if slot.kind == Kind.PASSPHRASE:
                key = open_with_passphrase(slot, passphrase, copy.binding)
                if key is not None:
                    return key
    except MalformedSlot:
        raise DamagedHeader(name=name) from None
    return None


def _heal(book: Path, copy: Copy) -> None:
    # The book opens all the same: a folder that cannot be written now is healed the next time.
    with suppress(NoAccess):
        replace_with(keys_path(book), _render(copy))


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
    with accessing(path), path.open("rb", buffering=0) as file:
        size = path.stat().st_size
        if size > LARGEST:
            raise DamagedHeader(name=path.name)
        half = size // 2

        def read(start: int, length: int) -> bytes:
            with suppress(OSError):
                file.seek(start)
                return file.read(length) or b""
            return b""

        return read(0, half), read(half, size - half)
