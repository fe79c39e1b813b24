"""The page before a book begins: it fits one screen, and says what is promised and what is not."""

from pathlib import Path

import pytest

from rmdesk.language import Language, speak
from rmdesk.ui.console.terminal import cells
from rmdesk.ui.unlock.first_page import first_page

BOOK = Path("/usr/people/wang/data/rmdesk/book.rmdesk")
PROMPTS = 4
"""Rows for the name above the page, and a passphrase asked twice below it."""


@pytest.fixture(autouse=True)
def _in_english_again() -> object:
    yield
    speak(Language.ENGLISH)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("columns", [80, 120, 160])
def test_the_page_fits_one_screen(language: Language, columns: int) -> None:
    speak(language)
    lines = first_page(BOOK, columns)
    assert len(lines) + PROMPTS <= 24
    assert max(map(cells, lines)) < columns


@pytest.mark.parametrize("columns", [1, 10, 25, 40])
def test_a_narrow_window_loses_no_word(columns: int) -> None:
    wide = " ".join(first_page(BOOK, 160)).split()
    narrow = "".join(first_page(BOOK, columns)).replace(" ", "")
    assert all(word in narrow for word in wide if word != "-")
    assert columns < 20 or max(map(cells, first_page(BOOK, columns))) < columns


def test_a_folder_cannot_steer_the_terminal() -> None:
    lines = first_page(Path("/tmp/\x1b[2J\u202e/book.rmdesk"), 80)
    assert all(line.isprintable() for line in lines)
