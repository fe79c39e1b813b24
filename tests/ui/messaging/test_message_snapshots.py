"""A message to a client in pictures, 80 x 24 and 120 x 40.

`pytest tests/ui/messaging/test_message_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.messaging.own_details import OwnDetails, change_own_details
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.identity import Sex
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import RICH, YESTERDAY

LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
}


@pytest.mark.parametrize("look", LOOKS)
def test_a_message(on_screen: DeskOnScreen, snap_compare: Callable[..., bool], look: str) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(a_meeting).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app))


def a_meeting(desk: Desk) -> None:
    """What is agreed with a man who wants one thing left unsaid, and how one signs."""
    details = OwnDetails(me="小李", bank="东门支行", my_phone="13900000000", place="一楼贵宾室")
    change_own_details(desk, details)
    edit_client(desk, RICH, {"sex": Sex.MALE, "taboos": "股票"}, now=YESTERDAY)
    on = TODAY + timedelta(5)
    agree(desk, RICH, AppointmentKind.MEETING, now=YESTERDAY, on=on, at=time(10, 30))


def keys_of(app: DeskApp) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        clients = app.desk.views.clients
        await wait_until(pilot, lambda: clients.total == 8)
        clients.table.select(RICH)
        await pilot.press("ctrl+f6")
        await wait_until(pilot, lambda: bool(app.screen.query("#message-text")))
        await settle(pilot)

    return run
