"""A review leaves the desk from the screen: the form, the file, the report, and ending many."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from rmdesk.desk.exporting import release
from rmdesk.domain.ids import ClientId
from rmdesk.exchange.writers.writer import PaperWriter
from rmdesk.store.journal.changes import Done
from rmdesk.ui.exporting.reviews import reviews_leave
from rmdesk.ui.host import WantsHost
from rmdesk.ui.widgets.field import Field
from tests.books.reviewed_book import DAYS, add_reviewed
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.export_steps import files, fill
from tests.ui.small_book import NOW, RICH

NAME = f"60100101 {DAYS[-1].isoformat()}"


@pytest.fixture
def reviewed(on_screen: DeskOnScreen) -> DeskOnScreen:
    """Three more clients, each with five closed reviews."""

    def three(desk: Any) -> list[ClientId]:
        return [add_reviewed(desk, number) for number in (101, 102, 103)]

    on_screen.thread.ask(three).result()
    on_screen.thread.ask(lambda desk: release.allow_files(desk, now=NOW)).result()
    return on_screen


FIRST = ClientId(9)


async def open_form(shown: Shown, client_id: ClientId = FIRST) -> None:
    await shown.sees("clients: 11")
    shown.app.desk.views.clients.table.select(client_id)
    await shown.press("f7")
    await shown.sees("Asset review", "ours 233.06")
    await settle(shown.pilot)
    await shown.press("x")


def path_in(shown: Shown) -> str:
    """What the form proposes."""
    return shown.app.screen.query_one("#path Field", Field).value


def newest(on_screen: DeskOnScreen) -> Done:
    return on_screen.thread.ask(lambda desk: desk.journal.actions(1)[0]).result()


def exports(on_screen: DeskOnScreen) -> int:
    done = on_screen.thread.ask(lambda desk: desk.journal.actions(99)).result()
    return sum(one.kind == "export" for one in done)


async def test_the_first_time_somebody_has_to_allow_it(
    reviewed: DeskOnScreen,
    home: Path,
) -> None:
    reviewed.thread.ask(lambda desk: release.forbid_files(desk, now=NOW)).result()
    async with reviewed.shown() as shown:
        await open_form(shown)
        await shown.sees("Allow exports?")
        await shown.press("enter")  # the safe answer stands first
        await shown.sees_no("Allow exports?")
    assert not files(home)


async def test_the_form_says_what_will_be_in_it_and_the_file_holds_it(
    reviewed: DeskOnScreen,
    home: Path,
) -> None:
    async with reviewed.shown() as shown:
        await open_form(shown)
        await shown.sees(
            *("Review into a file", "what this client may see"),
            *("class stay in the book", "numbers are masked", "nothing protects it"),
        )
        assert path_in(shown) == str(home / f"{NAME}.xlsx")
        await shown.press("enter")
        await shown.sees("Exported", f"File: {NAME}.xlsx", "Clients in it: 1")
        await shown.press("enter")
        await shown.sees(f"Written: {NAME}.xlsx")
    (path,) = files(home)
    assert path.read_bytes().startswith(b"PK")
    assert newest(reviewed).subject["client_id"] == FIRST


async def test_another_format_gives_the_file_its_ending(
    reviewed: DeskOnScreen,
    home: Path,
) -> None:
    async with reviewed.shown() as shown:
        await open_form(shown)
        await shown.sees("Password")
        await shown.press("2")
        await shown.sees_no("Password")
        assert path_in(shown) == str(home / f"{NAME}.html")
        await shown.press("3")
        await settle(shown.pilot)
        assert path_in(shown) == str(home / f"{NAME}.txt")
        await shown.press("enter")
        await shown.sees("Exported")
    (path,) = files(home)
    assert path.read_text("utf-8-sig").startswith("Asset review")


async def test_a_password_is_typed_twice(
    reviewed: DeskOnScreen,
    home: Path,
) -> None:
    async with reviewed.shown() as shown:
        await open_form(shown)
        await fill(shown, "password", "correct horse")
        await shown.sees("only its password protects it")
        await shown.sees_no("correct horse")
        await shown.press("enter")
        await shown.sees("The two passwords differ")
        await fill(shown, "again", "correct horse")
        await shown.press("enter")
        await shown.sees("Only its password opens it")
    (path,) = files(home)
    assert not path.read_bytes().startswith(b"PK")


async def test_a_reason_leaves_numbers_whole_and_is_kept(
    reviewed: DeskOnScreen,
    home: Path,
) -> None:
    async with reviewed.shown() as shown:
        await open_form(shown)
        await shown.press("3")
        await fill(shown, "reason", "客户要求")
        await shown.sees("stand whole; your reason is kept")
        await shown.press("enter")
        await shown.sees("the reason is kept in the book")
    (path,) = files(home)
    assert "13812345678" in path.read_text("utf-8-sig")
    assert newest(reviewed).subject["reason"] == "客户要求"


async def test_a_file_there_is_replaced_on_a_word_only(
    reviewed: DeskOnScreen,
    home: Path,
) -> None:
    there = home / f"{NAME}.xlsx"
    there.write_bytes(b"precious")
    async with reviewed.shown() as shown:
        await open_form(shown)
        await shown.press("enter")
        await shown.sees("exists already", "would be lost")
        await shown.press("enter")
        await shown.sees("Choose another name")
        assert there.read_bytes() == b"precious"
        await shown.press("enter")
        await shown.sees("would be lost")
        await shown.press("down", "enter")
        await shown.sees("Exported")
    assert there.read_bytes() != b"precious"


async def test_what_is_refused_keeps_the_form(
    reviewed: DeskOnScreen,
    home: Path,
) -> None:
    async with reviewed.shown() as shown:
        await open_form(shown)
        await fill(shown, "reason", "核对")
        await fill(shown, "path", "none/a.xlsx")
        await shown.press("enter")
        await shown.sees("does not exist", "核对", "none/a.xlsx")
        await shown.press("escape")
        await shown.sees_no("Review into a file")
    assert not files(home) and not exports(reviewed)


async def test_a_folder_alone_means_the_proposed_name_in_it(
    reviewed: DeskOnScreen,
    home: Path,
) -> None:
    (home / "papers").mkdir()
    async with reviewed.shown() as shown:
        await open_form(shown)
        await shown.press("2")
        await fill(shown, "path", "papers/")
        await shown.press("enter")
        await shown.sees("Exported")
    assert [path.name for path in (home / "papers").iterdir()] == [f"{NAME}.html"]


async def test_a_client_without_a_review_is_told_so(
    reviewed: DeskOnScreen,
    home: Path,
) -> None:
    async with reviewed.shown() as shown:
        await shown.sees("clients: 11")
        await begin_many(shown, [])
        await shown.sees("clients: 11")
        from rmdesk.ui.exporting.reviews import review_leaves

        shown.app.desk.post_message(WantsHost(lambda host: review_leaves(host, RICH)))
        await shown.sees("There is no review of this client yet")


async def begin_many(shown: Shown, ids: list[ClientId]) -> None:
    shown.app.desk.post_message(WantsHost(lambda host: reviews_leave(host, ids)))


IDS = [ClientId(9), ClientId(10), ClientId(11)]


async def test_many_go_into_a_folder_and_who_has_none_is_told(
    reviewed: DeskOnScreen,
    home: Path,
) -> None:
    async with reviewed.shown() as shown:
        await shown.sees("clients: 11")
        await begin_many(shown, [*IDS, RICH])
        await shown.sees(
            "Reviews into a folder", "each of 4 clients", "by client number", "Files there"
        )
        await shown.press("3", "enter")
        await shown.sees("Files written: 3", "Not written, 1: 60100001")
        await shown.press("enter")
        await shown.sees("Files written: 3")
    names = sorted(path.name for path in files(home))
    assert names == [f"6010{number:04} 2026-11-20.txt" for number in (101, 102, 103)]
    assert exports(reviewed) == 3


async def test_files_there_are_left_or_replaced(
    reviewed: DeskOnScreen,
    home: Path,
) -> None:
    there = home / "60100101 2026-11-20.txt"
    there.write_bytes(b"precious")
    async with reviewed.shown() as shown:
        await shown.sees("clients: 11")
        await begin_many(shown, IDS)
        await shown.sees("Reviews into a folder")
        await shown.press("3", "enter")
        await shown.sees("Files written: 2", "60100101")
        assert there.read_bytes() == b"precious"
        await shown.press("enter")
        await begin_many(shown, IDS)
        await shown.sees("Reviews into a folder")
        await shown.press("3", "tab", "tab", "2", "enter")
        await shown.sees("Files written: 3")
    assert there.read_bytes() != b"precious"


async def test_escape_ends_many_and_keeps_what_is_written(
    reviewed: DeskOnScreen,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held, go_on = asyncio.Event(), asyncio.Event()
    real, loop = PaperWriter.write, asyncio.get_running_loop()

    def slow(self: PaperWriter, paper: Any) -> Any:
        if len(files(home)) == 1:
            loop.call_soon_threadsafe(held.set)
            asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result()
        return real(self, paper)

    monkeypatch.setattr(PaperWriter, "write", slow)
    async with reviewed.shown() as shown:
        await shown.sees("clients: 11")
        await begin_many(shown, IDS)
        await shown.sees("Reviews into a folder")
        await shown.press("3", "enter")
        await held.wait()
        await shown.sees("Written: 1 of 3 clients")
        await shown.press("escape")
        await shown.sees("what is written stays")
        go_on.set()
        await shown.sees("Files written: 1", "60100102, 60100103")
    assert len(files(home)) == exports(reviewed) == 1
