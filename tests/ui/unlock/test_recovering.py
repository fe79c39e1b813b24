"""A book that is not as it was left, on the bare terminal: what was found and the ways on."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.backups.making import back_up
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.moving.away import MOVING
from rmdesk.desk.opening import new_book, open_book, open_unlocked, unlock_key
from rmdesk.desk.ways_in.changing import with_passphrase
from rmdesk.desk.ways_in.sequence import notice_keys
from rmdesk.desk.ways_in.showing import just_opened
from rmdesk.desk.ways_in.writing import carry_out
from rmdesk.store.backups.folder import Why, listed
from rmdesk.store.disk.files import backup_folder, head_path, keys_path, quarantine_folder
from rmdesk.store.disk.findings import Acceptance
from rmdesk.store.disk.refusals import TamperedBook
from rmdesk.ui.unlock.notices import noticed, was_told
from tests.tools.window import Window, a_window

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_PASSPHRASE = "小王 爱吃 红烧 肉饼"
_TODAY = date(2026, 11, 20)
_NOW = datetime(2026, 11, 20, 9, 2)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Three clients, a backup of when it had two, and in its place the file of when it had one."""
    path = tmp_path / "books" / "book.rmdesk"
    old = tmp_path / "old.rmdesk"
    with new_book(path, _PASSPHRASE, today=_TODAY, cost=_CHEAP) as desk:
        add_client(desk, name="解彤强", now=_NOW)
    shutil.copyfile(path, old)
    with open_book(path, _PASSPHRASE, today=_TODAY) as desk:
        add_client(desk, name="欧阳若曦", now=_NOW)
        back_up(desk, why=Why.ASKED, now=_NOW)
        add_client(desk, name="单于长安", now=_NOW)
    shutil.copyfile(old, path)
    return path


def _names(book: Path) -> list[str]:
    with open_book(book, _PASSPHRASE, today=_TODAY) as desk:
        rows = desk.vault.database.execute_sql("SELECT name FROM clients ORDER BY id").fetchall()
        return [name for (name,) in rows]


def test_an_older_key_file_and_a_cut_move_are_said_before_anything_else(tmp_path: Path) -> None:
    path, older = tmp_path / "books" / "book.rmdesk", tmp_path / "older.keys"
    with new_book(path, _PASSPHRASE, today=_TODAY, cost=_CHEAP) as desk:
        add_client(desk, name="解彤强", now=_NOW)
        desk.state.put(MOVING, "2026-11-19")  # what move_out leaves when it is cut
        shutil.copyfile(keys_path(path), older)
        change = with_passphrase(just_opened(desk), "another passphrase", cost=_CHEAP)
        carry_out(desk, change, now=_NOW)
    shutil.copyfile(older, keys_path(path))
    with a_window("--lang", "en", "--book", str(path), home=tmp_path) as window:
        window.wait_for("Passphrase:")
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for("Enter goes on:")
        assert "key file is older than the book" in " ".join(window.text.split())
        assert "On 2026-11-19 a move of this book" in window.text
        window.type("\r")
        window.wait_for("解彤强")
        window.type("\x11")
        assert window.exit_code() == 0


def test_what_is_over_is_said_once(tmp_path: Path) -> None:
    path, older = tmp_path / "book.rmdesk", tmp_path / "older.keys"
    with new_book(path, _PASSPHRASE, today=_TODAY, cost=_CHEAP) as desk:
        assert noticed(desk) == []
        shutil.copyfile(keys_path(path), older)
        change = with_passphrase(just_opened(desk), "another passphrase", cost=_CHEAP)
        carry_out(desk, change, now=_NOW)
        newest = keys_path(path).read_bytes()
        shutil.copyfile(older, keys_path(path))
        notice_keys(desk, now=_NOW)
        was_told(desk)
        assert len(noticed(desk)) == 1, "said for as long as it lies there"
        keys_path(path).write_bytes(newest)
        notice_keys(desk, now=_NOW)
        (sentence,) = noticed(desk)
        assert "which is gone" in sentence
        was_told(desk)
        assert noticed(desk) == []


