"""Nothing of a walled relative stands on any screen that is about the client."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.ties import Bond, tie
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from tests.books.empty_desk import NOW
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.small_book import empty_book
from tests.walls.planting import NAMES, Planted, plant, tokens

_PLANTED: list[Planted] = []


def planted_book(folder: Path) -> Desk:
    """王建国 and 李芳 are tied; she wants it private, the others are strangers."""
    desk = empty_book(folder)
    planted = plant(desk)
    one, other, *_ = planted
    bond = Bond(relation=Relation.SPOUSE, mine=Sharing.SHARED, theirs=Sharing.PRIVATE)
    tie(desk, one, other, bond, now=NOW)
    _PLANTED[:] = planted.values()
    return desk


@pytest.fixture
def walled(tmp_path: Path) -> Iterator[DeskOnScreen]:
    with DeskOnScreen(lambda: planted_book(tmp_path)) as desk:
        yield desk


def assert_no_leak(shown: Shown) -> None:
    found = tokens(shown.text)
    for name, planted in zip(NAMES[1:], _PLANTED[1:], strict=True):
        leaked = found & planted.every.forms()
        assert not leaked, f"{name}: {leaked} in\n{shown.text}"


async def look(shown: Shown, *keys: str) -> None:
    """Press keys and search what stands there then."""
    await shown.press(*keys)
    await settle(shown.pilot)
    assert_no_leak(shown)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 48)])
async def test_page_dialogs_and_call_of_a_client(
    walled: DeskOnScreen, size: tuple[int, int]
) -> None:
    async with walled.shown(size) as shown:
        await shown.sees("clients: 4")
        await shown.press("slash")
        await shown.type("wjg")
        await settle(shown.pilot)
        await shown.press("escape", "enter")
        await settle(shown.pilot)
        await shown.sees("Wall: spouse 李芳")
        assert_no_leak(shown)
        assert _PLANTED[0].every.forms() & tokens(shown.text)
        await look(shown, "r")
        await look(shown, "space")
        for _ in range(6):
            await look(shown, "pagedown")
        await look(shown, "space")
        for opening in ("l", "a", "e", "w"):
            await look(shown, opening)
            if opening == "l":
                await shown.sees("Wall: spouse 李芳")
            await look(shown, "escape")


async def test_the_card_of_a_call_and_its_script(walled: DeskOnScreen) -> None:
    async with walled.shown((120, 40)) as shown:
        await shown.sees("clients: 4")
        # Only the first client is marked: the queue has nobody else.
        await shown.press("slash")
        await shown.type("wjg")
        await settle(shown.pilot)
        await shown.press("escape", "space", "f6")
        await settle(shown.pilot)
        if "Wall:" not in shown.text:
            await shown.press("enter")
            await settle(shown.pilot)
        await shown.sees("Wall: spouse 李芳")
        for _ in range(12):
            await look(shown, "enter")
        await look(shown, "f9")
