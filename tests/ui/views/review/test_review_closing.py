"""Closing a review at the keys: one step of undo, nothing said for the RM, nothing kept when it is
refused."""

from datetime import time

from rmdesk.desk.client_file.ledger import add_line
from rmdesk.desk.reviewing.drafting import begin, write
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.review import Review, ReviewLine, Way
from rmdesk.ui.navigation.view_kinds import REVIEW
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.small_book import NOW, RICH


async def open_draft(shown: Shown) -> None:
    await shown.sees("clients: 8")
    shown.app.desk.views.clients.table.select(RICH)
    await shown.press("f7")
    await shown.sees("Draft of 2026-11-20")
    await settle(shown.pilot)
    assert shown.app.desk.views.find(REVIEW) is not None


def a_draft(on_screen: DeskOnScreen) -> ReviewId:
    return on_screen.thread.ask(lambda desk: begin(desk, RICH, now=NOW)).result()


def the_review(on_screen: DeskOnScreen, client_id: ClientId = RICH) -> Review:
    return on_screen.thread.ask(lambda desk: desk.reviews.of(client_id)[0]).result()


def the_lines(on_screen: DeskOnScreen, review_id: ReviewId) -> list[ReviewLine]:
    return on_screen.thread.ask(lambda desk: desk.reviews.lines(review_id)).result()


async def test_nobody_is_made_to_have_met_anybody(on_screen: DeskOnScreen) -> None:
    a_draft(on_screen)
    async with on_screen.shown() as shown:
        await open_draft(shown)
        await shown.press("ctrl+s")
        await shown.sees("The lines come to 90.00 万", "4 not said")
        await shown.press("enter")
        await shown.sees("Closed and frozen.")
        await settle(shown.pilot)
        assert the_review(on_screen).way is None


async def test_way_and_total_are_one_step_with_the_closing(on_screen: DeskOnScreen) -> None:
    review_id = a_draft(on_screen)
    async with on_screen.shown() as shown:
        await open_draft(shown)
        await shown.press("ctrl+s")
        await shown.sees("The lines come to 90.00 万")
        await shown.press("tab", "2", "tab", *"5w", "enter")
        await shown.sees("The lines come to 900,000.00 yuan, not 50,000.00")
        assert (the_review(on_screen).way, the_review(on_screen).stated) == (None, None)
        await shown.press("end", *["backspace"] * 12, *"90w", "enter")
        await shown.sees("Closed and frozen.")
        await settle(shown.pilot)
        review = the_review(on_screen)
        assert (review.way, review.stated) == (Way.PHONE, Money.of_yuan(900_000))
        await shown.press("u")
        await settle(shown.pilot)
        review = the_review(on_screen)
        assert review.id == review_id and review.is_draft
        assert (review.way, review.stated) == (None, None)


async def test_what_the_ledger_learnt_meanwhile_is_in_the_sum_and_said(
    on_screen: DeskOnScreen,
) -> None:
    review_id = a_draft(on_screen)
    async with on_screen.shown() as shown:
        await open_draft(shown)
        late = LedgerLine(holding_class=HoldingClass.FUND, amount=Money.of_yuan(70_000))
        on_screen.thread.ask(lambda desk: add_line(desk, RICH, late, now=NOW)).result()
        await shown.press("ctrl+s")
        await shown.sees("The lines come to 97.00 万")
        await shown.press("enter")
        await shown.sees("Closed and frozen. Taken over from the ledger first: 1.")
        await settle(shown.pilot)
    assert len(the_lines(on_screen, review_id)) == 4


async def test_what_stands_at_no_bank_is_not_with_us(on_screen: DeskOnScreen) -> None:
    review_id = a_draft(on_screen)
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_draft(shown)
        for text, told in (("房产 500w", "property"), ("dq 3w", "time deposit")):
            await shown.press("a")
            await shown.sees("In one line")
            await shown.type(text)
            await shown.press("enter")
            await shown.sees(f"Added: {told}")
            await settle(shown.pilot)
    *_, home, deposit = the_lines(on_screen, review_id)
    assert (home.holding_class, home.is_ours) == (HoldingClass.PROPERTY, False)
    assert (deposit.holding_class, deposit.is_ours) == (HoldingClass.TIME_DEPOSIT, True)


async def test_what_the_draft_says_already_is_offered(on_screen: DeskOnScreen) -> None:
    review_id = a_draft(on_screen)
    on_screen.thread.ask(lambda desk: write(desk, review_id, "way", Way.SENT, now=NOW)).result()
    async with on_screen.shown() as shown:
        await open_draft(shown)
        await shown.press("ctrl+s")
        await shown.sees("The lines come to")
        await shown.press(*"+30 10:30", "enter")
        await shown.sees("Closed and frozen.")
        await settle(shown.pilot)
        assert the_review(on_screen).way is Way.SENT
    (agreed,) = on_screen.thread.ask(lambda desk: desk.appointments.of(RICH)).result()
    assert agreed.at == time(10, 30)
