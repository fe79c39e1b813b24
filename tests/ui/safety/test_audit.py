"""What was done in the book, on screen and by keys only."""

from pathlib import Path

import pytest

from rmdesk.crypto.slots import Kind
from rmdesk.desk.audit import came_in
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.discretion import note_reveal
from rmdesk.desk.exporting.release import allow_files
from rmdesk.store.unlocking.tries import Tries
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.small_book import NOW, RICH

TITLE = "What was done in this book"


def work(desk: Desk) -> None:
    edit_client(desk, RICH, {"mobile": "13900009999"}, now=NOW)
    note_reveal(desk, RICH, "mobile", now=NOW)


def fake_a_reason(desk: Desk) -> None:
    with desk.store.database.atomic():
        desk.store.database.execute_sql("DROP TRIGGER audit_update")
        desk.store.database.execute_sql("UPDATE audit SET reason = 'asked' WHERE id = 1")


async def test_it_lists_what_was_done_and_filters_by_words_and_day(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(work).result()
    async with on_screen.shown((120, 40)) as shown:
        await run(shown, TITLE, "Each follows from the one before", "edit of 单雄信")
        await shown.sees("shown in full", "2026-11-20 09:30")
        await shown.type("full 单雄信")
        await shown.sees_no("edit of 单雄信")
        await shown.sees("Mobile")
        assert "13900009999" not in shown.text
        await shown.press("ctrl+u")
        await shown.type("2020-01-01")
        await shown.sees("lines: 0 of 0")
        await shown.press("escape")
        await shown.sees_no(TITLE)


async def test_a_chain_that_was_tampered_with_is_told(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(work).result()
    on_screen.thread.ask(fake_a_reason).result()
    async with on_screen.shown() as shown:
        await run(shown, TITLE, "From line 1 on the chain does not hold")


async def test_it_leaves_as_a_file_without_a_name(
    on_screen: DeskOnScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    on_screen.thread.ask(work).result()
    on_screen.thread.ask(lambda desk: allow_files(desk, now=NOW)).result()
    target = tmp_path / "done.csv"
    async with on_screen.shown((120, 40)) as shown:
        await run(shown, TITLE, "edit of 单雄信")
        await shown.press("ctrl+s")
        await shown.sees("Export what was done")
        await shown.press("ctrl+u")
        await shown.type(str(target))
        await shown.press("enter")
        await shown.sees("File: done.csv")
        await shown.press("enter")
        await shown.sees(TITLE, "data left the book")
    written = target.read_text(encoding="utf-8-sig")
    assert "client.edit" in written
    assert "单雄信" not in written


async def test_whoever_opens_it_is_told_of_tries_in_vain(on_screen: DeskOnScreen) -> None:
    def tried(desk: Desk) -> None:
        tries = Tries(desk.vault.path)
        tries.charge(now=NOW.timestamp())
        tries.charge(now=NOW.timestamp())
        came_in(desk, tries, by=Kind.PASSPHRASE, now=NOW.timestamp() + 60)

    on_screen.thread.ask(tried).result()
    async with on_screen.shown((120, 40)) as shown:
        await shown.sees("Wrong passphrases before this opening: 2")
