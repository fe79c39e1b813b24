"""Undo of what made a client, from every place where that client is on the screen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import sessions
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.duplicates.merging import Merge, merge, two_files
from rmdesk.desk.importing.taking_in import commit, preview
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import Side, first_choices
from rmdesk.exchange.process.reader import read_files
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import NOW, RICH

NEW, OTHER = ClientId(9), ClientId(2)


def imported(desk: Desk, folder: Path) -> None:
    """新来人 comes in by a file, today."""
    path = folder / "new.csv"
    path.write_text("客户号,姓名,手机\n777,新来人,13900001111\n", encoding="utf-8-sig")
    commit(desk, preview(desk, read_files([path], today=TODAY)), now=NOW)


def added(desk: Desk, _folder: Path) -> None:
    add_client(desk, now=NOW, name="新来人", mobile="13900001111", number="777")


Make = Callable[[Desk, Path], None]
ways = pytest.mark.parametrize("make", [imported, added])


def made(on_screen: DeskOnScreen, make: Make, folder: Path) -> None:
    on_screen.thread.ask(lambda desk: make(desk, folder)).result()


async def undo(shown: Shown, make: Make) -> None:
    await shown.press("u")
    if make is imported:
        await shown.sees("Take back the whole")
        await shown.press("down", "enter")


@ways
async def test_a_page_without_its_client_gives_way_to_the_list(
    on_screen: DeskOnScreen, tmp_path: Path, make: Make
) -> None:
    made(on_screen, make, tmp_path)
    async with on_screen.shown() as shown:
        await shown.sees("clients: 9")
        shown.app.desk.clients.table.select(NEW)
        await shown.press("enter")
        await shown.sees("139****1111", "新来人")
        await undo(shown, make)
        await shown.sees("Undone:", "clients: 8", "吕布")
        await shown.sees_no("新来人  ")
        await shown.press("U")
        await shown.sees("Done again", "clients: 9")


@ways
async def test_a_line_of_the_calendar_goes_with_its_client(
    on_screen: DeskOnScreen, tmp_path: Path, make: Make
) -> None:
    made(on_screen, make, tmp_path)
    async with on_screen.shown() as shown:
        await shown.sees("clients: 9")
        shown.app.desk.clients.table.select(NEW)
        await shown.press("f5")
        await shown.sees("Calendar", "today  新来人")
        await undo(shown, make)
        await shown.sees("Undone:", "clients: 8", "Calendar", "today  欧阳锋")
        await shown.sees_no("新来人   ")
        await shown.press("t")
        await shown.sees("T Telephone", "1/20")


@ways
async def test_a_card_says_that_its_client_is_gone(
    on_screen: DeskOnScreen, tmp_path: Path, make: Make
) -> None:
    made(on_screen, make, tmp_path)
    on_screen.thread.ask(
        lambda desk: sessions.start(desk, [NEW, RICH], script="invite", now=NOW)
    ).result()
    async with on_screen.shown() as shown:
        await shown.sees("clients: 9")
        await shown.press("f6")
        await shown.sees("Resume: card 1 of 2")
        await shown.press("enter")
        await shown.sees("1 / 2   新来人")
        await undo(shown, make)
        await shown.sees("Undone:", "This client is no longer in the book")
        await shown.press("pagedown")
        await shown.sees("2 / 2   单雄信")
        await shown.press("escape")
        await shown.sees("clients: 8")


async def test_a_merge_is_undone_and_done_again_on_both_pages(
    on_screen: DeskOnScreen,
) -> None:
    def joined(desk: Desk) -> None:
        files = two_files(desk, RICH, OTHER)
        choices = first_choices(files.left, files.right)
        decided = Merge(left=RICH, right=OTHER, survivor=Side.LEFT, choices=choices)
        merge(desk, decided, now=NOW)

    on_screen.thread.ask(joined).result()
    async with on_screen.shown() as shown:
        await shown.sees("clients: 7")
        shown.app.desk.clients.table.select(RICH)
        await shown.press("enter")
        await shown.sees("Class:", "单雄信")
        await shown.press("u")
        await shown.sees("Undone: merge", "Class:", "单雄信")
        await shown.press("f3")
        await shown.sees("clients: 8")
        shown.app.desk.clients.table.select(OTHER)
        await shown.press("enter")
        await shown.sees("Class:", "张三")
        await shown.press("U")
        await shown.sees("Done again: merge", "Class:", "单雄信")
        assert shown.app.desk.current_client == RICH
        await shown.press("f3")
        await shown.sees("clients: 7")


async def test_a_merge_undone_in_the_list_stands_on_who_stays(on_screen: DeskOnScreen) -> None:
    def joined(desk: Desk) -> None:
        files = two_files(desk, RICH, OTHER)
        choices = first_choices(files.left, files.right)
        merge(desk, Merge(left=RICH, right=OTHER, survivor=Side.LEFT, choices=choices), now=NOW)

    on_screen.thread.ask(joined).result()
    async with on_screen.shown() as shown:
        await shown.sees("clients: 7")
        shown.app.desk.clients.table.select(ClientId(5))
        await shown.press("u")
        await shown.sees("Undone: merge", "clients: 8")
        assert shown.app.desk.current_client == RICH
        shown.app.desk.clients.table.select(OTHER)
        await shown.press("U")
        await shown.sees("Done again: merge", "clients: 7")
        assert shown.app.desk.current_client == RICH


async def test_an_undo_that_was_not_meant_says_so(on_screen: DeskOnScreen, tmp_path: Path) -> None:
    made(on_screen, imported, tmp_path)
    async with on_screen.shown() as shown:
        await shown.sees("clients: 9")
        await shown.press("u")
        await shown.sees("Take back the whole")
        await shown.press("enter")
        await shown.sees("Nothing was taken back.", "clients: 9")
