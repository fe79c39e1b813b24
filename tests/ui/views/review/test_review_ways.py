"""The ways to the review view and back: from every view, Today, client page and manager."""

from datetime import date, datetime

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.reviewing.closing import close
from rmdesk.desk.reviewing.drafting import add_line, begin
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.reviews.entry import LineEntry
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.navigation.view_kinds import CLIENT, REVIEW, REVIEWS
from rmdesk.ui.views.review.pages.pages import PAGES
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.small_book import RICH

OTHERS = (ClientId(3), ClientId(4), ClientId(7))


def reviewed(desk: Desk) -> None:
    """Four clients: one overdue, one booked, one for later, and one due today."""
    for client_id, months, day in zip(
        (RICH, *OTHERS), (5, 8, 10, 8), (20, 20, 10, 20), strict=True
    ):
        at = datetime(2026, months, day, 10)
        review = begin(desk, client_id, now=at)
        entry = LineEntry(
            holding_class=HoldingClass.STOCK,
            institution="乙证券",
            is_ours=False,
            amount=Money.of_yuan(10_000 * client_id),
        )
        add_line(desk, review, entry, now=at)
        booked = date(2026, 12, 9) if client_id == OTHERS[0] else None
        close(desk, review, next_on=booked, at=None, now=at)


@pytest.fixture
def filled(on_screen: DeskOnScreen) -> DeskOnScreen:
    on_screen.thread.ask(reviewed).result()
    return on_screen


async def manager(shown: Shown) -> None:
    await shown.sees("clients: 8")
    await shown.press("ctrl+p")
    await shown.type("Review manager")
    await shown.press("enter")
    await shown.sees("Asset reviews   All reviews   rows: 8")
    await settle(shown.pilot)


@pytest.mark.parametrize("key", ["f2", "f4", "f5", "f8"])
async def test_f7_works_from_every_view(filled: DeskOnScreen, key: str) -> None:
    async with filled.shown() as shown:
        await shown.sees("clients: 8")
        shown.app.desk.views.clients.table.select(RICH)
        await shown.press(key)
        await settle(shown.pilot)
        selected = shown.app.desk.current_client
        await shown.press("f7")
        await shown.sees("Asset review")
        await settle(shown.pilot)
        expected = REVIEWS if selected is None else REVIEW
        assert shown.app.desk.views.shown is expected
        assert selected is None or shown.app.desk.current_client == selected


