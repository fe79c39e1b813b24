"""Leave and shifts by keys: entered by spoken days, listed, taken out; duties make way."""

from datetime import date

from rmdesk.domain.calendar.working_days import OwnKind
from rmdesk.domain.ids import ClientId
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen, Shown

ANNE = ClientId(7)
"""Anne-Marie: due on Thursday, 2027-01-07."""


def own_days(on_screen: DeskOnScreen) -> list[tuple[date, OwnKind, str]]:
    own = on_screen.thread.ask(lambda desk: desk.own_days.own()).result()
    return [(one.on, one.kind, one.note) for one in own]


def due(on_screen: DeskOnScreen) -> date:
    found = on_screen.thread.ask(
        lambda desk: desk.grid.rows(
            [ANNE], desk.today, desk.today, today=desk.today, settings=desk.settings
        )
    ).result()
    next_due = found[ANNE].next_due
    assert next_due is not None
    return next_due


async def open_form(shown: Shown) -> None:
    await run(shown, "Leave and shifts", "Enter leave, days off or shifts")
    await shown.press("enter")
    await shown.sees("First day", "empty: that day alone")


async def test_leave_is_entered_and_duties_make_way_and_come_back(
    on_screen: DeskOnScreen,
) -> None:
    before = due(on_screen)
    async with on_screen.shown((120, 40)) as shown:
        await open_form(shown)
        await shown.type(before.isoformat())
        await shown.sees(f"= {before.isoformat()}", "1 days, 1 of them working days")
        await shown.press("tab", "tab", "tab")
        await shown.type("年假")
        await shown.press("enter")
        await shown.sees(
            f"Entered: {before.isoformat()}",
            "own leave  年假. Duties on another day now: 1.",
            f"2 {before.isoformat()}",
        )
        assert own_days(on_screen) == [(before, OwnKind.LEAVE, "年假")]
        assert due(on_screen) > before
        await shown.press("2")
        await shown.sees("Week and holidays decide again")
        await shown.press("down", "enter")
        await shown.sees("Taken out: ", "Duties on another day now: 1.")
        await shown.press("escape")
        assert own_days(on_screen) == []
        assert due(on_screen) == before
        await shown.press("u")
        await shown.sees("Undone: own days taken out: 1")
        assert due(on_screen) > before


async def test_a_shift_is_worked_though_others_rest(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_form(shown)
        await shown.type("11.21")
        await shown.press("tab")
        await shown.type("11.22")
        await shown.sees("2 days, 0 of them working days")
        await shown.press("tab", "3")
        await shown.press("enter")
        await shown.sees("own shift", "Enter leave, days off")
        assert own_days(on_screen) == [
            (date(2026, 11, 21), OwnKind.SHIFT, ""),
            (date(2026, 11, 22), OwnKind.SHIFT, ""),
        ]


async def test_days_that_are_over_turned_round_or_none_get_a_sentence(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_form(shown)
        await shown.type("someday")
        await shown.sees("not a date yet")
        await shown.press("enter")
        await shown.sees("This day cannot be read: someday")
        await shown.press("ctrl+u")
        await shown.type("2026-11-19")
        await shown.sees("already past")
        await shown.press("enter")
        await shown.sees("2026-11-19 is over; what was worked or not stays as it was.")
        await shown.press("ctrl+u")
        await shown.type("2026-12-05")
        await shown.press("tab")
        await shown.type("2026-12-01")
        await shown.sees("before the first day")
        await shown.press("enter")
        await shown.sees("The last day, 2026-12-01, lies before the first, 2026-12-05.")
        assert own_days(on_screen) == []


async def test_the_calendar_shows_leave_at_once(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await shown.press("f5")
        await shown.sees("|Mo Tu We", "2026-11-20 Fri  today")
        await open_form(shown)
        await shown.type("11.23")
        await shown.press("enter")
        await shown.sees("Entered: 2026-11-23 Mon")
        await shown.press("escape")
        await shown.sees("|Lv Tu We")
        await shown.press("u")
        await shown.sees("]Sa Su|Mo Tu We")
