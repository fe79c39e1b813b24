"""The head hears of every commit, carries the lock, and keeps its word through faults."""

import errno
import os
import runpy
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.store.disk.database import OutsideTransaction, TransactionLost
from rmdesk.store.disk.files import head_path
from rmdesk.store.disk.findings import Kind
from rmdesk.store.disk.refusals import NewerVersion, NoAccess, SecondInstance, TamperedBook
from rmdesk.store.head import digest, lock
from rmdesk.store.head.digest import DigestAhead, digest_of
from rmdesk.store.head.entry import PLACES, Entry, rendered
from rmdesk.store.head.file import Head
from rmdesk.store.head.standing import standing_of
from rmdesk.store.vault.opened import Vault, create_vault, open_vault
from tests.campaigns.commit_victim import NOW

_KEY = DataKey(bytes(range(32)))
_HEAD_KEY = _KEY.subkey("head")
_ID = b"0123456789abcdef"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "book.rmdesk"
    create_vault(path, _KEY, vault_id=_ID).close()
    return path


@pytest.fixture
def vault(book: Path) -> Iterator[Vault]:
    vault = open_vault(book, _KEY, vault_id=_ID)
    yield vault
    vault.close()


def _on_disk(book: Path) -> Entry:
    """What the head says, read without its lock."""
    descriptor = os.open(head_path(book), os.O_RDWR)
    head = Head(head_path(book), descriptor, is_new=False)
    head.read(_HEAD_KEY)
    head.release()
    assert head.last is not None
    return head.last


def _note(vault: Vault) -> None:
    vault.audit.note("check", at=NOW)


def test_every_commit_that_wrote_is_counted_and_told_of(vault: Vault) -> None:
    before = standing_of(vault.database)
    _note(vault)
    with vault.database.atomic(), vault.database.atomic():
        _note(vault)
        _note(vault)
    with vault.database.atomic():
        standing_of(vault.database)  # only read
    after = standing_of(vault.database)
    assert (after.generation, after.rows) == (before.generation + 2, before.rows + 3)
    entry = _on_disk(vault.path)
    assert (entry.generation, entry.rows, entry.tip) == (after.generation, after.rows, after.tip)
    assert not entry.is_clean


def test_what_is_taken_back_is_not_counted(vault: Vault) -> None:
    before = standing_of(vault.database)

    def note_and_fail() -> None:
        with vault.database.atomic():
            _note(vault)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        note_and_fail()
    assert standing_of(vault.database) == before
    _note(vault)
    assert standing_of(vault.database).generation == before.generation + 1


def test_nothing_is_written_outside_a_transaction(vault: Vault) -> None:
    insert = "INSERT INTO state (key, value) VALUES ('a', '1')"
    with pytest.raises(OutsideTransaction):
        vault.database.execute_sql(insert)
    assert vault.database.execute_sql("SELECT count(*) FROM state").fetchone() == (0,)
    vault.database.driver.execute(insert)  # past every check: noticed at the next transaction
    with pytest.raises(OutsideTransaction):
        _note(vault)


def test_a_transaction_that_sqlite_took_back_ends_with_its_cause(vault: Vault) -> None:
    """As a full disk does: the savepoints are gone, and nothing is written on its own."""
    before = standing_of(vault.database)

    def fail() -> None:
        with vault.database.atomic(), vault.database.atomic():
            _note(vault)
            vault.database.driver.execute("ROLLBACK")
            raise ZeroDivisionError

    def go_on() -> None:
        with vault.database.atomic():
            vault.database.driver.execute("ROLLBACK")
            vault.database.execute_sql("INSERT INTO state (key, value) VALUES ('a', '1')")

    with pytest.raises(ZeroDivisionError):
        fail()
    with pytest.raises(TransactionLost):
        go_on()
    assert standing_of(vault.database) == before


def test_closing_says_how_the_book_was_left(book: Path) -> None:
    vault = open_vault(book, _KEY, vault_id=_ID)
    opened = _on_disk(book)
    assert (opened.is_clean, opened.is_unwritten) == (False, True)
    _note(vault)
    standing = standing_of(vault.database)
    vault.close()
    closed = _on_disk(book)
    assert closed.is_clean
    assert (closed.generation, closed.tip) == (standing.generation, standing.tip)
    assert closed.digest == digest_of(book)


def test_a_head_that_cannot_be_written_stops_the_next_change_not_this_one(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_descriptor: int, _content: bytes) -> int:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    before = standing_of(vault.database).rows
    with monkeypatch.context() as disk:
        disk.setattr(os, "write", broken)
        _note(vault)  # committed, and stays so
        with pytest.raises(NoAccess) as refused:
            _note(vault)
    assert head_path(vault.path).name in refused.value.sentence()
    assert standing_of(vault.database).rows == before + 1
    _note(vault)  # the disk is well again
    assert _on_disk(vault.path).rows == before + 2


def test_the_lock_is_the_heads_and_is_given_back(book: Path) -> None:
    vault = open_vault(book, _KEY, vault_id=_ID)
    before = head_path(book).read_bytes()
    with pytest.raises(SecondInstance):
        Head.taken(book)
    with pytest.raises(SecondInstance):
        open_vault(book, _KEY, vault_id=_ID)
    assert head_path(book).read_bytes() == before
    vault.close()
    Head.taken(book).release()


