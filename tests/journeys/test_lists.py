"""A list of one's own: built, saved, there again after a restart; filtered, marked, changed in bulk
and taken back."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.opening import open_book
from tests.books.builders import TODAY
from tests.books.bulk_fields import steps_to
from tests.tools.window import Window, a_window
from tests.ui.small_book import small_book

PASSPHRASE = "nobody in this book exists"

LANGUAGES = {
    "zh": {"ask": "口令", "filter": "资产>20万", "branch": "新内容", "rule": "资产>100万"},
    "en": {
        "ask": "Passphrase",
        "filter": "assets > 20万",
        "branch": "New value",
        "rule": "assets > 100万",
    },
}


def a_desk(folder: Path, language: str) -> Callable[[], AbstractContextManager[Window]]:
    book = str(folder / "book.rmdesk")
    arguments = ("--book", book, "--lang", language, "--today", TODAY.isoformat())
    return lambda: a_window(*arguments, home=folder, size=(120, 40))


def body(desk: Window) -> list[str]:
    """Filter, heading, rows and foot: everything but title, status and hints."""
    return [line.rstrip() for line in desk.text.splitlines()[1:-2]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_view_comes_back_exactly(language: str, tmp_path: Path) -> None:
    words = LANGUAGES[language]
    small_book(tmp_path).close()
    open_desk = a_desk(tmp_path, language)
    with open_desk() as desk:
        desk.wait_for(words["ask"])
        desk.press(PASSPHRASE, "Enter", "F3")
        desk.wait_for("单雄信")
        desk.press("/", words["filter"], "Enter")
        # By class, then by assets; a column wider, one further left; a rule of one's own.
        desk.press("Right", "s", "Right", "S", "\x1b[1;5C", "\x1b[1;5C", "\x1b[1;2D")
        desk.wait_for("▾2")
        desk.press("m")
        desk.wait_for("8 ")
        desk.press("4")
        desk.wait_for("+ ")
        desk.press("End", "Enter")
        desk.wait_for("[2 ")
        desk.press(words["rule"], "Tab", "Backspace", "*", "Enter")
        desk.wait_for(f"* {words['rule']}")
        desk.press("Esc", "w")
        desk.wait_for("9")
        desk.press("大客户", "Enter")
        desk.wait_for("大客户")
        desk.press("Down")
        desk.settle()
        built = body(desk)
        assert "▾2" in built[1] and "▴1" in built[1]
        assert sum("* " in row for row in built) >= 1
        desk.press("0", "0", "C-q")
        assert desk.exit_code() == 0
    with open_desk() as desk:
        desk.wait_for(words["ask"])
        desk.press(PASSPHRASE, "Enter", "F3")
        desk.wait_for("张三")
        desk.wait_for("大客户")
        desk.press("9")
        desk.wait_for("▾2")
        desk.press("Home", "Right", "Down")
        desk.settle()
        assert body(desk) == built
        desk.press("C-q")
        assert desk.exit_code() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_filter_mark_change_in_bulk_and_undo(language: str, tmp_path: Path) -> None:
    words = LANGUAGES[language]
    small_book(tmp_path).close()
    with a_desk(tmp_path, language)() as desk:
        desk.wait_for(words["ask"])
        desk.press(PASSPHRASE, "Enter", "F3")
        desk.wait_for("单雄信")
        desk.press("/", words["filter"], "Enter")
        desk.wait_for("Backspace")
        desk.press("C-a")
        desk.wait_for("+! 单雄信")
        desk.press("C-w")
        desk.wait_for("8 ")
        desk.press("6")
        desk.wait_for("› ")
        desk.press(*["Down"] * steps_to("branch"), "Enter")
        desk.wait_for(words["branch"])
        desk.press("城东支行", "Enter")
        desk.wait_for("-> 城东支行")
        desk.press("Down", "Enter")
        desk.settle()
        desk.press("u")
        desk.settle()
        desk.press("Esc", "C-q")
        assert desk.exit_code() == 0
    with open_book(tmp_path / "book.rmdesk", PASSPHRASE, today=TODAY) as book:
        assert branches(book) == ["城东支行"] * 5  # asked before so many are taken back, and kept
    with a_desk(tmp_path, language)() as desk:
        desk.wait_for(words["ask"])
        desk.press(PASSPHRASE, "Enter", "F3")
        desk.wait_for("单雄信")
        desk.press("u")
        desk.settle()
        desk.press("Down", "Enter")
        desk.settle()
        desk.press("C-q")
        assert desk.exit_code() == 0
    with open_book(tmp_path / "book.rmdesk", PASSPHRASE, today=TODAY) as book:
        assert branches(book) == []


def branches(book: Desk) -> list[str]:
    ids = book.lists.select(None, (), today=TODAY)
    return [cell for (cell,) in book.lists.cells(ids, ["branch"], today=TODAY).values() if cell]
