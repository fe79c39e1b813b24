"""A book to another computer: one file, whole there, and closed here."""

import errno
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.backups.making import back_up
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.moving import out_and_in
from rmdesk.desk.moving.away import MovedAway, unfinished_move
from rmdesk.desk.opening import new_book, open_book, open_unlocked, unlock_key
from rmdesk.desk.ways_in.sequence import notice_keys
from rmdesk.store.backups import restoring
from rmdesk.store.backups.file import read_head
from rmdesk.store.backups.folder import Why
from rmdesk.store.backups.refusals import DamagedBackup
from rmdesk.store.backups.restoring import NoRoomToRestore
from rmdesk.store.disk.files import is_private
from rmdesk.store.disk.refusals import BookExists, NoAccess, WrongPassphrase
from rmdesk.store.unlocking.ways_in import key_of
from rmdesk.store.vault import establishing
from rmdesk.whole_files import put_in_place

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30)
PASSPHRASE = "correct horse battery staple"
CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)


class PowerCut(BaseException):
    """Nobody catches it, and nothing runs after it."""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "here" / "book.rmdesk"
    with new_book(path, PASSPHRASE, today=TODAY, cost=CHEAP) as desk:
        notice_keys(desk, now=NOW)
        add_client(desk, name="解彤强", now=NOW)
    return path


@pytest.fixture
def there(tmp_path: Path) -> Path:
    return tmp_path / "there" / "book.rmdesk"


def opened(book: Path) -> Desk:
    return open_book(book, PASSPHRASE, today=TODAY)


def moved_out(book: Path, tmp_path: Path) -> Path:
    file = tmp_path / "stick" / "book.rmmove"
    file.parent.mkdir(exist_ok=True)
    with opened(book) as desk:
        contents = out_and_in.move_out(desk, file, now=NOW)
    assert contents.clients == 1
    return file


def move_in(there: Path, file: Path) -> None:
    head = read_head(file)
    out_and_in.require_move(head)
    out_and_in.move_in(there, head, key_of(head, PASSPHRASE), now=NOW)


def test_the_book_is_there_and_closed_here(book: Path, there: Path, tmp_path: Path) -> None:
    file = moved_out(book, tmp_path)
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert is_private(file)
    move_in(there, file)
    with opened(there) as desk:
        notice_keys(desk, now=NOW)
        assert desk.clients.count() == 1
        assert desk.audit.verify().is_sound
        assert unfinished_move(desk) is None
        assert desk.vault.told == ()
        done = [row.action for row in desk.audit.rows(date.min, date.max, most=2)]
        assert done == ["move.in", "move.out"]
        add_client(desk, name="单雄信", now=NOW)
    with pytest.raises(MovedAway) as caught:
        opened(book)
    assert "2026-11-20" in caught.value.sentence()


def test_a_book_that_never_arrived_is_taken_back(book: Path, tmp_path: Path) -> None:
    moved_out(book, tmp_path)
    key = unlock_key(book, PASSPHRASE)
    with open_unlocked(book, key, today=TODAY, even_if_moved=True) as desk:
        out_and_in.take_back(desk, now=NOW)
        with pytest.raises(out_and_in.NeverMoved):
            out_and_in.take_back(desk, now=NOW)
    with opened(book) as desk:
        assert desk.clients.count() == 1


def test_nothing_is_written_over(book: Path, there: Path, tmp_path: Path) -> None:
    file = moved_out(book, tmp_path)
    before = file.read_bytes()
    key = unlock_key(book, PASSPHRASE)
    with (
        open_unlocked(book, key, today=TODAY, even_if_moved=True) as desk,
        pytest.raises(BookExists),
    ):
        out_and_in.move_out(desk, file, now=NOW)
    assert file.read_bytes() == before
    move_in(there, file)
    with pytest.raises(BookExists):
        move_in(there, file)


def test_only_a_way_in_opens_the_file(book: Path, there: Path, tmp_path: Path) -> None:
    head = read_head(moved_out(book, tmp_path))
    with pytest.raises(WrongPassphrase):
        key_of(head, "correct horse battery stable")
    assert not there.parent.exists()


