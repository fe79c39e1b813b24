"""The classes of a client in pictures: the page folded and unfolded, and the forms behind it.

`pytest -m "" tests/ui/classing/test_classes_of_client_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import change_tags, hear_attitude, move
from rmdesk.domain.classes.attitude import Evidence, Heard
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.ids import ClientId
from rmdesk.domain.segments import ClientClass
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import RICH, YESTERDAY

SCREENS: dict[str, tuple[str, ...]] = {
    "page": ("enter",),
    "page_unfolded": ("enter", "space", *("tab",) * 7),
    "by_hand": ("enter", "space", *("tab",) * 7, "enter"),
    "attitude": ("enter", "a", "end", "up", "enter", "2", "7"),
    "tags": ("enter", "a", "end", "enter"),
    "priority_view": ("7",),
    "tipping_point_view": ("8",),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(classify).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def classify(desk: Desk) -> None:
    """A client with a hand against the rule, evidence of two days and tags; another tagged."""
    move(desk, [RICH], Grid.CLASS, ClientClass.HIGHER, "近期都在外地，改为每月联系", now=YESTERDAY)
    for days, evidence in ((90, Evidence.ONLY_GUARANTEED), (12, Evidence.BEARS_SMALL_LOSS)):
        heard = Heard(TODAY - timedelta(days), (evidence,), "少亏一点可以接受" if days < 30 else "")
        hear_attitude(desk, RICH, heard, now=YESTERDAY)
    change_tags(desk, RICH, ["有孩子", "喜欢新基金"], now=YESTERDAY)
    change_tags(desk, ClientId(2), ["上班不接电话", "有孩子"], now=YESTERDAY)


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        clients = app.desk.views.clients
        await wait_until(pilot, lambda: clients.total == 8)
        clients.table.select(RICH)
        for key in SCREENS[screen]:
            await pilot.press(key)
            await settle(pilot)

    return run
