"""Export on the screen: permission, the form and what it says, the file, and ending it."""

from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from rmdesk.desk.exporting import release
from rmdesk.store.journal.changes import Done
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.export_steps import files, fill
from tests.ui.small_book import NOW, RICH


@pytest.fixture
def allowed(on_screen: DeskOnScreen) -> DeskOnScreen:
    on_screen.thread.ask(lambda desk: release.allow_files(desk, now=NOW)).result()
    return on_screen


async def open_form(shown: Shown) -> None:
    await shown.sees("吕布")
    await run(shown, "Export to a file")
    await shown.sees("Phone, ID and card numbers are masked")


async def run(shown: Shown, command: str) -> None:
    await shown.press("ctrl+p")
    await shown.sees("Commands and clients")
    await shown.type(command)
    await shown.sees(command)
    await shown.press("enter")


def rows(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def newest(on_screen: DeskOnScreen) -> Done:
    return on_screen.thread.ask(lambda desk: desk.journal.actions(1)[0]).result()


async def test_the_first_time_somebody_has_to_allow_it(on_screen: DeskOnScreen, home: Path) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await run(shown, "Export to a file")
        await shown.sees("Allow exports?", "no passphrase of the book")
        await shown.press("enter")  # the safe answer stands first
        await shown.sees_no("Allow exports?")
        await run(shown, "Export to a file")
        await shown.sees("Allow exports?")
        await shown.press("down", "enter")
        await shown.sees("Phone, ID and card numbers are masked", "nothing protects it")
        await shown.press("escape")
        await run(shown, "Forbid exports again")
        await shown.sees("No client data leaves this book")
    assert not files(home)
    allows = on_screen.thread.ask(release.allows_files)
    assert not allows.result()


async def test_the_list_as_shown_goes_into_a_workbook(allowed: DeskOnScreen, home: Path) -> None:
    async with allowed.shown() as shown:
        await open_form(shown)
        await shown.sees("In it: 8 clients", "Last contact")
        await shown.press("enter")
        await shown.sees("Exported", "Clients in it: 8", "are masked")
        await shown.press("enter")
        await shown.sees("Exported: 8 clients")
    (path,) = files(home)
    assert path.name == "Clients 2026-11-20.xlsx"
    listed = allowed.thread.ask(
        lambda desk: [row.name for row in desk.clients.rows(desk.clients.ids()).values()]
    ).result()
    assert {row[0] for row in rows(path)[1:]} == set(listed)
    assert newest(allowed).subject["what"] == "clients"


async def test_the_marked_ones_are_offered_first(allowed: DeskOnScreen, home: Path) -> None:
    async with allowed.shown() as shown:
        await shown.sees("吕布")
        await shown.press("space", "space")
        await open_form(shown)
        await shown.sees("In it: 2 clients")
        await shown.press("enter")
        await shown.sees("Clients in it: 2")
    (path,) = files(home)
    assert len(rows(path)) == 3


async def test_the_calendar_goes_out_with_a_password(allowed: DeskOnScreen, home: Path) -> None:
    async with allowed.shown() as shown:
        await shown.sees("吕布")
        await shown.press("f5")
        await open_form(shown)
        await shown.sees("from 2026-11-01 Sun to 2026-11-30 Mon", "the gists as notes")
        await fill(shown, "first", "-20")
        await shown.sees("from 2026-10-31 Sat")
        await fill(shown, "password", "horse battery")
        await shown.sees("only its password protects it")
        assert "horse battery" not in shown.text
        await shown.press("enter")
        await shown.sees("The two passwords differ")
        await fill(shown, "again", "horse battery")
        await shown.press("enter")
        await shown.sees("Only its password opens it")
    (path,) = files(home)
    assert path.read_bytes().startswith(b"\xd0\xcf\x11\xe0")
    assert newest(allowed).subject["sealed"] is True
    assert "horse" not in str(newest(allowed).subject)


async def test_a_reason_lets_numbers_out_whole(allowed: DeskOnScreen, home: Path) -> None:
    async with allowed.shown() as shown:
        await open_form(shown)
        await fill(shown, "reason", "年度核对")
        await shown.sees("stand whole; your reason is kept")
        await shown.press("enter")
        await shown.sees("the reason is kept in the book")
    assert newest(allowed).subject["reason"] == "年度核对"


async def test_csv_has_no_password_and_its_own_name(allowed: DeskOnScreen, home: Path) -> None:
    async with allowed.shown() as shown:
        await open_form(shown)
        await shown.press("2", "tab", "tab", "3")
        await shown.sees("CSV has no room")
        await shown.sees_no("Password")
        await shown.press("enter")
        await shown.sees("Cell notes left behind")
    (path,) = files(home)
    assert "客户" not in path.read_bytes().decode("gb18030")[:4]
    assert path.read_bytes().startswith("Client number,Name,".encode("gb18030"))


async def test_a_file_there_is_never_replaced_without_asking(
    allowed: DeskOnScreen, home: Path
) -> None:
    there = home / "Clients 2026-11-20.xlsx"
    there.write_bytes(b"precious")
    async with allowed.shown() as shown:
        await open_form(shown)
        await shown.press("enter")
        await shown.sees("exists already", "would be lost")
        await shown.press("enter")
        await shown.sees("Choose another name", "Clients 2026-11-20.xlsx")
        assert there.read_bytes() == b"precious"
        await shown.press("enter")
        await shown.sees("would be lost")
        await shown.press("down", "enter")
        await shown.sees("Clients in it: 8")
    assert len(rows(there)) == 9


async def test_what_is_refused_keeps_the_form(allowed: DeskOnScreen, home: Path) -> None:
    async with allowed.shown() as shown:
        await open_form(shown)
        await fill(shown, "reason", "核对")
        await fill(shown, "path", "none/a.xlsx")
        await shown.press("enter")
        await shown.sees("does not exist", "核对", "none/a.xlsx")
        await fill(shown, "password", "short")
        await fill(shown, "again", "short")
        await shown.press("enter")
        await shown.sees("8 to 255 characters")
    assert not files(home)


async def test_tab_completes_the_path(allowed: DeskOnScreen, home: Path) -> None:
    (home / "documents").mkdir()
    async with allowed.shown() as shown:
        await open_form(shown)
        await fill(shown, "path", "doc")
        await shown.sees("documents/")
        await shown.press("tab")
        await shown.type("a.xlsx")
        await shown.press("enter")
        await shown.sees("Clients in it: 8")
    assert (home / "documents" / "a.xlsx").exists()


async def test_the_ledger_of_all_clients(allowed: DeskOnScreen, home: Path) -> None:
    async with allowed.shown() as shown:
        await open_form(shown)
        await shown.press("right", "right")
        await shown.sees(
            "what 8 clients own and owe", "what is gone is left out", "Assets and liab"
        )
        await shown.press("enter")
        await shown.sees("Clients in it:", "Lines in it:")
        await shown.press("enter")
        await shown.sees("Exported:")
    (path,) = files(home)
    assert path.name == "Assets and liabilities 2026-11-20.xlsx"
    assert newest(allowed).subject["what"] == "ledger"
    lines = allowed.thread.ask(lambda desk: desk.holdings.of(RICH)).result()
    assert [row[0] for row in rows(path)].count("60100001") == len(lines) > 1
