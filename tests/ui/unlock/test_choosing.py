"""Which book the prompt asks for: the lines it offers, and the keys that turn."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.known_books import BookList
from rmdesk.ui.console.keystrokes import Key
from rmdesk.ui.console.prompt import Left, Turned
from rmdesk.ui.unlock.choosing import Choice
from rmdesk.ui.unlock.offering import as_left, choice_of, left_book

_DAY = date(2026, 11, 20)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("rmdesk.settings.settings_file", lambda: tmp_path / "settings.toml")
    return tmp_path


def _known(folder: Path, names: Sequence[str], *, there: Sequence[str] | None = None) -> None:
    """A list of these, the last opened first; all are there unless some are named."""
    found = BookList()
    for name in reversed(names):
        found = found.with_book(folder / f"{name}.rmdesk", opened=_DAY)
    found.save()
    for name in names if there is None else there:
        (folder / f"{name}.rmdesk").touch()


def _choice(folder: Path, left: str = "", *, another: bool = False) -> Choice:
    return choice_of(folder / "own.rmdesk", left, wants_another=another)


class _Lines:
    """A terminal that keeps what is said."""

    def __init__(self, columns: int = 80) -> None:
        self.columns = columns
        self.said: list[str] = []

    def say(self, text: str = "") -> None:
        self.said.append(text)


def _said(choice: Choice, columns: int = 80) -> list[str]:
    terminal: Any = _Lines(columns)
    choice.say(terminal)
    return [*terminal.said, choice.label(terminal, "?")]


@pytest.mark.parametrize(
    ("names", "there", "begins"),
    [
        ([], None, "own"),
        (["own"], None, "own"),
        (["a"], None, "a"),
        (["a", "b"], None, "a"),
        (["a", "b"], ["b"], "b"),
        (["a", "b"], [], "own"),
        (["a"], [], "own"),
        (["own"], [], "own"),
        (["a", "own"], ["own"], "own"),
    ],
)
def test_it_begins_with_the_last_one_that_is_there(
    folder: Path, names: list[str], there: list[str] | None, begins: str
) -> None:
    _known(folder, names, there=there)
    assert _choice(folder).path == folder / f"{begins}.rmdesk"


@pytest.mark.parametrize(
    ("names", "there", "several"),
    [([], None, False), (["own"], None, False), (["a"], None, False), (["own"], [], True)],
)
def test_nothing_is_offered_where_there_is_nothing_to_choose(
    folder: Path, names: list[str], there: list[str] | None, *, several: bool
) -> None:
    _known(folder, names, there=there)
    choice = _choice(folder)
    assert choice.is_several is several
    assert (choice.turn(Key.DOWN) or choice.turn(Key.F2)) is several


def test_after_a_lock_the_same_book_and_for_another_one_another(folder: Path) -> None:
    _known(folder, ["a", "b"])
    for name, other in (("a", "b"), ("b", "a")):
        left = as_left(folder / f"{name}.rmdesk") + "2026-11-20T10:30 meeting"
        assert _choice(folder, left).path.stem == name
        assert _choice(folder, left, another=True).path.stem == other
    assert _choice(folder, another=True).path.stem == "b"


def test_a_book_that_was_left_is_asked_for_though_the_list_was_not_kept(folder: Path) -> None:
    _known(folder, ["a"])
    choice = _choice(folder, as_left(folder / "typed.rmdesk"))
    assert (choice.path.stem, choice.is_several) == ("typed", True)


def test_without_another_one_it_begins_with_the_same_and_never_where_typing_is_shown(
    folder: Path,
) -> None:
    _known(folder, ["a"])
    for left in ("", as_left(folder / "a.rmdesk")):
        choice = _choice(folder, left, another=True)
        assert (choice.path.stem, choice.is_several) == ("a", True)
        assert choice.turn(Key.DOWN)
        assert choice.turn(Key.UP)
        assert choice.path.stem == "a"


class _Typing(_Lines):
    """A terminal on which strokes are typed; `shown` is all that ever stood on its line."""

    def __init__(self, *strokes: Key | str) -> None:
        super().__init__()
        self._strokes = list(strokes)
        self.shown: list[str] = []

    def show(self, text: str) -> None:
        self.shown.append(text)

    def read(self, _seconds: float) -> list[Key | str]:
        if not self._strokes:
            raise Left
        return [self._strokes.pop(0)]


def _settle(choice: Choice, *strokes: Key | str) -> tuple[_Typing, Path | None]:
    """What a terminal was told while these were typed, and the book it came to."""
    terminal: Any = _Typing(*strokes)
    while True:
        try:
            return terminal, choice.settled(terminal)
        except Turned:
            continue
        except Left:
            return terminal, None


_SECRET = "correct horse battery staple"


def test_a_passphrase_typed_where_a_name_is_asked_for_neither_stays_nor_names_a_book(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmdesk.places.data_folder", lambda: folder)
    _known(folder, ["a", "b"])
    for typed, told in (
        (_SECRET, "may be a passphrase"),
        ("what is it?", "names no book"),
        (f"{_SECRET}?", "names no book"),
    ):
        choice = _choice(folder)
        choice.turn(Key.UP)
        terminal, book = _settle(choice, *typed, Key.ENTER)
        assert book is None
        assert any(told in line for line in terminal.said)
        assert not any(typed in line for line in terminal.said)
        assert terminal.shown[-1].endswith("Name or path of the book: ")


def test_a_short_name_begins_a_book_and_a_long_one_finds_one_that_is_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmdesk.places.data_folder", lambda: folder)
    _known(folder, ["a", "b"])
    (folder / f"{_SECRET}.rmdesk").touch()
    for typed, strokes in ((_SECRET, (Key.ENTER,)), ("二组", (Key.ENTER, Key.ENTER))):
        choice = _choice(folder)
        choice.turn(Key.UP)
        _, book = _settle(choice, *typed, *strokes)
        assert book == folder / f"{typed}.rmdesk"


def test_a_server_in_the_list_of_a_stick_is_not_looked_at_before_somebody_asks(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def exists(path: Path) -> bool:
        looked.append(path.name)
        return True

    _known(folder, ["far", "near"])
    monkeypatch.setattr("rmdesk.places.is_on_server", lambda path: path.stem == "far")
    monkeypatch.setattr("rmdesk.places.folder", lambda: folder)
    monkeypatch.setattr(Path, "exists", exists)
    choice = _choice(folder)
    assert choice.path.stem == "near"
    assert _said(choice)[1] == " 1  far   opened 2026-11-20  on a server"
    assert choice.turn(Key.UP)
    terminal, book = _settle(choice)
    assert "far.rmdesk" not in looked
    assert book is None
    terminal, book = _settle(choice, Key.ENTER)
    assert "1 far  It lies on a server; Enter looks there: " in terminal.said
    assert (book and book.stem, "far.rmdesk" in looked) == ("far", True)


def test_the_user_s_own_list_is_looked_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _known(folder, ["far", "near"])
    monkeypatch.setattr("rmdesk.places.is_on_server", lambda path: path.stem == "far")
    assert _choice(folder).path.stem == "far"


def test_the_keys_go_round_and_lead_nowhere_else(folder: Path) -> None:
    _known(folder, ["a", "b", "c"])
    choice = _choice(folder)
    stood = []
    for key in (Key.DOWN, Key.F3, Key.UP, Key.F1):
        assert choice.turn(key)
        stood.append(choice.path.stem)
    assert stood == ["b", "c", "b", "a"]
    assert not any(choice.turn(key) for key in (Key.F1, Key.F5, Key.BACKSPACE, Key.CLEAR))


def test_a_long_list_offers_the_first_eight(folder: Path) -> None:
    _known(folder, [f"book {number}" for number in range(12)])
    lines = _said(_choice(folder))
    assert lines[1] == " 1  book 0  opened 2026-11-20"
    assert lines[8:10] == [
        " 8  book 7  opened 2026-11-20",
        " 9  another one, or a new one, by its name",
    ]


@pytest.mark.parametrize(
    ("columns", "label"),
    [(80, f"1 {'长' * 13}  ?"), (30, f"1 {'长' * 5}  ?"), (5, "1 长长长长  ?")],
)
def test_a_long_name_leaves_room_for_the_passphrase(folder: Path, columns: int, label: str) -> None:
    _known(folder, ["长" * 40, "b"])
    assert _said(_choice(folder), columns)[-1] == label


def test_no_path_is_told_and_nothing_a_terminal_obeys(folder: Path) -> None:
    _known(folder, ["a\x1b[2J", "b"])
    text = "\n".join(_said(_choice(folder)))
    assert str(folder) not in text
    assert "\x1b" not in text


@given(name=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_what_a_desk_leaves_of_its_book_is_found_again(name: str) -> None:
    book = Path("/books") / f"{name}.rmdesk"
    left = as_left(book)
    assert left.isascii()
    assert left_book(f"{left}2026-11-20T10:30 meeting") == book


@pytest.mark.parametrize("left", ["", "book", "book zz\n", "book 2\n", "2026-11-20T10:30 meeting"])
def test_what_says_no_book_is_none(left: str) -> None:
    assert left_book(left) is None


def test_a_named_book_is_no_choice() -> None:
    choice = Choice.of_one(Path("x.rmdesk"))
    terminal: Any = SimpleNamespace(columns=80, said=[], say=lambda _text: None)
    assert choice.label(terminal, "Passphrase:") == "Passphrase:"
    assert not choice.turn(Key.DOWN)