def test_a_drive_that_numbers_its_files_anew_is_not_asked_for_ever(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_is_at", lambda _descriptor, _path: False)
    monkeypatch.setattr(lock, "_LOCK_WAIT_SECONDS", 0.05)
    with pytest.raises(SecondInstance):
        Head.taken(book)


def test_a_head_that_was_only_looked_for_goes_again(tmp_path: Path) -> None:
    book = tmp_path / "book.rmdesk"
    head = Head.taken(book)
    head.read(_HEAD_KEY)
    assert head.is_missing
    head.release()
    assert not list(tmp_path.iterdir())


def test_a_head_of_a_newer_program_is_told_as_such(book: Path) -> None:
    head_path(book).write_bytes(rendered(_HEAD_KEY, Entry(is_clean=True, form=2)))
    with pytest.raises(NewerVersion):
        open_vault(book, _KEY, vault_id=_ID)


def test_a_head_under_another_key_is_no_head(book: Path) -> None:
    head_path(book).write_bytes(rendered(bytes(32), Entry(is_clean=True)))
    with pytest.raises(TamperedBook) as refused:
        open_vault(book, _KEY, vault_id=_ID)
    assert [finding.kind for finding in refused.value.findings] == [Kind.BAD_HEAD]


def test_a_digest_taken_ahead_holds_only_for_the_same_file(book: Path) -> None:
    ahead = DigestAhead(book)
    assert ahead.result() == digest_of(book)
    content = bytearray(book.read_bytes())
    content[5000] ^= 1
    book.write_bytes(content)
    assert ahead.result() == digest_of(book)


def test_a_book_that_is_open_is_not_read_ahead(vault: Vault) -> None:
    """Closing a descriptor of it would drop the locks that SQLite has on it."""
    ahead = DigestAhead(vault.path)
    ahead._thread.join()
    assert ahead._found is None


def test_opening_waits_for_the_digest_that_holds_the_lock(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However slow the disk is: the book is not open in another window by that."""
    is_reading, may_end = threading.Event(), threading.Event()

    def slow(path: Path) -> bytes:
        is_reading.set()
        may_end.wait()
        return digest_of(path)

    monkeypatch.setattr(lock, "_LOCK_WAIT_SECONDS", 0.0)
    monkeypatch.setattr(digest, "digest_of", slow)
    ahead = DigestAhead(book)
    is_reading.wait()
    join = ahead._thread.join

    def waited_for() -> None:
        may_end.set()
        join()

    monkeypatch.setattr(ahead._thread, "join", waited_for)
    try:
        open_vault(book, _KEY, vault_id=_ID, ahead=ahead).close()
    finally:
        may_end.set()


def test_windows_locks_a_byte_that_no_copy_of_the_head_reads(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked: list[tuple[int, int]] = []
    msvcrt = ModuleType("msvcrt")

    def locking(descriptor: int, _mode: int, count: int) -> None:
        locked.append((os.lseek(descriptor, 0, os.SEEK_CUR), count))

    msvcrt.__dict__.update(LK_NBLCK=2, locking=locking)
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    monkeypatch.setattr(sys, "platform", "win32")
    as_there = runpy.run_path(str(lock.__file__))
    monkeypatch.undo()
    size = head_path(book).stat().st_size
    descriptor, _is_new = as_there["locked_head"](book)
    os.close(descriptor)
    ((place, count),) = locked
    assert count == 1
    assert place > size + max(shutil.COPY_BUFSIZE, 1 << 20)  # type: ignore[attr-defined]
    assert head_path(book).stat().st_size == size


@pytest.mark.parametrize(
    ("place", "found"), [(0, None), (1, Kind.BAD_HEAD)], ids=["of the opening", "of the commits"]
)
def test_half_a_head_opens_a_book_that_reaches_as_far_as_it_says(
    book: Path, place: int, found: Kind | None
) -> None:
    """The end was cut while the head was written: the journal is gone, the old entries are there.

    What knows only of the opening cannot tell an older database from the newest.
    """
    vault = open_vault(book, _KEY, vault_id=_ID)
    _note(vault)
    rows = standing_of(vault.database).rows
    head = bytearray(head_path(book).read_bytes())
    vault.close()
    head[PLACES[place] + 40] ^= 1
    head_path(book).write_bytes(head)
    if found is None:
        vault = open_vault(book, _KEY, vault_id=_ID)
        assert [one.kind for one in vault.told] == [Kind.HALF_HEAD]
        assert standing_of(vault.database).rows == rows
        vault.close()
        return
    with pytest.raises(TamperedBook) as refused:
        open_vault(book, _KEY, vault_id=_ID)
    assert [one.kind for one in refused.value.findings] == [found]


def test_half_a_head_refuses_a_database_that_lacks_its_commit(book: Path) -> None:
    before = book.read_bytes()
    vault = open_vault(book, _KEY, vault_id=_ID)
    _note(vault)
    head = bytearray(head_path(book).read_bytes())
    vault.close()
    book.write_bytes(before)
    head[PLACES[0] + 40] ^= 1
    head_path(book).write_bytes(head)
    with pytest.raises(TamperedBook) as refused:
        open_vault(book, _KEY, vault_id=_ID)
    assert [one.kind for one in refused.value.findings] == [Kind.OLDER]


def test_half_a_key_file_that_a_cut_left_is_cleared(book: Path) -> None:
    for name in ("book.rmdesk.keys.0a0b0c0d.part", "book.rmdesk.keys.next.0a0b0c0d.part"):
        (book.parent / name).write_bytes(b"half")
    open_vault(book, _KEY, vault_id=_ID).close()
    assert sorted(path.name for path in book.parent.iterdir()) == [book.name, head_path(book).name]
