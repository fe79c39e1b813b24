"""The calendar on the screen."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import time, timedelta
from typing import Any

from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.ui.app import DeskApp
from rmdesk.ui.navigation.view_kinds import CALENDAR
from rmdesk.ui.views.calendar.view import CalendarView
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle, wait_until
from tests.ui.small_book import RICH, YESTERDAY


@asynccontextmanager
async def the_calendar(
    on_screen: DeskOnScreen, size: tuple[int, int] = (120, 40), **options: Any
) -> AsyncIterator[Shown]:
    """The calendar with the cursor on 单雄信, today."""
    async with on_screen.shown(size, **options) as shown:
        await shown.sees("clients: 8")
        shown.app.desk.clients.table.select(RICH)
        await shown.press("f5")
        await shown.sees("Calendar", "2026-11-20 Fri  today  单雄信")
        yield shown


def view(shown: Shown) -> CalendarView:
    found = shown.app.desk.views.find(CALENDAR)
    assert found is not None
    return found


def agree_two(desk: Desk) -> None:
    """A meeting to come, and one whose day passed and that nobody settled."""
    before = YESTERDAY - timedelta(30)
    for days, note in ((3, "谈教育金"), (-2, "签保单")):
        on = TODAY + timedelta(days)
        kind = AppointmentKind.MEETING
        agree(desk, RICH, kind, on=on, at=time(10, 30), note=note, now=before)


def on_the_calendar(app: DeskApp, keys: Sequence[str]) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """What presses `keys` on the calendar of a desk on its way to a picture."""

    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        clients = app.desk.views.clients
        await wait_until(pilot, lambda: clients.total == 8)
        clients.table.select(RICH)
        await pilot.press("f5")
        await wait_until(pilot, lambda: app.desk.views.find(CALENDAR) is not None)
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)

    return run
