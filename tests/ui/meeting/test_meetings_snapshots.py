"""Meetings and activity in pictures, three sizes, and the forms behind them.

`pytest tests/ui/meeting/test_meetings_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from rmdesk.ui.dialogs.parts.dialog import Dialog
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.met_book import fill_activity, fill_meetings

_MEETINGS, _ACTIVITY = "home_meetings", "home_activity"
SCREENS: dict[str, tuple[str, tuple[str, ...]]] = {
    "meetings": (_MEETINGS, ("down",)),
    "meetings_unfolded": (_MEETINGS, ("down", "down", "space")),
    "meeting_acts": (_MEETINGS, ("enter",)),
    "meeting_plan": (_MEETINGS, ("down", "down", "enter", "2")),
    "meeting_held": (_MEETINGS, ("ctrl+s",)),
    "activity": (_ACTIVITY, ()),
    "activity_below": (_ACTIVITY, ("end",)),
    "activity_clients": (_ACTIVITY, ("down", "enter")),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
    "zh-160": (Language.CHINESE, (160, 48), "dark"),
}
TAKEN = [
    *((screen, look) for screen in ("meetings", "activity") for look in LOOKS),
    *((screen, look) for screen in ("meeting_plan", "meeting_held") for look in LOOKS),
    *(("meetings_unfolded", "zh-80"), ("meeting_acts", "en-120"), ("activity_below", "zh-80")),
    ("activity_clients", "en-120"),
]


@pytest.mark.parametrize(("screen", "look"), TAKEN)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    page, keys = SCREENS[screen]
    fill = fill_meetings if page == _MEETINGS else fill_activity
    on_screen.thread.ask(fill).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, page, keys))


def keys_of(
    app: DeskApp, page: str, keys: tuple[str, ...]
) -> Callable[[Pilot[Any]], Awaitable[None]]:
    body = "#meetings" if page == _MEETINGS else "#activity"

    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await wait_until(pilot, lambda: app.desk.views.clients.total == 8)
        getattr(app.desk, f"action_{page}")()
        await wait_until(pilot, lambda: bool(app.desk.query(body)))
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            if key in ("enter", "2", "ctrl+s"):
                await wait_until(pilot, lambda: isinstance(app.screen, Dialog))
            await settle(pilot)

    return run
