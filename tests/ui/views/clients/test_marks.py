"""Marks belong to clients: who is no longer in the book is no longer counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.small_book import small_book


@pytest.fixture
def on_screen(tmp_path: Path) -> Iterator[DeskOnScreen]:
    with DeskOnScreen(lambda: small_book(tmp_path)) as screen:
        yield screen


async def test_a_client_whose_making_is_undone_is_no_longer_marked(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("space", "n")
        await shown.sees("New client")
        await shown.type("李明")
        await shown.press("enter")
        await shown.sees("Household", "李明")
        await shown.press("f3")
        await shown.sees("clients: 9")
        await shown.press("space")
        await shown.sees("marked: 2")
        await shown.press("x")
        await shown.sees("listed: 9")
        await shown.press("x")
        await shown.sees("marked: 2")
        await shown.press("u")
        await shown.sees("clients: 8", "marked: 1")
        await shown.press("x")
        await shown.sees("listed: 8")
        await shown.press("x")
        await shown.sees("marked: 1")


async def test_marks_brought_back_are_of_clients_in_the_book(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("space", "n")
        await shown.type("李明")
        await shown.press("enter")
        await shown.sees("Household", "李明")
        await shown.press("f3")
        await shown.press("space")
        await shown.sees("marked: 2")
        await shown.press("x")
        await shown.sees("listed: 9")
        await shown.press("u")
        await shown.sees("clients: 8")
        await shown.press("x")
        await shown.sees("marked: 1")
