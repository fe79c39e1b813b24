"""Flipped bits of a backup: found, in the right words, or healed; never a database that is not the
one that was written."""

import random
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.backups.making import back_up, local_keys
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book
from rmdesk.store.backups.file import open_with_local_keys, read_head, unpack
from rmdesk.store.backups.folder import Why
from rmdesk.store.backups.refusals import DamagedBackup
from rmdesk.store.disk.header import read_header
from rmdesk.store.unlocking.unlock import trusted

pytestmark = pytest.mark.campaign

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_TODAY = date(2026, 11, 20)
_NOW = datetime(2026, 11, 20, 9, 30)
_SEED = 20261120
_HEAD_BYTES = 54 + 8192
_TRAILER_BYTES = 72

HOW_MANY = [
    pytest.param(150, id="short"),
    pytest.param(1000, id="full", marks=pytest.mark.long),
]


def a_backup(folder: Path) -> tuple[Path, tuple[bytes, ...]]:
    with new_book(folder / "book.rmdesk", "correct horse", today=_TODAY, cost=_CHEAP) as desk:
        for number in range(50):
            add_client(desk, name=f"解彤强{number}", now=_NOW)
        made = back_up(desk, why=Why.ASKED, now=_NOW)
        copy = trusted(read_header(desk.vault.path), desk.vault.key)
        return made.note.path, local_keys(copy, desk.vault.key)


def taken_out(backup: Path, keys: tuple[bytes, ...], into: Path) -> bytes | None:
    """The database in a backup; None when its key is behind slots that no longer open."""
    head = read_head(backup)
    key: DataKey | None = open_with_local_keys(head, keys)
    if key is None:
        return None
    unpack(head, key, into)
    found = into.read_bytes()
    into.unlink()
    return found


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_a_flipped_bit_is_found_or_healed(how_many: int, folder: Path) -> None:
    backup, keys = a_backup(folder)
    whole = backup.read_bytes()
    database = taken_out(backup, keys, folder / "out")
    assert database is not None
    rng = random.Random(_SEED)
    size = len(whole)
    parts = ((0, _HEAD_BYTES), (_HEAD_BYTES, size - _TRAILER_BYTES), (size - _TRAILER_BYTES, size))
    ends: Counter[str] = Counter()
    with backup.open("rb+") as file:
        for number in range(how_many):
            at, bit = rng.randrange(*parts[number % len(parts)]), 1 << rng.randrange(8)
            write(file, at, whole[at] ^ bit)
            try:
                found = taken_out(backup, keys, folder / "out")
            except DamagedBackup:
                ends["found"] += 1
            else:
                assert found == database, f"byte {at}, bit {bit}"
                ends["healed"] += 1
            assert not (folder / "out").exists()
            write(file, at, whole[at])
    print(f"\n{how_many} bits of a backup of {size:,} bytes: {dict(ends)}; none missed")
    assert ends["found"] and ends["healed"]
    assert taken_out(backup, keys, folder / "out") == database


def write(file: BinaryIO, at: int, value: int) -> None:
    file.seek(at)
    file.write(bytes([value]))
    file.flush()