def test_a_backup_is_no_move(book: Path) -> None:
    with opened(book) as desk:
        made = back_up(desk, why=Why.ASKED, now=NOW)
    with pytest.raises(out_and_in.NotAMove):
        out_and_in.require_move(read_head(made.note.path))


@pytest.mark.parametrize("at", [0.2, 0.5, 0.9])
def test_a_changed_file_makes_no_book(book: Path, there: Path, tmp_path: Path, at: float) -> None:
    file = moved_out(book, tmp_path)
    content = bytearray(file.read_bytes())
    content[int(len(content) * at)] ^= 1
    file.write_bytes(content)
    with pytest.raises(DamagedBackup):
        move_in(there, file)
    assert not there.parent.exists() or list(there.parent.iterdir()) == []


def test_a_full_stick_is_told_before_and_the_book_stays(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "_SPARE_BYTES", 1 << 60)
    with opened(book) as desk, pytest.raises(NoRoomToRestore):
        out_and_in.move_out(desk, tmp_path / "book.rmmove", now=NOW)
    assert list(tmp_path.iterdir()) == [book.parent]
    opened(book).close()


def test_what_is_still_in_the_journal_needs_room_as_well(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(book) as desk:
        add_client(desk, name="单雄信", now=NOW)
        free = 2 * book.stat().st_size + restoring._SPARE_BYTES
        monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(free, 0, free))
        with pytest.raises(NoRoomToRestore):
            out_and_in.move_out(desk, tmp_path / "book.rmmove", now=NOW)


OUT = ("copy_vault", "examine", "write_backup", "require_whole", "put_in_place")
IN = ("unpack", "examine", "_note_arrival")


IN_THE_STORE = ("header_bytes", "put_in_place")


def cut(
    monkeypatch: pytest.MonkeyPatch, step: str, is_done: bool, *, where: ModuleType = out_and_in
) -> None:
    genuine: Callable[..., object] = getattr(where, step)

    def power_goes(*values: object, **options: object) -> object:
        if is_done:
            genuine(*values, **options)
        raise PowerCut

    monkeypatch.setattr(where, step, power_goes)
    for module in (out_and_in, establishing):
        monkeypatch.setattr(module, "discard", lambda *_: None)


@pytest.mark.parametrize("is_done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", OUT)
def test_a_cut_on_the_way_out_leaves_the_book_here(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, is_done: bool
) -> None:
    with monkeypatch.context() as power:
        cut(power, step, is_done)
        with opened(book) as desk, pytest.raises(PowerCut):
            out_and_in.move_out(desk, tmp_path / "a.rmmove", now=NOW)
    with opened(book) as desk:
        assert desk.clients.count() == 1
        assert unfinished_move(desk) == "2026-11-20", "the file may be whole, and in use already"
        out_and_in.move_out(desk, tmp_path / "b.rmmove", now=NOW)
        assert unfinished_move(desk) is None


def test_a_move_that_failed_leaves_no_file_and_nothing_to_tell(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.rmmove"
    genuine = put_in_place

    def written_but_not_to_last(side: Path, path: Path) -> None:
        genuine(side, path)
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(out_and_in, "put_in_place", written_but_not_to_last)
    with opened(book) as desk:
        with pytest.raises(NoAccess):
            out_and_in.move_out(desk, file, now=NOW)
        assert not file.exists()
        assert unfinished_move(desk) is None
    opened(book).close()


@pytest.mark.parametrize("is_done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", [*IN, *IN_THE_STORE])
def test_a_cut_on_the_way_in_leaves_a_book_or_none(
    book: Path,
    there: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    is_done: bool,
) -> None:
    file = moved_out(book, tmp_path)
    with monkeypatch.context() as power:
        cut(power, step, is_done, where=establishing if step in IN_THE_STORE else out_and_in)
        with pytest.raises(PowerCut):
            move_in(there, file)
    if not (is_done and step == "put_in_place"):
        move_in(there, file)
    with opened(there) as desk:
        assert desk.clients.count() == 1
