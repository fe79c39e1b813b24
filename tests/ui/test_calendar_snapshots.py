"""The calendar in pictures: 80 x 24 and 120 x 40, in both languages.

`pytest -m "" tests/ui/test_calendar_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.agreements import agree
from rmdesk.desk.book import Desk
from rmdesk.domain.calls import AppointmentKind
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from rmdesk.ui.navigation.view_kinds import CALENDAR
from tests.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import RICH, YESTERDAY

SCREENS: dict[str, tuple[str, ...]] = {
    "today": (),
    "agreed": ("right", "right", "right"),
    "unsettled": ("left", "left"),
    "decide": ("right", "right", "right", "enter"),
    "gist": ("t",),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "zh-120": (Language.CHINESE, (120, 40), "light"),
    "en-80": (Language.ENGLISH, (80, 24), "light"),
    "en-120": (Language.ENGLISH, (120, 40), "dark"),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(agree_two).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def agree_two(desk: Desk) -> None:
    """A meeting to come, and one whose day passed and that nobody settled."""
    before = YESTERDAY - timedelta(30)
    for days, note in ((3, "谈教育金"), (-2, "签保单")):
        on = TODAY + timedelta(days)
        kind = AppointmentKind.MEETING
        agree(desk, RICH, kind, on=on, at=time(10, 30), note=note, now=before)


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        clients = app.desk.views.clients
        await wait_until(pilot, lambda: clients.total == 8)
        clients.table.select(RICH)
        await pilot.press("f5")
        await wait_until(pilot, lambda: app.desk.views.find(CALENDAR) is not None)
        await settle(pilot)
        await pilot.press(*SCREENS[screen])
        await settle(pilot)

    return run
