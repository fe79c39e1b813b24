"""The dialogs about the days of work in pictures: leave, holidays, load and spreading.

`pytest -m "" tests/ui/day/test_day_dialogs_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.desk.day.days_off import enter
from rmdesk.domain.calendar.working_days import OwnKind
from rmdesk.domain.settings.paths import with_value
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.full_monday import five_on_monday
from tests.ui.small_book import YESTERDAY

SCREENS: dict[str, tuple[str, tuple[str, ...]]] = {
    "leave": ("leave_open", ()),
    "leave_form": ("leave_open", ("enter", "1", *"+3", "tab", *"+6")),
    "holidays": ("holidays_open", ()),
    "load": ("capacity_open", ()),
    "spread": ("capacity_spread", ()),
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
    on_screen.thread.ask(plan).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def plan(desk: Desk) -> None:
    """A full Monday before a day of leave, a shift on a Saturday, and another limit."""
    five_on_monday(desk)
    shift = date(2026, 12, 5)
    enter(desk, shift, shift, OwnKind.SHIFT, now=YESTERDAY, note="网点值班")
    desk.change_settings(with_value(desk.settings, "leads.birthday", 3))


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        clients = app.desk.views.clients
        await wait_until(pilot, lambda: clients.total == 8)
        action, keys = SCREENS[screen]
        await app.run_action(action, app.desk)
        await wait_until(
            pilot, lambda: len(app.screen_stack) > 1 and bool(app.screen.query("Rows"))
        )
        for key in keys:
            await pilot.press(key)
        await settle(pilot)

    return run