def _arrive(window: Window) -> None:
    window.wait_for("Passphrase:")
    window.type(f"{_PASSPHRASE}\r")
    window.wait_for("Number, then Enter:")
    assert "Changes are missing" in window.text
    assert "last good backup is of 2026-11-20 09:02" in window.text


def test_one_goes_on_by_typing_that_one_wants_to(book: Path, tmp_path: Path) -> None:
    with a_window("--lang", "en", "--book", str(book), home=tmp_path) as window:
        _arrive(window)
        window.type("7\r")
        window.wait_for("one of the numbers")
        window.type("2\r")
        window.wait_for("type: go on with this")
        window.type("yes\r")
        window.wait_for("Nothing was changed.")
        window.type("2\r")
        window.wait_for("type: go on with this", times=2)
        window.type("Go on  with this\r")
        window.wait_for("解彤强")
        window.type("\x11")
        assert window.exit_code() == 0
    assert _names(book) == ["解彤强"]
    assert list(quarantine_folder(book).rglob(book.name))


def test_the_backup_is_put_back(book: Path, tmp_path: Path) -> None:
    with a_window("--lang", "en", "--book", str(book), home=tmp_path) as window:
        _arrive(window)
        window.type("1\r")
        window.wait_for("The backup: clients: 2")
        window.type("1\r")
        window.wait_for("欧阳若曦")
        window.type("\x11")
        assert window.exit_code() == 0
    assert _names(book) == ["解彤强", "欧阳若曦"]


def test_the_name_of_a_backup_is_not_believed(book: Path, tmp_path: Path) -> None:
    """An older one under a name of tomorrow is offered last; a damaged one leads to the next."""
    (real,) = listed(backup_folder(book))
    whole = real.path.read_bytes()
    shutil.copyfile(real.path, real.path.with_name("2999-01-01-090000-day.rmbackup"))
    damaged = real.path.with_name("2026-11-20-090300-day.rmbackup")
    damaged.write_bytes(whole[:-5000] + bytes([whole[-5000] ^ 1]) + whole[-4999:])
    with a_window(
        "--lang", "en", "--today", "2026-11-20", "--book", str(book), home=tmp_path
    ) as window:
        window.wait_for("Passphrase:")
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for("last good backup is of 2026-11-20 09:03")
        window.type("1\r")
        window.wait_for("090300-day.rmbackup is damaged")
        window.wait_for("Another one is of 2026-11-20 09:02")
        window.type("1\r")
        window.wait_for("The backup: clients: 2")
        window.type("0\r")
        window.wait_for("Another one is of 2999-01-01 09:00")
        window.type("0\r")
        assert window.exit_code() == 20
    assert damaged.exists()


def test_what_was_not_shown_is_not_accepted(book: Path) -> None:
    with pytest.raises(TamperedBook) as first:
        open_book(book, _PASSPHRASE, today=_TODAY)
    key = unlock_key(book, _PASSPHRASE)
    shown = Acceptance(_NOW, first.value.findings)
    head_path(book).unlink()
    with pytest.raises(TamperedBook) as second:
        open_unlocked(book, key, today=_TODAY, accepting=shown)
    assert second.value.findings != first.value.findings
    seen = Acceptance(_NOW, second.value.findings)
    open_unlocked(book, key, today=_TODAY, accepting=seen).close()
    assert _names(book) == ["解彤强"]


def test_leaving_changes_nothing(book: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in book.parent.rglob("*") if path.is_file()}
    with a_window("--lang", "en", "--book", str(book), home=tmp_path) as window:
        _arrive(window)
        window.type("0\r")
        assert window.exit_code() == 20
    after = {path: path.read_bytes() for path in book.parent.rglob("*") if path.is_file()}
    assert set(after) - set(before) <= {book.with_name(book.name + ".tries")}
    assert {path: after[path] for path in before} == before
