"""Backups of an open book: what they hold, who can open them, what keeps one from counting."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.slots import Kind
from rmdesk.desk.backups import making, memory
from rmdesk.desk.backups.making import back_up, confirm, draw, last_good, local_keys
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.backups.file import open_with_local_keys, read_head, unpack
from rmdesk.store.backups.folder import BackupNote, Why
from rmdesk.store.backups.making import copy_vault, examine, examine_copy
from rmdesk.store.backups.refusals import BadCopy, NoRoomForBackup
from rmdesk.store.disk.connection import connect_to_read
from rmdesk.store.disk.files import backup_folder, is_private
from rmdesk.store.disk.header import read_header
from rmdesk.store.disk.refusals import DamagedDatabase, NoAccess
from rmdesk.store.migrations.steps import STEPS
from rmdesk.store.unlocking.unlock import trusted

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_TODAY = date(2026, 11, 20)
_NOW = datetime(2026, 11, 20, 9, 30, 12)
_NEWEST = len(STEPS)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(
        "rmdesk.store.backups.making._PAGES", 8
    )  # so that so small a book takes steps
    book = tmp_path / "book.rmdesk"
    with new_book(book, "correct horse battery", today=_TODAY, cost=_CHEAP) as desk:
        for name in ("解彤强", "单雄信"):
            add_client(desk, name=name, now=_NOW)
        yield desk


def key_of(desk: Desk, note: BackupNote) -> DataKey:
    """By the local keys, as a restore has them: from the key file."""
    copy = trusted(read_header(desk.vault.path), desk.vault.key)
    key = open_with_local_keys(read_head(note.path), local_keys(copy, desk.vault.key))
    assert key is not None
    return key


def test_a_backup_is_a_whole_vault_under_a_key_of_its_own(desk: Desk, tmp_path: Path) -> None:
    made = back_up(desk, why=Why.ASKED, now=_NOW)
    assert made.note.path.name == "2026-11-20-093012-asked.rmbackup"
    assert last_good(desk.vault.path) == made.note
    assert [path.name for path in backup_folder(desk.vault.path).iterdir()] == [made.note.path.name]
    assert is_private(made.note.path)
    key = key_of(desk, made.note)
    assert key != desk.vault.key
    unpack(read_head(made.note.path), key, tmp_path / "out")
    held = examine(tmp_path / "out", key, book_id=desk.vault.vault_id, newest_schema=_NEWEST)
    assert held == made.contents
    assert (held.clients, held.contacts) == (2, 0)
    opened = connect_to_read(tmp_path / "out", key.subkey("database"))
    # Its chain goes on under its own key, whatever became of the book's.
    assert AuditChain(opened, key.subkey("audit"), actor="").verify().rows == held.rows > 0
    opened.close()
    assert [path.name for path in tmp_path.glob("out*")] == ["out"]


def test_no_backup_opens_with_the_passphrase(desk: Desk) -> None:
    made = back_up(desk, why=Why.ASKED, now=_NOW)
    kinds = [slot.kind for slot in read_head(made.note.path).slots]
    assert kinds == [Kind.BACKUP]


def test_what_is_written_between_the_steps_is_in_the_backup(desk: Desk) -> None:
    names = iter(("王小明", "李四", "赵五"))

    def between() -> None:
        if name := next(names, ""):
            add_client(desk, name=name, now=_NOW)

    drawn = draw(desk, between, why=Why.DAY, now=_NOW)
    assert confirm(drawn).contents.clients == desk.clients.count() > 2


def fail_to_write(desk: Desk) -> None:
    with desk.store.action("x", at=_NOW):
        desk.vault.database.execute_sql("UPDATE clients SET note = 'never'")
        raise LookupError


def test_a_transaction_taken_back_again_and_again_does_not_keep_it_from_ending(
    desk: Desk, tmp_path: Path
) -> None:
    # Each starts the copy over: with somebody let in at every step it never came to its end.
    times = 0

    def between() -> None:
        nonlocal times
        times += 1
        with pytest.raises(LookupError):
            fail_to_write(desk)

    key = DataKey.generate()
    copy_vault(desk.vault.database, tmp_path / "out", key=key, old=desk.vault.key, between=between)
    held = examine(tmp_path / "out", key, book_id=desk.vault.vault_id, newest_schema=_NEWEST)
    assert (held.clients, times < 20) == (2, True)


def test_what_ends_a_copy_leaves_nothing_and_the_book_goes_on(desk: Desk) -> None:
    class Ended(Exception):
        pass

    def end() -> None:
        raise Ended

    with pytest.raises(Ended):
        draw(desk, end, why=Why.DAY, now=_NOW)
    assert not list(backup_folder(desk.vault.path).iterdir())
    add_client(desk, name="王小明", now=_NOW)
    assert back_up(desk, why=Why.DAY, now=_NOW).contents.clients == 3


def test_a_copy_that_does_not_stand_up_does_not_count(desk: Desk) -> None:
    back_up(desk, why=Why.DAY, now=_NOW)
    drawn = draw(desk, lambda: None, why=Why.DAY, now=_NOW + timedelta(days=1))
    whole = bytearray(drawn.database.read_bytes())
    whole[len(whole) // 2] ^= 1
    drawn.database.write_bytes(whole)
    with pytest.raises(BadCopy):
        confirm(drawn)
    (left,) = backup_folder(desk.vault.path).iterdir()
    assert left.name.startswith("2026-11-20")


def test_what_is_packed_has_to_be_what_was_examined(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def examined(database: Path, *values: object, **options: object) -> object:
        found = examine_copy(database, *values, **options)  # type: ignore[arg-type]
        whole = bytearray(database.read_bytes())
        whole[len(whole) // 2] ^= 1
        database.write_bytes(whole)  # somebody writes over it
        return found

    monkeypatch.setattr(making, "examine_copy", examined)
    with pytest.raises(BadCopy):
        back_up(desk, why=Why.DAY, now=_NOW)
    assert not list(backup_folder(desk.vault.path).iterdir())


def test_of_two_at_a_time_none_takes_the_copy_of_the_other(desk: Desk) -> None:
    first = draw(desk, lambda: None, why=Why.DAY, now=_NOW)
    add_client(desk, name="王小明", now=_NOW)
    second = draw(desk, lambda: None, why=Why.ASKED, now=_NOW)
    with pytest.raises(NoAccess):  # cleared away by the second
        confirm(first)
    assert confirm(second).contents.clients == 3
    (left,) = making.backups_of(desk.vault.path)
    assert left.why is Why.ASKED


def test_a_copy_of_something_else_does_not_count(desk: Desk) -> None:
    drawn = draw(desk, lambda: None, why=Why.DAY, now=_NOW)
    with pytest.raises(DamagedDatabase):
        examine(drawn.database, drawn.key, book_id=bytes(16), newest_schema=_NEWEST)


def test_no_room_is_told_before_anything_is_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmdesk.store.backups.folder._SPARE", 1 << 60)
    with pytest.raises(NoRoomForBackup) as told:
        back_up(desk, why=Why.DAY, now=_NOW)
    assert "book.rmdesk.backups" in told.value.sentence()
    assert not list(backup_folder(desk.vault.path).iterdir())
    known = memory.known(desk)
    assert (known.failed_at, known.newest) == (_NOW, None)
    word, _facts = memory.word_today(desk) or ("", None)
    assert word == "failed"


def test_two_of_one_second_and_what_older_ones_leave(desk: Desk) -> None:
    for number in range(12):
        for _ in range(2):
            back_up(desk, why=Why.DAY, now=_NOW + timedelta(days=number))
    left = making.backups_of(desk.vault.path)
    newest = (_NOW + timedelta(days=11)).date()
    assert sum(note.made.date() == newest for note in left) == 2
    assert len(left) == 2 + 6 + 1  # the newest day, six days, the first week; months are in them
    assert memory.held_by(desk, left[0]) is not None


def test_the_day_has_its_backup_once(desk: Desk) -> None:
    assert memory.is_due(desk)
    assert memory.known(desk).due_since == _TODAY
    back_up(desk, why=Why.DAY, now=_NOW)
    assert not memory.is_due(desk)
    assert memory.known(desk).due_since is None
    desk.roll_over(_TODAY + timedelta(days=1))
    assert memory.is_due(desk)
