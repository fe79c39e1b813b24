"""The day's hours and its end in pictures: agenda, sign of the minute, close-out.

`pytest -m "" tests/ui/day/test_close_out_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.shown import Turn, note_shown
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.day.close_out import close
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.ids import ClientId
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import NOW, RICH, YESTERDAY

MONDAY = TODAY + timedelta(days=3)
SCREENS: dict[str, tuple[str, ...]] = {
    "minute": (),
    "agenda": ("exclamation_mark",),
    "agenda_monday": ("exclamation_mark", "right"),
    "close_out": ("f12",),
    "close_out_tomorrow": ("f12", "end"),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
    "zh-160": (Language.CHINESE, (160, 48), "dark"),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(a_full_day).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def a_full_day(desk: Desk) -> None:
    """Two hours that have come, two that clash, a call nobody logged, and a day closed once."""
    agreed = (
        (RICH, AppointmentKind.CALL_BACK, TODAY, time(9)),
        (ClientId(2), AppointmentKind.MEETING, TODAY, time(9, 30)),
        (ClientId(3), AppointmentKind.MEETING, TODAY, time(14)),
        (ClientId(6), AppointmentKind.MEETING, TODAY, time(14, 20)),
        (ClientId(7), AppointmentKind.MEETING, TODAY, None),
        (RICH, AppointmentKind.MEETING, MONDAY, time(10)),
    )
    for client_id, kind, on, at in agreed:
        agree(desk, client_id, kind, on=on, at=at, now=YESTERDAY)
    add_to_do(desk, "寄送产品说明书", TODAY, now=YESTERDAY)
    add_to_do(desk, "准备季度对账单", MONDAY, now=YESTERDAY, client_id=RICH)
    note_shown(desk, ClientId(5), Turn.NUMBER_SHOWN, now=NOW - timedelta(minutes=12))
    close(desk, now=NOW)
    add_to_do(desk, "收工以后想起来的", TODAY, now=NOW)


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await wait_until(pilot, lambda: app.desk.views.clients.total == 8)
        await settle(pilot)
        for key in SCREENS[screen]:
            await pilot.press(key)
            await settle(pilot)

    return run
