"""One backup, one file: a key part of its own, the encrypted database, and what proves both.

    magic 8 · format version 2 · length of the key part 4 · length of the database 8 · SHA-256 32
    key part · database
    BLAKE2b-256 of the database 32 · MAC 32 · magic 8

The database is a whole vault under a key drawn for this backup alone. The key part is built like
the key file of a book, both copies, and its slots wrap that key: for the book's local backup key,
the recovery code and the escrow key, but never for the passphrase. A backup that lies on a stick
is therefore closed as soon as the local backup key is destroyed, but for the branch.

The digest says without any secret whether the database is whole; the MAC, under the "head"
subkey of the backup's own key, says that whoever put the parts together had that key. Magic,
version, lengths and the frame's digest keep their places in every later version, and the magic
stands at both ends: a damaged backup is told from another file and from a newer program's.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.recipient_slots import open_backup_slot
from rmdesk.crypto.slots import Binding, Kind, MalformedSlot, Slot
from rmdesk.store.backups.refusals import DamagedBackup, NotABackup
from rmdesk.store.disk.files import accessing, create_private, discard
from rmdesk.store.disk.header import (
    FORMAT_VERSION,
    LARGEST,
    Copy,
    header_bytes,
    is_signed,
    parse_header,
)
from rmdesk.store.disk.refusals import NewerVersion

VERSION: Final = 1

_MAGIC: Final = b"RMDBACK\n"
_FRAME: Final = struct.Struct(">8sHIQ")
_FRAME_DIGEST: Final = 32
_DIGEST: Final = 32
_MAC: Final = 32
_TRAILER: Final = _DIGEST + _MAC + len(_MAGIC)
_PIECE: Final = 1024 * 1024

Unlock = Callable[[Slot, Binding], DataKey | None]
"""Tries one way in: the key behind a slot, or None when it is not for this way."""


@dataclass(frozen=True, slots=True, repr=False)
class BackupHead:
    """What the start of a backup says; nothing of it is believed before `open_with`."""

    path: Path
    frame: bytes
    copies: tuple[Copy, ...]
    database_at: int
    database_bytes: int
    digest: bytes = field(default=b"")
    mac: bytes = field(default=b"")

    @property
    def book_id(self) -> bytes:
        """The id of the book it was made of; 16 bytes."""
        return self.copies[0].book_id

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The ways in."""
        return self.copies[0].slots

    @property
    def binding(self) -> Binding:
        return self.copies[0].binding

    def accepts(self, key: DataKey) -> bool:
        """Whether `key` is the one under which this backup was put together."""
        return any(
            is_signed(copy, key) and hmac.compare_digest(self.mac, self._mac(copy, key))
            for copy in self.copies
        )

    def _mac(self, copy: Copy, key: DataKey) -> bytes:
        return _mac_of(self.frame, copy, self.digest, key)


def write_backup(
    path: Path, key: DataKey, *, book_id: bytes, slots: Iterable[Slot], database: Path
) -> None:
    """Write the backup `path`, which must not exist, around the closed file `database`.

    The database has to be one under `key`, and the slots to wrap it. Fsynced; a failure leaves no
    file. Raises NoAccess.
    """
    key_part = header_bytes(key, book_id=book_id, slots=slots, sequence=1)
    (copy,) = parse_header(key_part)
    create_private(path)
    try:
        with accessing(path), path.open("rb+") as file, database.open("rb") as source:
            frame = _framed(len(key_part), os.fstat(source.fileno()).st_size)
            file.write(frame + key_part)
            digest = _copied(source, file)
            file.write(digest + _mac_of(frame, copy, digest, key) + _MAGIC)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        discard(path)
        raise


def read_head(path: Path) -> BackupHead:
    """What the backup `path` says of itself; needs no secret.

    Raises NoAccess, NotABackup, DamagedBackup (cut off, or its frame or both copies of its key
    part are not whole) and NewerVersion.
    """
    with accessing(path):
        if path.exists() and not path.is_file():  # opening a pipe would wait for ever
            raise NotABackup(name=path.name)
    with accessing(path), path.open("rb") as file:
        frame = file.read(_FRAME.size + _FRAME_DIGEST)
        size = os.fstat(file.fileno()).st_size
        version, key_part_bytes, database_bytes = _parsed(frame, file, size, path)
        key_part = file.read(key_part_bytes)
        file.seek(size - _TRAILER)
        trailer = file.read(_TRAILER)
    if version > VERSION:
        raise NewerVersion(name=path.name)
    if size != len(frame) + key_part_bytes + database_bytes + _TRAILER:
        raise DamagedBackup(name=path.name)
    copies = parse_header(key_part)
    if any(copy.version > FORMAT_VERSION for copy in copies):
        raise NewerVersion(name=path.name)
    try:
        ways = [copy.slots for copy in copies]
    except MalformedSlot:
        ways = []
    if not ways:
        raise DamagedBackup(name=path.name)
    return BackupHead(
        path,
        frame,
        copies,
        len(frame) + key_part_bytes,
        database_bytes,
        trailer[:_DIGEST],
        trailer[_DIGEST : _DIGEST + _MAC],
    )


