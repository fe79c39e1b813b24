"""Restoring: yesterday's book in the place of today's, and a book out of a backup alone."""

import errno
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from rmdesk.crypto import recovery_code
from rmdesk.crypto.passphrase import Cost, WeakPassphrase
from rmdesk.desk.backups import restoring
from rmdesk.desk.backups.making import back_up, backups_of
from rmdesk.desk.backups.memory import held_by, place_of, remember_place
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.exporting.release import allow_files, allows_files, forbid_files
from rmdesk.desk.opening import new_book, open_book, unlock_key
from rmdesk.desk.ways_in import changing, showing, writing
from rmdesk.desk.ways_in.rotating import new_key, rotate
from rmdesk.desk.ways_in.sequence import notice_keys
from rmdesk.store.backups import restoring as restore_store
from rmdesk.store.backups.file import read_head
from rmdesk.store.backups.folder import Why
from rmdesk.store.backups.refusals import DamagedBackup
from rmdesk.store.disk.files import head_path, keys_path
from rmdesk.store.disk.refusals import BookExists, NoAccess, SecondInstance, WrongPassphrase
from rmdesk.store.head.file import Head
from rmdesk.store.unlocking.ways_in import key_of
from rmdesk.store.vault.quarantine import journals_of, size_of
from tests.vaults.freeze import PASSPHRASE as FROZEN
from tests.vaults.freeze import book_of

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30)
LATER = NOW + timedelta(days=1)
PASSPHRASE = "correct horse battery staple"
NEW_PASSPHRASE = "another staple for the battery"
CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)


