"""Lending on the screen: what cannot be is said at once, before anything else is asked."""

from datetime import date, timedelta

from rmdesk.desk.lending.loans import LONGEST_DAYS
from rmdesk.desk.lent.whose import LENT, Lent
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.ui.dialogs.lending import LendForm
from tests.books.builders import TODAY
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen

_LENT = Lent(
    bundle="ab" * 8,
    book="cd" * 16,
    owner="王芳",
    branch="",
    until=date(2026, 12, 1),
    basis=0,
    back_to="",
    device="",
)


async def test_the_last_day_is_judged_where_it_is_typed(on_screen: DeskOnScreen) -> None:
    days = on_screen.thread.ask(lambda desk: desk.days).result()
    assert isinstance(days, WorkingDays)
    async with on_screen.shown((80, 24)) as shown:
        await shown.app.push_screen(LendForm("李明", 2, TODAY, days))
        await shown.sees("Lend to 李明")
        await shown.press("enter")
        await shown.sees("Type the last day of your absence")
        await shown.type((TODAY + timedelta(LONGEST_DAYS + 9)).isoformat())
        await shown.press("enter")
        await shown.sees(f"within {LONGEST_DAYS} days", "Lend to 李明")


async def test_a_lent_book_asks_nothing_that_it_would_refuse(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(lambda desk: desk.state.put(LENT, _LENT.kept())).result()
    async with on_screen.shown((80, 24)) as shown:
        for command in ("Leave: hand the book over", "Export to a file"):
            await run(shown, command, "only 王芳 may do that")
            await shown.press("escape")
            await shown.sees_no("only 王芳 may do that")
