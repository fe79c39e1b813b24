"""The four weeks' load by keys: seen at once, spread after a look, taken back."""

import threading
from datetime import date, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.day.capacity import loads
from rmdesk.domain.settings.paths import with_value
from rmdesk.store.thread import Urgency
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.full_monday import five_on_monday

MONDAY = date(2026, 11, 30)


def clients_on(on_screen: DeskOnScreen) -> dict[date, int]:
    found = on_screen.thread.ask(loads).result()
    return {one.on: one.clients for one in found if one.clients and one.on >= MONDAY}


async def test_too_much_is_seen_spread_and_taken_back(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(five_on_monday).result()
    assert clients_on(on_screen)[MONDAY] == 5
    async with on_screen.shown((120, 40)) as shown:
        await run(
            shown,
            "The next four weeks' load",
            "your limit is 2",
            "2026-11-30 Mon",
            "5 / 2  ! too many: 3",
            "2026-12-01 Tue  own leave 体检",
        )
        await shown.press("enter")
        await shown.sees("Clients that would move: 5, by +2 working days", "Move them")
        await shown.sees("2026-11-30 Mon > 2026-12-02 Wed", "Keeping in touch")
        assert clients_on(on_screen)[MONDAY] == 5
        await shown.press("enter")
        await shown.sees("The next four weeks", "Days above it: 0.")
        assert clients_on(on_screen) == {
            MONDAY: 2,
            MONDAY + timedelta(2): 2,
            MONDAY + timedelta(3): 1,
        }
        await shown.press("enter")
        await shown.sees("No day is above your limit")
        await shown.press("escape")
        await shown.sees("Spread over the weeks; clients moved: 5.")
        await shown.press("u")
        await shown.sees("Undone: ")
        assert clients_on(on_screen)[MONDAY] == 5


async def test_what_cannot_move_is_said(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        on_screen.thread.ask(
            lambda desk: desk.change_settings(with_value(desk.settings, "limit", 1))
        ).result()
        await run(shown, "Spread what is too much", "Above the limit all the same: ")
        await shown.sees("What is promised, birthdays and money")


async def test_the_dialog_stands_while_it_is_worked_out(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await shown.press("ctrl+p")
        await shown.type("The next four weeks' load")
        await shown.sees("› The next four weeks' load")
        is_busy, may_read = threading.Event(), threading.Event()

        def be_busy(desk: Desk) -> None:
            is_busy.set()
            may_read.wait(30)

        on_screen.thread.ask(be_busy)
        assert is_busy.wait(30)
        try:
            await shown.press("enter")
            await shown.sees("Being worked out...")
            await shown.press("enter")  # nothing to spread yet
            await shown.sees("Being worked out...")
        finally:
            may_read.set()
        on_screen.thread.ask(lambda desk: None, Urgency.LONG).result()
        await shown.sees("# stays on its day")