class PowerCut(BaseException):
    """Nobody catches it, and nothing runs after it."""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with two clients, of which the backup knows one."""
    path = tmp_path / "here" / "book.rmdesk"
    new_book(path, PASSPHRASE, today=TODAY, cost=CHEAP).close()
    return path


@pytest.fixture
def backup(book: Path) -> Path:
    with opened(book) as desk:
        add_client(desk, name="解彤强", now=NOW)
        made = back_up(desk, why=Why.ASKED, now=NOW)
        add_client(desk, name="单雄信", now=LATER)
    return made.note.path


def opened(book: Path, passphrase: str = PASSPHRASE) -> Desk:
    return open_book(book, passphrase, today=TODAY)


def names(book: Path, passphrase: str = PASSPHRASE) -> list[str]:
    with opened(book, passphrase) as desk:
        found = desk.vault.database.execute_sql("SELECT name FROM clients ORDER BY id").fetchall()
    return [name for (name,) in found]


def restored(book: Path, backup: Path) -> Path | None:
    head = read_head(backup)
    with opened(book) as desk:
        key = restoring.key_of_book(head, book, desk.vault.key)
        assert key is not None
        with restoring.unpacked(book, head, key) as unpacked:
            return restoring.restore(desk, unpacked, now=LATER)


def test_the_differences_are_told_before(book: Path, backup: Path) -> None:
    head = read_head(backup)
    with opened(book) as desk:
        key = restoring.key_of_book(head, book, desk.vault.key)
        assert key is not None
        with restoring.unpacked(book, head, key) as unpacked:
            told = restoring.differences(desk, unpacked)
    assert told.book is not None
    assert (told.backup.clients, told.book.clients, told.since) == (1, 2, 1)
    assert names(book) == ["解彤强", "单雄信"], "looking changes nothing"
    assert not book.with_name(book.name + ".restoring").exists()


def test_yesterday_comes_back_and_today_is_kept(book: Path, backup: Path) -> None:
    kept = restored(book, backup)
    assert names(book) == ["解彤强"]
    assert kept is not None
    assert names(kept) == ["解彤强", "单雄信"], "a whole book, with its key file and head"
    assert not list(book.parent.glob("*.next*"))


def test_what_was_done_does_not_go_back_in_time(book: Path, backup: Path) -> None:
    with opened(book) as desk, desk.store.database.atomic():
        desk.audit.note("export", at=LATER, object="2 clients")
    restored(book, backup)
    with opened(book) as desk:
        done = [row.action for row in desk.audit.rows(date.min, date.max, most=99)]
        assert desk.audit.verify().is_sound
    assert "export" in done
    assert done.count("restore.done") == 1


def test_what_was_forbidden_or_known_of_backups_since_stays(book: Path) -> None:
    with opened(book) as desk:
        allow_files(desk, now=NOW)
        made = back_up(desk, why=Why.ASKED, now=NOW)
        forbid_files(desk, now=LATER)
        remember_place(desk, "/media/stick", now=LATER)
    restored(book, made.note.path)
    with opened(book) as desk:
        assert not allows_files(desk)
        assert place_of(desk) == "/media/stick"
        assert held_by(desk, made.note) is not None


@pytest.mark.parametrize("is_older", [False, True], ids=["the newest", "an older one"])
def test_a_book_that_did_not_open_goes_on_with_the_key_file_that_is_there(
    book: Path, is_older: bool
) -> None:
    """Its keys were changed after the backup; only where an older file lies there now, that is
    noted."""
    older = keys_path(book).read_bytes()
    with opened(book) as desk:
        notice_keys(desk, now=NOW)
        before = back_up(desk, why=Why.ASKED, now=NOW)
        holder = showing.shown(book, PASSPHRASE)
        writing.carry_out(desk, changing.with_passphrase(holder, PASSPHRASE, cost=CHEAP), now=LATER)
        after = back_up(desk, why=Why.ASKED, now=LATER)
        key = desk.vault.key
    backup = before.note.path
    if is_older:
        backup = after.note.path
        keys_path(book).write_bytes(older)
    with restoring.unpacked_for(book, backup, key) as unpacked:
        restoring.restore_closed(book, unpacked, key, now=LATER)
    with opened(book) as desk:
        notice_keys(desk, now=LATER)
        noted = [row.action for row in desk.audit.rows(date.min, date.max, most=99)]
    assert "keys.changed" not in noted
    assert ("keys.older" in noted) is is_older


def test_it_works_on_after_the_restore(book: Path, backup: Path) -> None:
    restored(book, backup)
    with opened(book) as desk:
        assert desk.vault.told == ()
        add_client(desk, name="罗成", now=LATER)
        back_up(desk, why=Why.ASKED, now=LATER)
    assert names(book) == ["解彤强", "罗成"]
    restored(book, backup)
    assert names(book) == ["解彤强"]
    with opened(book) as desk:
        assert desk.audit.verify().is_sound


def test_a_backup_of_before_another_data_key(book: Path, backup: Path) -> None:
    with opened(book) as desk:
        rotation = new_key(showing.shown(book, PASSPHRASE), NEW_PASSPHRASE, cost=CHEAP)
        rotate(desk, rotation, now=LATER)
    head = read_head(backup)
    with opened(book, NEW_PASSPHRASE) as desk:
        key = restoring.key_of_book(head, book, desk.vault.key)
        assert key is not None
        with restoring.unpacked(book, head, key) as unpacked:
            restoring.restore(desk, unpacked, now=LATER)
    assert names(book, NEW_PASSPHRASE) == ["解彤强"]
    with opened(book, NEW_PASSPHRASE) as desk:
        assert desk.audit.verify().is_sound


def test_a_backup_of_another_book_is_refused(book: Path, backup: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.rmdesk"
    new_book(other, PASSPHRASE, today=TODAY, cost=CHEAP).close()
    with pytest.raises(restoring.OfAnotherBook):
        restoring.key_of_book(read_head(backup), other, unlock_key(other, PASSPHRASE))


def test_a_changed_backup_is_not_restored(book: Path, backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    with pytest.raises(DamagedBackup):
        restored(book, backup)
    assert names(book) == ["解彤强", "单雄信"]
    assert not book.with_name(book.name + ".restoring").exists()


@pytest.fixture
def code(book: Path) -> str:
    """A recovery code, drawn before the backup is made."""
    drawn = recovery_code.drawn()
    with opened(book) as desk:
        writing.carry_out(
            desk, changing.with_recovery(showing.shown(book, PASSPHRASE), drawn, drawn), now=NOW
        )
    return drawn


def test_a_lost_computer(code: str, backup: Path, tmp_path: Path) -> None:
    there = tmp_path / "there" / "book.rmdesk"
    head = read_head(backup)
    with pytest.raises(WrongPassphrase):
        key_of(head, PASSPHRASE)
    key = key_of(head, code)
    with restoring.unpacked(there, head, key) as unpacked:
        with pytest.raises(WeakPassphrase):
            restoring.establish(there, head, unpacked, "short", now=LATER, cost=CHEAP)
        restoring.establish(there, head, unpacked, NEW_PASSPHRASE, now=LATER, cost=CHEAP)
        with pytest.raises(BookExists):
            restoring.establish(there, head, unpacked, NEW_PASSPHRASE, now=LATER, cost=CHEAP)
    assert names(there, NEW_PASSPHRASE) == ["解彤强"]
    with pytest.raises(WrongPassphrase):
        unlock_key(there, PASSPHRASE)
    assert unlock_key(there, code) == unlock_key(there, NEW_PASSPHRASE)
    with opened(there, NEW_PASSPHRASE) as desk:
        assert desk.audit.verify().is_sound
        assert desk.vault.told == ()
    assert sorted(path.name for path in there.parent.iterdir()) == sorted(
        path.name for path in (there, keys_path(there), head_path(there))
    )


STEPS = ("write_anew", "_go_on", "_keep", "put_in_place", "start_anew", "last put_in_place")


@pytest.mark.parametrize("is_done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_cut_leaves_the_one_book_or_the_other(
    book: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, step: str, is_done: bool
) -> None:
    function = step.rpartition(" ")[2]
    place = Head if function == "start_anew" else restore_store
    genuine: Callable[..., object] = getattr(place, function)
    calls: list[object] = []

    def power_goes(*values: object, **options: object) -> object:
        calls.append(values)
        if len(calls) < (2 if step.startswith("last") else 1):
            return genuine(*values, **options)
        if is_done:
            genuine(*values, **options)
        raise PowerCut

    with monkeypatch.context() as power:
        power.setattr(place, function, power_goes)
        power.setattr(restore_store, "discard", lambda *_: None)
        with pytest.raises(PowerCut):
            restored(book, backup)
    has_counted = STEPS.index(step) + is_done > STEPS.index("start_anew")
    assert names(book) == (["解彤强"] if has_counted else ["解彤强", "单雄信"])
    restored(book, backup)
    assert names(book) == ["解彤强"]


def test_a_book_that_does_not_open_is_kept_with_its_journal(book: Path, backup: Path) -> None:
    key = unlock_key(book, PASSPHRASE)
    content = bytearray(book.read_bytes())
    content[5000] ^= 1
    book.write_bytes(content)
    journals_of(book)[0].write_bytes(b"planted")
    with restoring.unpacked_for(book, backup, key) as unpacked:
        kept = restoring.restore_closed(book, unpacked, key, now=LATER)
    assert names(book) == ["解彤强"]
    assert kept is not None
    assert kept.read_bytes() == bytes(content)
    assert journals_of(kept)[0].read_bytes() == b"planted"
    assert not journals_of(book)[0].exists()


def test_an_open_book_is_not_taken_away(book: Path, backup: Path) -> None:
    key = unlock_key(book, PASSPHRASE)
    with opened(book) as desk:
        with (
            restoring.unpacked_for(book, backup, key) as unpacked,
            pytest.raises(SecondInstance),
        ):
            restoring.restore_closed(book, unpacked, key, now=LATER)
        add_client(desk, name="罗成", now=LATER)
    assert names(book) == ["解彤强", "单雄信", "罗成"]


def test_a_backup_without_a_key_here_is_said_to_be_the_branchs(
    book: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = unlock_key(book, PASSPHRASE)
    monkeypatch.setattr(restoring, "local_keys", lambda copy, key: ())
    with pytest.raises(restoring.OpensForBranch):
        restoring.unpacked_for(book, backup, key)


@pytest.mark.parametrize("version", [1, 6])
def test_the_backup_made_before_an_upgrade_can_be_restored(tmp_path: Path, version: int) -> None:
    shutil.copytree(book_of(version).parent, tmp_path / "old")
    book, there = tmp_path / "old" / "book.rmdesk", tmp_path / "there" / "book.rmdesk"
    there.parent.mkdir()
    with opened(book, FROZEN) as desk:
        add_client(desk, name="罗成", now=LATER)
    (note,) = backups_of(book)
    assert note.why is Why.UPGRADE
    key = unlock_key(book, FROZEN)
    with opened(book, FROZEN) as desk, restoring.unpacked_for(book, note.path, key) as unpacked:
        restoring.establish(
            there, read_head(note.path), unpacked, NEW_PASSPHRASE, now=LATER, cost=CHEAP
        )
        restoring.restore(desk, unpacked, now=LATER)
    for path, passphrase in ((book, FROZEN), (there, NEW_PASSPHRASE)):
        assert names(path, passphrase) == ["解彤强", "欧阳若曦"]
        with opened(path, passphrase) as desk:
            assert desk.audit.verify().is_sound
            assert desk.vault.told == ()


def results(book: Path) -> list[str]:
    """What the chain says of the restores, newest first."""
    with opened(book) as desk:
        rows = desk.audit.rows(date.min, date.max, most=99)
    return [row.result for row in rows if row.action == "restore.done"]


def test_a_chain_that_does_not_go_on_is_said_in_it(book: Path, backup: Path) -> None:
    restored(book, backup)
    assert results(book) == ["2026-11-20 09:30"], "what was done since is in the chain"
    earlier = {path: path.read_bytes() for path in (book, head_path(book))}
    with opened(book) as desk:
        add_client(desk, name="罗成", now=LATER)
        parted = back_up(desk, why=Why.ASKED, now=LATER).note.path
    for path, content in earlier.items():  # an older pair: nobody can tell
        path.write_bytes(content)
    with opened(book) as desk:
        add_client(desk, name="秦琼", now=LATER + timedelta(hours=1))
    restored(book, parted)
    assert results(book) == ["2026-11-21 09:30, parted", "2026-11-20 09:30"]
    key = unlock_key(book, PASSPHRASE)
    with restoring.unpacked_for(book, backup, key) as unpacked:
        restoring.restore_closed(book, unpacked, key, now=LATER)
    assert results(book) == ["2026-11-20 09:30, parted"], "nor where the book was not open"


def test_there_has_to_be_room_for_the_book_that_is_kept(
    book: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = read_head(backup).database_bytes
    free = 2 * size + restore_store._SPARE_BYTES + size_of(book) - 1
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(free, 0, free))
    with pytest.raises(restore_store.NoRoomToRestore):
        restore_store.require_room(book, size)
    restore_store.require_room(book.with_name("new.rmdesk"), size)


def test_a_restore_that_fails_keeps_no_second_book(
    book: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as disk:
        disk.setattr(restore_store, "put_in_place", full)
        with pytest.raises(NoAccess):
            restored(book, backup)
    assert not list(book.parent.glob("*.before-*"))
    assert names(book) == ["解彤强", "单雄信"]
