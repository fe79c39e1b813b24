"""The container of a backup: what comes out is what went in, or it is said what is wrong."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.recipient_slots import backup_slot
from rmdesk.crypto.slots import Binding
from rmdesk.store.backups.file import (
    BackupHead,
    open_with,
    open_with_local_keys,
    read_head,
    require_whole,
    unpack,
    write_backup,
)
from rmdesk.store.backups.refusals import DamagedBackup, NotABackup
from rmdesk.store.disk.files import is_private
from rmdesk.store.disk.header import FORMAT_VERSION
from rmdesk.store.disk.refusals import NewerVersion, NoAccess

_BOOK = b"book of sixteen "
_BINDING = Binding(_BOOK, FORMAT_VERSION)
_LOCAL = bytes(range(32))
_DATABASE = bytes(range(256)) * 5000
_FRAME = 8 + 2 + 4 + 8
_KEY_PART_AT = _FRAME + 32


@pytest.fixture
def key() -> DataKey:
    return DataKey.generate()


@pytest.fixture
def backup(tmp_path: Path, key: DataKey) -> Path:
    database = tmp_path / "database"
    database.write_bytes(_DATABASE)
    path = tmp_path / "one.rmbackup"
    slots = (backup_slot(key, _LOCAL, binding=_BINDING),)
    write_backup(path, key, book_id=_BOOK, slots=slots, database=database)
    return path


def opened(path: Path, *local_keys: bytes) -> tuple[BackupHead, DataKey | None]:
    head = read_head(path)
    return head, open_with_local_keys(head, local_keys)


def test_what_comes_out_is_what_went_in(backup: Path, key: DataKey, tmp_path: Path) -> None:
    head, found = opened(backup, bytes(32), _LOCAL)
    assert (head.book_id, head.database_bytes, found) == (_BOOK, len(_DATABASE), key)
    require_whole(head)
    unpack(head, key, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == _DATABASE
    assert is_private(backup)
    assert is_private(tmp_path / "out")


def test_another_key_opens_nothing_and_leaves_nothing(backup: Path, tmp_path: Path) -> None:
    head, found = opened(backup, bytes(32))
    assert found is None
    with pytest.raises(DamagedBackup):
        unpack(head, DataKey.generate(), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_nothing_is_written_over(backup: Path, key: DataKey, tmp_path: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(NoAccess):
        write_backup(backup, key, book_id=_BOOK, slots=(), database=tmp_path / "database")
    head, _ = opened(backup)
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(NoAccess):
        unpack(head, key, tmp_path / "out")
    assert (backup.read_bytes(), (tmp_path / "out").read_bytes()) == (before, b"mine")


def test_the_key_of_another_backup_is_not_believed(backup: Path) -> None:
    # A slot that opens with a key the backup was not put together under: parts of two backups.
    with pytest.raises(DamagedBackup):
        open_with(read_head(backup), lambda _slot, _binding: DataKey.generate())


def flipped(at: int) -> Callable[[bytes], bytes]:
    return lambda whole: whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]


def replaced(at: int, by: bytes) -> Callable[[bytes], bytes]:
    return lambda whole: whole[:at] + by + whole[at + len(by) :]


_SPOILT: dict[str, tuple[Callable[[bytes], bytes], type[Exception] | None]] = {
    "the magic at the start": (flipped(0), DamagedBackup),
    "the version": (flipped(9), DamagedBackup),
    "a length": (flipped(13), DamagedBackup),
    "the frame's digest": (flipped(_FRAME), DamagedBackup),
    "one copy of the key part": (flipped(_KEY_PART_AT + 40), None),
    "the first page": (flipped(_KEY_PART_AT + 8192 + 5), DamagedBackup),
    "the digest": (flipped(-72), DamagedBackup),
    "the MAC": (flipped(-40), DamagedBackup),
    "cut off": (lambda whole: whole[:-1], DamagedBackup),
    "cut to its frame": (lambda whole: whole[:_KEY_PART_AT], DamagedBackup),
    "something after it": (lambda whole: whole + b"\0", DamagedBackup),
    "nothing": (lambda _whole: b"", NotABackup),
    "a workbook": (lambda whole: b"PK\x03\x04" + bytes(len(whole)), NotABackup),
}


@pytest.mark.parametrize("what", _SPOILT)
def test_what_is_spoilt_is_told_or_healed(what: str, backup: Path, tmp_path: Path) -> None:
    spoil, refusal = _SPOILT[what]
    backup.write_bytes(spoil(backup.read_bytes()))
    if refusal is None:
        take_out(backup, tmp_path / "out")
        assert (tmp_path / "out").read_bytes() == _DATABASE
        return
    with pytest.raises(refusal):
        take_out(backup, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def take_out(backup: Path, into: Path) -> None:
    head, key = opened(backup, _LOCAL)
    assert key is not None
    unpack(head, key, into)


def test_a_newer_programs_backup_is_no_damaged_one(backup: Path) -> None:
    import hashlib

    whole = backup.read_bytes()
    frame = whole[:8] + struct.pack(">H", 2) + whole[10:_FRAME]
    backup.write_bytes(frame + hashlib.sha256(frame).digest() + whole[_KEY_PART_AT:])
    with pytest.raises(NewerVersion):
        read_head(backup)
