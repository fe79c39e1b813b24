"""The list goes to a colleague and the calendar to Excel: allowed once, masked, sealed, read back,
and imported again without a change."""

import io
from pathlib import Path

import msoffcrypto
import pytest
from python_calamine import CalamineWorkbook

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.importing.taking_in import preview
from rmdesk.desk.opening import new_book, open_book
from rmdesk.exchange.process.reader import read_files
from tests.books.builders import TODAY
from tests.desk.importing.imported import WORKBOOK, bring_in
from tests.tools.window import a_window

PASSPHRASE = "correct horse battery staple"
PASSWORD = "for the colleague"

WORDS = {
    "zh": {"ask": "口令", "name": "客户号"},
    "en": {"ask": "Passphrase", "name": "Client number"},
}


def a_book(folder: Path) -> Path:
    file = folder / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(file, PASSPHRASE, today=TODAY, cost=cost) as desk:
        bring_in(desk, WORKBOOK)
    return file


def opened(path: Path) -> bytes:
    """What the password opens."""
    plain = io.BytesIO()
    with path.open("rb") as file:
        sealed = msoffcrypto.OfficeFile(file)
        sealed.load_key(PASSWORD)
        sealed.decrypt(plain)
    return plain.getvalue()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_and_the_calendar_go_out_and_nothing_changes(
    language: str, tmp_path: Path
) -> None:
    words, book = WORDS[language], a_book(tmp_path)
    listed, calendar = tmp_path / "l.xlsx", tmp_path / "c.xlsx"
    arguments = ("--book", str(book), "--lang", language, "--today", TODAY.isoformat())
    with a_window(*arguments, home=tmp_path, size=(120, 30)) as desk:
        desk.wait_for(words["ask"])
        desk.press(PASSPHRASE, "Enter", "F3")
        desk.wait_for("60")
        desk.press("C-p", "export", "Enter")
        desk.press("Down", "Enter")  # the safe answer stands first
        desk.wait_for(".xlsx")
        desk.press("Tab", "Tab", "Tab", "C-u", str(listed))
        desk.wait_for("l.xlsx")
        desk.press("Tab", PASSWORD)
        desk.wait_for("*" * len(PASSWORD))
        desk.press("Tab", PASSWORD)
        desk.wait_for("*" * len(PASSWORD), times=2)
        desk.press("Enter")
        desk.wait_until(listed.exists)
        desk.wait_until(lambda: "GB18030" not in desk.text and "l.xlsx" in desk.text)
        desk.press("Enter", "F5", "C-p", "export", "Enter")
        desk.wait_for("2026-11-30")
        desk.press("Tab", "Tab", "Tab", "C-u", str(calendar))
        desk.wait_for("c.xlsx")
        desk.press("Tab", "C-u")
        desk.wait_for("-30")
        desk.press("2026-09-01")
        desk.wait_for("2026-09-01", times=2)
        desk.press("Enter")
        desk.wait_until(calendar.exists)
        desk.wait_until(lambda: "GB18030" not in desk.text and "c.xlsx" in desk.text)
        desk.press("Enter", "C-q")
        assert desk.exit_code() == 0

    names = CalamineWorkbook.from_filelike(io.BytesIO(opened(listed))).get_sheet_by_index(0)
    assert len(names.to_python()) == 61
    head, *lines = CalamineWorkbook.from_path(str(calendar)).get_sheet_by_index(0).to_python()
    assert head[0] == words["name"] and len(lines) == 60
    with open_book(book, PASSPHRASE, today=TODAY) as after:
        found = preview(after, read_files([calendar], today=TODAY))
        assert not found.changes_anything
        assert found.total("unchanged") == 178
        kinds = [done.kind for done in after.journal.actions(3)]
    assert kinds == ["export", "export", "export.allow"]