def open_with(head: BackupHead, tried: Unlock) -> DataKey | None:
    """The backup's key by one way in; None when none of its slots opens that way.

    Raises DamagedBackup where a slot opens and yet the backup is not its key's work.
    """
    has_opened = False
    for copy in head.copies:
        for slot in copy.slots:
            try:
                key = tried(slot, copy.binding)
            except MalformedSlot:  # of a kind whose form a newer program changed
                continue
            if key is None:
                continue
            has_opened = True
            if head.accepts(key):
                return key
    if has_opened:
        raise DamagedBackup(name=head.path.name)
    return None


def open_with_local_keys(head: BackupHead, local_keys: Sequence[bytes]) -> DataKey | None:
    """The backup's key by the book's own backup keys, of which a rotation leaves several."""

    def tried(slot: Slot, binding: Binding) -> DataKey | None:
        if slot.kind != Kind.BACKUP:
            return None
        found = (open_backup_slot(slot, local_key, binding) for local_key in local_keys)
        return next(filter(None, found), None)

    return open_with(head, tried)


def unpack(head: BackupHead, key: DataKey, into: Path) -> None:
    """Write the database of a backup to `into`, which must not exist; still encrypted, fsynced.

    Raises DamagedBackup unless every byte is what was written under `key`; then nothing stays.
    """
    if not head.accepts(key):
        raise DamagedBackup(name=head.path.name)
    create_private(into)
    try:
        with accessing(head.path), head.path.open("rb") as source:
            source.seek(head.database_at)
            with accessing(into), into.open("rb+") as file:
                digest = _copied(source, file, length=head.database_bytes)
                file.flush()
                os.fsync(file.fileno())
        if not hmac.compare_digest(digest, head.digest):
            raise DamagedBackup(name=head.path.name)
    except BaseException:
        discard(into)
        raise


def require_whole(head: BackupHead) -> None:
    """Raise DamagedBackup unless the database is the one written; needs no secret."""
    with accessing(head.path), head.path.open("rb") as source:
        source.seek(head.database_at)
        digest = _copied(source, None, length=head.database_bytes)
    if not hmac.compare_digest(digest, head.digest):
        raise DamagedBackup(name=head.path.name)


def digest_of_database(database: Path) -> bytes:
    """The digest that a backup of the closed file `database` has in its head. Raises NoAccess."""
    with accessing(database), database.open("rb") as source:
        return _copied(source, None)


def _framed(key_part_bytes: int, database_bytes: int) -> bytes:
    frame = _FRAME.pack(_MAGIC, VERSION, key_part_bytes, database_bytes)
    return frame + hashlib.sha256(frame).digest()


def _parsed(frame: bytes, file: BinaryIO, size: int, path: Path) -> tuple[int, int, int]:
    """Version and lengths of a frame whose digest is right."""
    body = frame[: _FRAME.size]
    if len(body) == _FRAME.size and hashlib.sha256(body).digest() == frame[_FRAME.size :]:
        magic, version, key_part_bytes, database_bytes = _FRAME.unpack(body)
        if magic == _MAGIC and key_part_bytes <= LARGEST and size > _TRAILER:
            return version, key_part_bytes, database_bytes
    file.seek(max(0, size - len(_MAGIC)))
    if frame.startswith(_MAGIC) or file.read() == _MAGIC:
        raise DamagedBackup(name=path.name)
    raise NotABackup(name=path.name)


def _copied(source: BinaryIO, target: BinaryIO | None, length: int | None = None) -> bytes:
    """The digest of what was read of `source`, up to `length` bytes, and written to `target`."""
    digest = hashlib.blake2b(digest_size=_DIGEST)
    left = length
    while left is None or left > 0:
        piece = source.read(_PIECE if left is None else min(_PIECE, left))
        if not piece:
            break
        digest.update(piece)
        if target is not None:
            target.write(piece)
        left = None if left is None else left - len(piece)
    return digest.digest()


def _mac_of(frame: bytes, copy: Copy, digest: bytes, key: DataKey) -> bytes:
    message = b"rmdesk backup" + frame + copy.mac + digest
    return hmac.digest(key.subkey("head"), message, "sha256")
