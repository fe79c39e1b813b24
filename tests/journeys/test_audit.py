"""Somebody asks what was done in the book: it is found by keys, and goes out as a file."""

from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.opening import new_book, open_book
from rmdesk.store.disk.files import tries_path
from tests.books.builders import TODAY
from tests.desk.importing.imported import WORKBOOK, bring_in
from tests.tools.window import a_window

PASSPHRASE = "correct horse battery staple"

WORDS = {
    "zh": {"ask": "口令", "wrong": "打不开"},
    "en": {"ask": "Passphrase", "wrong": "does not open"},
}


def a_book(folder: Path) -> Path:
    file = folder / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(file, PASSPHRASE, today=TODAY, cost=cost) as desk:
        bring_in(desk, WORKBOOK)
    return file


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_was_done_is_found_and_passed_on(language: str, tmp_path: Path) -> None:
    words, book, target = WORDS[language], a_book(tmp_path), tmp_path / "done.csv"
    arguments = ("--book", str(book), "--lang", language, "--today", TODAY.isoformat())
    with a_window(*arguments, home=tmp_path, size=(120, 30)) as desk:
        desk.wait_for(words["ask"])
        desk.press("not the passphrase", "Enter")
        desk.wait_for(words["wrong"])
        desk.press(PASSPHRASE, "Enter", "F3")
        desk.wait_for("60")
        desk.press("C-p", "What was done", "Enter")
        desk.wait_for("Ctrl+S")
        desk.press("C-s")
        desk.press("Down", "Enter")  # the safe answer stands first
        desk.wait_for(str(tmp_path)[:20])  # the name it offers, as far as there is room
        desk.press("C-u", str(target), "Enter")
        desk.wait_until(target.exists)
        desk.wait_until(lambda: "done.csv" in desk.text)
        desk.press("Enter", "Esc", "C-q")
        assert desk.exit_code() == 0
    codes = [line.split(",")[3] for line in target.read_text("utf-8-sig").splitlines()[1:]]
    assert codes[codes.index("unlock.failed") + 1] == "unlock"
    assert not tries_path(book).exists()
    with open_book(book, PASSPHRASE, today=TODAY) as opened:
        rows = opened.audit.rows(TODAY, TODAY, most=50)
        assert {"import", "export.allow", "export"} <= {row.action for row in rows}
        assert opened.audit.verify().is_sound
