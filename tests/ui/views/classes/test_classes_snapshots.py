"""The classifications in pictures: grids, bars, rule against hand, and the dialogs of a move.

`pytest -m "" tests/ui/views/classes/test_classes_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import change_tags, move
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.ids import ClientId
from rmdesk.domain.segments import ClientClass
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import RICH, YESTERDAY

SCREENS: dict[str, tuple[str, ...]] = {
    "value": ("1",),
    "value_client": ("left", "tab"),
    "nine": ("3",),
    "orientation": ("4",),
    "priority": ("7", "tab"),
    "curve": ("8",),
    "drift": ("9", "tab"),
    "move": ("left", "tab", "shift+right"),
    "why": ("tab", "w"),
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
    """Two set by hand against the rule, two attitudes, orientations and tags."""
    moves = (
        (ClientId(8), Grid.CLASS, ClientClass.VERY_HIGH, "拆迁款快到了"),
        (RICH, Grid.CLASS, ClientClass.MEDIUM, "近两年不想谈投资"),
        (ClientId(3), Grid.ATTITUDE, Attitude.POSITIVE, "主动问基金"),
        (ClientId(7), Grid.ATTITUDE, Attitude.RESISTANT, "被别家骗过"),
        (ClientId(6), Grid.ORIENTATION, Orientation.SERVICE, "爱参加沙龙"),
    )
    for client_id, grid, box, why in moves:
        move(desk, [client_id], grid, box, why, now=YESTERDAY)
    change_tags(desk, RICH, ["新基金", "有孩子"], now=YESTERDAY)


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("TodayView")))
        await settle(pilot)
        for key in ("f8", "8", *SCREENS[screen]):
            await pilot.press(key)
            await settle(pilot)

    return run
