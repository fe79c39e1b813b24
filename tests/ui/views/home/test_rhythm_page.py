"""The rhythm of a month by keys: its curves, weeks, what if, and the course's example."""

from datetime import date

from tests.ui.desk_on_screen import DeskOnScreen, settle
from tests.ui.month_steps import MONTH, fill_month, open_rhythm
from tests.ui.small_book import RICH

WIDE = (120, 40)


def _filled(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill_month).result()


async def test_without_targets_it_says_where_they_are_set(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        shown.app.desk.action_home_rhythm()
        await shown.sees("3 Rhythm", "No target and no deal in this month yet")
        await shown.sees("week 1", "Oct 35 %")


async def test_the_curves_are_those_of_the_metric_under_the_cursor(
    on_screen: DeskOnScreen,
) -> None:
    _filled(on_screen)
    async with on_screen.shown() as shown:
        await open_rhythm(shown)
        await shown.sees("Investment   84.00 万 of 229.00 万", "pace -145.00", "with rhythm")
        assert any(line.startswith(" 229.00") and "*" in line for line in shown.lines)
        await shown.press("down")
        await shown.sees("Investment   2 pcs of 12 pcs")
        await shown.press("down")
        await shown.sees("Accounts opened   0 pcs of 20 pcs")


async def test_the_weeks_of_both_months_with_shares_and_working_days(
    on_screen: DeskOnScreen,
) -> None:
    _filled(on_screen)
    async with on_screen.shown(size=WIDE) as shown:
        await open_rhythm(shown)
        await shown.sees("Oct week 4", "10-26 - 10-31", "5 d", "35 %", "Oct 0 %", "Dec 35 %")
        await shown.sees("60.00", "24.00")  # achieved in week 4 of October, in week 1
        await shown.sees(
            "Stock Dec 2026 now. Clients so far: 1; closed 0.00 万 and open by chance 3.00 万"
        )


async def test_enter_shows_the_deals_behind_a_line(on_screen: DeskOnScreen) -> None:
    _filled(on_screen)
    async with on_screen.shown(size=WIDE) as shown:
        await open_rhythm(shown)
        await shown.press("enter")
        await shown.sees("Investment: the deals that count", "closed 84.00 万   open 70.00 万")
        await shown.press("escape")
        await shown.sees_no("the deals that count")
        await shown.press("tab", "down")  # week 1
        await shown.press("enter")
        await shown.sees("Closed for Nov 2026 in Nov week 1", "deals: 1   closed 24.00 万")


async def test_what_if_changes_figures_and_writes_nothing(on_screen: DeskOnScreen) -> None:
    _filled(on_screen)
    async with on_screen.shown(size=WIDE) as shown:
        page = await open_rhythm(shown)
        await shown.press("o")
        await shown.sees("What if (nothing is written)", "Closed besides, Investment", "[ ] ")
        await shown.sees("o End what if", "o or Esc ends it")
        await shown.press("enter", *"20", "space", "1")
        await shown.sees("= 20.00 万, 1 pcs", "Nothing is written. Enter supposes it")
        await shown.press("ctrl+s")
        await shown.sees("Supposed   104.00 万 of 229.00 万", "a day 20.71 -> 17.86")
        await shown.sees("cover 29 % -> 34 %")
        await shown.press("down", "down", "enter")  # the first deal, to be closed: 50
        await shown.sees("154.00 万 of 229.00 万", "[x] ")
        await shown.sees("All open deals together would not reach the target.")
        await shown.press("up", "enter")
        await shown.sees("Chances")
        await settle(shown.pilot)
        await shown.type("0 0 0 101")
        await shown.press("enter")
        await shown.sees("four chances in per cent are needed")
        await shown.press("escape", "delete")
        await shown.sees("Investment   84.00 万 of 229.00 万")
        await shown.press("o")
        await shown.sees_no("What if (nothing is written)")
        assert page.what_if is None
        await shown.press("o")
        await shown.sees("What if (nothing is written)")
        await shown.press("escape")
        await shown.sees_no("What if (nothing is written)")
        assert (page.what_if, page.display) == (None, True)
        await shown.press("escape")
        await shown.sees("This month", "Coming up")
    of_client = on_screen.thread.ask(lambda desk: desk.deals.of(RICH)).result()
    assert sum(deal.closed_on is not None for deal in of_client) == 2


async def test_the_example_of_the_course_computed_anew(on_screen: DeskOnScreen) -> None:
    _filled(on_screen)
    async with on_screen.shown(size=WIDE) as shown:
        await open_rhythm(shown)
        await shown.press("space")
        await shown.sees("The course's example: 229.00 万", "137.40", "57.25", "145.40", "57.00")
        await shown.press("space")
        await shown.sees("Investment   84.00 万")


async def test_space_shows_the_weeks_before_the_example(on_screen: DeskOnScreen) -> None:
    _filled(on_screen)
    async with on_screen.shown() as shown:
        await open_rhythm(shown)
        await shown.sees_no("Nov week 4")
        await shown.press("space")
        await shown.sees("Nov week 4", "Due then", "Space: an example of the course")
        await shown.press("space")
        await shown.sees("The course's example: 229.00 万", "Space: back to your own month")
        await shown.press("space")
        await shown.sees("To reach")
        await shown.sees_no("The course's example")


async def test_a_digit_turns_the_page_in_the_what_if_too(on_screen: DeskOnScreen) -> None:
    _filled(on_screen)
    async with on_screen.shown() as shown:
        await open_rhythm(shown)
        await shown.press("o")
        await shown.sees("What if (nothing is written)")
        await shown.press("4")
        await shown.sees("Target 万")


async def test_other_months_by_arrows(on_screen: DeskOnScreen) -> None:
    _filled(on_screen)
    async with on_screen.shown(size=WIDE) as shown:
        page = await open_rhythm(shown)
        await shown.press("right")
        await shown.sees("Dec 2026", "Nov week 4")
        assert page.month == date(2026, 12, 1)
        await shown.press("right")
        await shown.sees("The public holidays of 2027 are not known")
        await shown.press("left", "left")
        await shown.sees("Investment   84.00 万")
        assert page.month == MONTH
        assert page.kept() == {"month": "", "metric": ["investment", False]}


async def test_a_page_led_to_by_a_metric_shows_that_one(on_screen: DeskOnScreen) -> None:
    _filled(on_screen)
    async with on_screen.shown(size=WIDE) as shown:
        await shown.app.desk.routes.open_home(3, "accounts")
        await shown.sees("Accounts opened   0 pcs of 20 pcs")
