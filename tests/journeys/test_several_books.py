"""Several books on one computer: chosen at the prompt, from the desk, and carried on a stick."""

import json
from datetime import date
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.opening import new_book
from tests.books.builders import TODAY
from tests.tools.window import Window, a_window

# Of each the first sign is a key that would choose a book, were digits to do that.
PASSPHRASES = {"own": "2 keeps nobody waiting", "branch": "1 keeps nobody waiting"}
_LINE = ("--lang", "en", "--today", TODAY.isoformat())


def _made(folder: Path, *names: str) -> None:
    for name in names:
        cost = Cost(memory_kib=8, iterations=1, lanes=1)
        path = folder / f"{name}.rmdesk"
        new_book(path, PASSPHRASES[name], today=TODAY, cost=cost).close()


def _known(folder: Path, *names: str) -> None:
    """The list of a user who opened these, the last one first."""
    folder.mkdir(parents=True, exist_ok=True)
    books = [
        {"name": name, "path": f"{folder.parent.parent}/{name}.rmdesk", "opened": f"{TODAY}"}
        for name in names
    ]
    (folder / "books.json").write_text(json.dumps({"books": books}), encoding="utf-8")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Of somebody who has two books, and opened their own one last."""
    _made(tmp_path, "own", "branch")
    _known(tmp_path / "config" / "rmdesk", "own", "branch")
    return tmp_path


def _order(home: Path) -> list[str]:
    found = json.loads((home / "config" / "rmdesk" / "books.json").read_text(encoding="utf-8"))
    return [book["name"] for book in found["books"]]


def _stands_on(window: Window, name: str) -> None:
    """The desk is open, and its title line says which book that is."""
    window.wait_until(lambda: f"{name}   {TODAY}" in window.text.splitlines()[0])
    window.settle()


def test_a_book_is_chosen_before_its_passphrase_and_nothing_typed_is_lost(home: Path) -> None:
    with a_window(*_LINE, home=home) as window:
        window.wait_for("1 own  Passphrase:")
        assert f"2  branch  opened {TODAY}" in window.text
        assert str(home) not in window.text
        # All at once, as fast hands or a paste tool would: Down, and a passphrase with a digit.
        window.type(f"\x1b[B{PASSPHRASES['branch']}\r")
        _stands_on(window, "branch")
        assert _order(home) == ["branch", "own"]

        window.press("C-l")  # a lock asks for the same book, whatever else is opened meanwhile
        window.wait_for("1 branch  Passphrase:")
        window.press("F2")
        window.wait_for("2 own  Passphrase:")
        window.type("2")
        window.wait_for("2 own  Passphrase: *")
        window.press("Up", "Tab", "F1")  # too late: something is typed, and stays
        assert "2 own  Passphrase: *" in window.text
        window.type(f"{PASSPHRASES['own'][1:]}\r")
        _stands_on(window, "own")
        window.press("C-q")
        assert window.exit_code() == 0


@pytest.mark.parametrize("key", ["B", "\x1b[20;5~"], ids=["letter", "past an input method"])
def test_another_book_is_opened_from_the_desk(home: Path, key: str) -> None:
    book = home / "own.rmdesk"
    with a_window(*_LINE, "--book", str(book), home=home) as window:
        window.wait_for("Passphrase:")
        assert window.text.split() == ["rmdesk", "own.rmdesk", "Passphrase:"]
        window.type(f"{PASSPHRASES['own']}\r")
        _stands_on(window, "own")
        window.press(key)
        window.wait_for("2 branch  Passphrase:")
        assert "Today" not in window.text
        window.type(f"{PASSPHRASES['branch']}\r")
        _stands_on(window, "branch")
        window.press("C-q")
        assert window.exit_code() == 0


def test_a_new_book_begins_by_its_name(home: Path) -> None:
    with a_window(*_LINE, home=home) as window:
        window.wait_for("1 own  Passphrase:")
        window.press("Up")
        window.wait_for("3 Name or path of the book:")
        window.type("a/b\r")
        window.wait_for("names no book.")
        window.wait_for("Name or path of the book:")
        assert "a/b" not in window.text
        window.type("二组\r")
        window.wait_for("二组  A new book; Enter begins it:")
        assert not (home / "data").exists()
        window.type("\r")
        window.wait_for("New passphrase:")
        window.type("three words and more\r")
        window.wait_for("Once more:")
        window.type("three words and more\r")
        _stands_on(window, "二组")
        window.press("C-q")
        assert window.exit_code() == 0
    assert (home / "data" / "rmdesk" / "二组.rmdesk").exists()
    assert _order(home) == ["二组", "own", "branch"]


def test_two_desks_on_two_books_and_no_second_one_on_the_same(home: Path) -> None:
    with a_window(*_LINE, home=home) as first, a_window(*_LINE, home=home) as second:
        first.wait_for("1 own  Passphrase:")
        first.type(f"{PASSPHRASES['own']}\r")
        _stands_on(first, "own")
        second.wait_for("1 own  Passphrase:")
        second.type(f"{PASSPHRASES['own']}\r")
        second.wait_for("Enter shows the books again:")
        assert "is already open" in second.text
        second.type("\r")
        second.wait_for("1 own  Passphrase:", times=2)
        second.type(f"\t{PASSPHRASES['branch']}\r")
        _stands_on(second, "branch")
        # Each asks for its own book after a lock, though the other one was opened last.
        first.press("C-l")
        first.wait_for("2 own  Passphrase:")
        second.press("C-l")
        second.wait_for("1 branch  Passphrase:")


def test_a_book_that_is_not_there_is_waited_for(home: Path, tmp_path: Path) -> None:
    away = tmp_path / "pulled out"
    away.mkdir()
    for path in home.glob("own.rmdesk*"):
        path.rename(away / path.name)
    with a_window(*_LINE, home=home) as window:
        window.wait_for("2 branch  Passphrase:")
        assert "not there" in window.text
        window.press("Up")
        window.wait_for("1 own  It is not there; Enter looks again:")
        window.type("\r")
        window.settle()
        for path in away.iterdir():
            path.rename(home / path.name)
        window.type("\r")
        window.wait_for("1 own  Passphrase:")
        window.type(f"{PASSPHRASES['own']}\r")
        _stands_on(window, "own")


def test_a_list_that_is_none_keeps_nobody_from_their_book(home: Path) -> None:
    file = home / "config" / "rmdesk" / "books.json"
    file.write_bytes(b"\xff{")
    (home / "config" / "rmdesk" / "settings.toml").write_text(f"book = '{home}/own.rmdesk'\n")
    with a_window(*_LINE, home=home) as window:
        window.wait_for("Passphrase:")
        assert "cannot be read" in window.text
        window.type(f"{PASSPHRASES['own']}\r")
        window.wait_for("This book is still empty")
        window.press("C-q")
        assert window.exit_code() == 0
    assert _order(home) == ["own"]


def test_a_folder_on_a_stick_is_carried_to_another_drive(tmp_path: Path) -> None:
    before, after = tmp_path / "E" / "desk", tmp_path / "F" / "desk"
    _made(before, "own")
    _made(before / "books", "branch")
    (before / "settings.toml").write_text("book = 'own.rmdesk'\nidle_minutes = 7\n")
    for name in ("own.rmdesk", "books/branch.rmdesk"):
        with a_window(
            *_LINE, "--folder", str(before), "--book", str(before / name), home=tmp_path
        ) as window:
            window.wait_for("Passphrase:")
            window.type(f"{PASSPHRASES[Path(name).stem]}\r")
            window.wait_for("This book is still empty")
            window.press("C-q")
            assert window.exit_code() == 0
    after.parent.mkdir()
    before.rename(after)
    with a_window("--folder", str(after), *_LINE, home=tmp_path) as window:
        window.wait_for("1 branch  Passphrase:")
        window.type(f"\x1b[B{PASSPHRASES['own']}\r")
        _stands_on(window, "own")
        window.press("C-q")
        assert window.exit_code() == 0
    said = (after / "books.json").read_text(encoding="utf-8")
    assert '"books/branch.rmdesk"' in said
    assert str(tmp_path) not in said
    assert not (tmp_path / "config").exists()
    assert not (tmp_path / "data").exists()
    assert date.fromisoformat(json.loads(said)["books"][0]["opened"]) == TODAY
