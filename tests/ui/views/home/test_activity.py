"""Activity by keys: figures, the clients behind them, other months."""

from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.money import Money
from rmdesk.store.tables.rhythm import DealTable
from tests.ui import by_palette
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import NOW, RICH

TALL = (100, 45)


def closed(on_screen: DeskOnScreen, on: date, metric: str = "investment") -> None:
    def write(desk: Desk) -> None:
        with desk.store.action("book.made", at=NOW) as action:
            values = {"client_id": RICH, "metric": metric, "stage": Stage.CLOSED, "pieces": 2}
            days = {"month": on.replace(day=1), "added_on": on, "moved_on": on, "closed_on": on}
            action.insert(DealTable, {**values, **days, "amount": Money.of_yuan(280_000)})

    on_screen.thread.ask(write).result()


async def to_activity(shown: Shown, *seen: str) -> None:
    await by_palette.run(shown, "Activity", *seen)


async def test_both_ways_stand_on_one_page(on_screen: DeskOnScreen) -> None:
    closed(on_screen, date(2026, 11, 10))
    closed(on_screen, date(2026, 11, 3), "accounts")
    async with on_screen.shown(TALL) as shown:
        await to_activity(shown, "Deals closed: Nov 2026", "week 4", "28.00")
        await shown.sees("investment 0, policies 0, accounts 0")  # week 4 is still to come
        await shown.sees("with a deal, of the whole book", "1 of 8")
        await shown.sees("Contacted within the cadence", "Very high", "From calls to deals")


async def test_a_figure_opens_its_clients(on_screen: DeskOnScreen) -> None:
    closed(on_screen, date(2026, 11, 10))
    async with on_screen.shown(TALL) as shown:
        await to_activity(shown, "28.00")
        await shown.sees("Investment: Nov 2026, week 2")  # the cursor stands on it already
        await shown.press("enter")
        await shown.sees("clients: 1", "单雄信")
        await shown.press("enter")
        await shown.sees("400,000.00")  # the client's page


async def test_the_arrows_turn_the_month_at_the_edges(on_screen: DeskOnScreen) -> None:
    closed(on_screen, date(2026, 11, 10))
    closed(on_screen, date(2026, 10, 14), "loans")
    async with on_screen.shown(TALL) as shown:
        await to_activity(shown, "Deals closed: Nov 2026")
        await shown.sees("Investment: Nov 2026, week 2")
        await shown.press("right")
        await shown.sees_no("Investment: Nov 2026, week 2")
        await shown.press("left")
        await shown.sees("Investment: Nov 2026, week 2")
        await shown.press("left")
        await shown.sees("Deals closed: Oct 2026", "Personal loans")
        await shown.press("h")
        await shown.sees("Deals closed: Sep 2026")
        await shown.press("end", "right")
        await shown.sees("Deals closed: Oct 2026")


async def test_how_far_calls_are_followed_is_chosen(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(TALL) as shown:
        await to_activity(shown, "clients, three months to Nov 2026")
        await shown.press("o")
        await shown.sees("Over how many months are calls followed?")
        await shown.press("1")
        await shown.sees("clients, one month to Nov 2026")


async def test_x_writes_the_report_of_the_month_that_has_its_figures(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown(TALL) as shown:
        await to_activity(shown, "Deals closed: Nov 2026")
        await shown.sees("x To a file")
        await shown.press("x")
        await shown.sees("Allow exports?")  # files leave the desk only after a question
