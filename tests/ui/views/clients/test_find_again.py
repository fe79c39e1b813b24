"""What comes back after a lock: words typed for finding, unless they found nobody; columns."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.small_book import small_book


@pytest.fixture
def on_screen(tmp_path: Path) -> Iterator[DeskOnScreen]:
    with DeskOnScreen(lambda: small_book(tmp_path)) as screen:
        yield screen


@pytest.mark.parametrize(
    ("typed", "says", "listed"),
    [("sxx", "found: 1", "found: 1"), ("zzz", "found: 0", "clients: 8")],
)
async def test_words_that_found_nobody_are_forgotten(
    on_screen: DeskOnScreen, typed: str, says: str, listed: str
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.type(typed)
        await shown.sees(says)
        place = shown.app.desk.place()
    async with on_screen.shown(place=place) as shown:
        await shown.sees("单雄信", listed)


@pytest.mark.parametrize("on_page", [False, True])
async def test_the_same_columns_are_in_view_again(on_screen: DeskOnScreen, on_page: bool) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8", "columns 2-")
        await shown.press(*["right"] * 7)
        await shown.press(*["left"] * 2)
        table = shown.app.desk.clients.table
        column, told, first = table.column, table.columns_told(), table.first
        assert 1 < first < column
        if on_page:
            await shown.press("enter")
            await shown.sees("Household")
        place = shown.app.desk.place()
    async with on_screen.shown(place=place) as shown:
        if on_page:
            await shown.sees("Household")
            await shown.press("f3")
        await shown.sees("clients: 8", told)
        table = shown.app.desk.clients.table
        assert (table.column, table.columns_told(), table.first) == (column, told, first)