async def test_the_manager_orders_by_urgency_and_digits_choose(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        await manager(shown)
        stands = [line for line in shown.lines if "2026-" in line and "Fri" not in line]
        assert [word in line for line, word in zip(stands, ("overdue", "to be held"), strict=False)]
        for digit, count in (("2", 1), ("3", 1), ("4", 1), ("5", 1), ("6", 4)):
            await shown.press(digit)
            await shown.sees(f"rows: {count}")
        await shown.press("1")
        await shown.sees("rows: 8")


async def test_the_manager_filters_orders_and_calls(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        await manager(shown)
        view = shown.app.desk.views.find(REVIEWS)
        assert view is not None
        for _ in range(6):
            await shown.press("right")
        await shown.press("s")
        await settle(shown.pilot)
        totals = [row.total.amount for row in view.lines.rows if row.total]
        assert totals == sorted(totals)
        await shown.press("left", "left", "left", "left", "equals_sign")
        await settle(shown.pilot)
        assert len(view.lines.rows) < 8
        await shown.press("backspace")
        await shown.sees("rows: 8")
        await shown.press("f6")
        await shown.sees("Call session")


async def test_the_manager_is_kept_over_a_lock(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        await manager(shown)
        await shown.press("6")
        await shown.sees("rows: 4")
        await settle(shown.pilot)
        await shown.press("down")
        place = shown.app.desk.place()
    async with filled.shown(place=Place.from_state(place.as_state())) as shown:
        await shown.sees("Never had one", "rows: 4")
        await settle(shown.pilot)
        view = shown.app.desk.views.find(REVIEWS)
        assert view is not None
        assert view.lines.cursor == 1


async def test_enter_on_a_review_that_is_due_today_opens_it(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("f2")
        await settle(shown.pilot)
        today = shown.app.desk.views.today
        today.select(OTHERS[2])
        await settle(shown.pilot)
        due = today.lines.due
        assert due is not None
        assert due.row.duties[0].kind is OccasionKind.REVIEW_DUE
        await shown.press("enter")
        await shown.sees("Closed 2026-08-20")
        assert shown.app.desk.views.shown is REVIEW
        assert shown.app.desk.current_client == OTHERS[2]
        await shown.press("q")
        await shown.sees("Today")
        assert today.selected == OTHERS[2]


async def test_the_client_page_tells_of_reviews_and_leads_there(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        await shown.sees("clients: 8")
        shown.app.desk.views.clients.table.select(OTHERS[0])
        await shown.press("f4")
        await shown.sees("Asset review", "Next review agreed for 2026-12-09", "Last on 2026-08-20")
        view = shown.app.desk.views.find(CLIENT)
        assert view is not None
        at = [place.record for place in view.places].index("review")
        view.stand_on(at)
        await shown.press("enter")
        await shown.sees("Closed 2026-08-20")
        await shown.press("q")
        await shown.sees("Next review agreed for 2026-12-09")


async def test_digits_mount_a_page_on_its_first_visit(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        await shown.sees("clients: 8")
        shown.app.desk.views.clients.table.select(RICH)
        await shown.press("f7")
        await shown.sees("Closed 2026-05-20")
        view = shown.app.desk.views.find(REVIEW)
        assert view is not None
        assert list(view._pages) == [1]
        for kind in PAGES:
            await shown.press(str(kind.digit))
            await settle(shown.pilot)
            assert view.page is view._pages[kind.digit]
            assert view.page.display
            assert sum(page.display for page in view._pages.values()) == 1
        await shown.press("8")  # no page has it
        await settle(shown.pilot)
        assert view.page is view._pages[PAGES[-1].digit]


async def test_a_page_is_kept_over_a_lock(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        await shown.sees("clients: 8")
        shown.app.desk.views.clients.table.select(RICH)
        await shown.press("f7")
        await shown.sees("Closed 2026-05-20")
        await shown.press("2")
        await settle(shown.pilot)
        place = Place.from_state(shown.app.desk.place().as_state())
    async with filled.shown(place=place, size=(120, 40)) as shown:
        await settle(shown.pilot)
        view = shown.app.desk.views.find(REVIEW)
        assert view is not None
        assert view.page is view._pages[2]
        assert shown.app.desk.current_client == RICH
        await shown.press("1")
        await shown.sees("Closed 2026-05-20")


async def test_f7_begins_at_the_newest_review_whatever_was_looked_at_last(
    filled: DeskOnScreen,
) -> None:
    filled.thread.ask(lambda desk: begin(desk, RICH, now=datetime(2026, 11, 20, 9))).result()
    async with filled.shown(size=(120, 40)) as shown:
        await shown.sees("clients: 8")
        shown.app.desk.views.clients.table.select(RICH)
        await shown.press("f7")
        await shown.sees("Draft of 2026-11-20")
        await shown.press("left")
        await shown.sees("Closed 2026-05-20")
        await shown.press("6")
        await settle(shown.pilot)
        await shown.press("f3", "f7")
        await shown.sees("Draft of 2026-11-20")
        await shown.press("ctrl+right", "f4")
        await settle(shown.pilot)
        view = shown.app.desk.views.find(REVIEW)
        assert view is not None
        await shown.press("q")  # one view back stands as it was left
        await settle(shown.pilot)
        assert view.page is view._pages[2]


async def test_f7_opens_the_first_page_also_after_a_lock_elsewhere(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        await shown.sees("clients: 8")
        shown.app.desk.views.clients.table.select(RICH)
        await shown.press("f7")
        await shown.sees("Closed 2026-05-20")
        await shown.press("2")
        await settle(shown.pilot)
        await shown.press("f3")
        await settle(shown.pilot)
        place = Place.from_state(shown.app.desk.place().as_state())
    async with filled.shown(place=place, size=(120, 40)) as shown:
        await shown.sees("clients: 8")
        shown.app.desk.views.clients.table.select(OTHERS[0])
        await shown.press("f7")
        await shown.sees("Closed 2026-08-20")


@pytest.mark.parametrize("client_id", [RICH, *OTHERS])
async def test_the_manager_stands_on_the_client_one_comes_from(
    filled: DeskOnScreen, client_id: ClientId
) -> None:
    async with filled.shown() as shown:
        await shown.sees("clients: 8")
        for _again in range(2):  # read for the first time, and as it was left
            await shown.press("f3")
            await settle(shown.pilot)
            shown.app.desk.views.clients.table.select(client_id)
            await shown.press("f7", "f7")
            await shown.sees("Asset reviews", "rows: 8")
            await settle(shown.pilot)
            assert shown.app.desk.current_client == client_id
            await shown.press("home")
