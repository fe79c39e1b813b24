"""The pipeline by keys: cards moved by arrows, ended, carried over, as a board and as a list."""

from datetime import date
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.dealing.ending import win_deal
from rmdesk.desk.dealing.entering import add_deal
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.deals.entry import DealEntry, Won
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import DealId
from rmdesk.domain.money import Money
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.isolation import LOCK
from rmdesk.ui.drafts.kept import STATE_KEY as DRAFTS
from rmdesk.ui.drafts.kept import Drafts
from rmdesk.ui.navigation.place import STATE_KEY as PLACE
from rmdesk.ui.navigation.place import Place
from tests.books.builders import TODAY
from tests.ui import by_palette
from tests.ui.deal_steps import NEXT_MONTH, THIS_MONTH, deals, row, shelf, stocked
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle, wait_until
from tests.ui.small_book import NOW, RICH

WIDE = (120, 40)
OLD = date(1950, 5, 5)


def make(
    on_screen: DeskOnScreen,
    *wans: int,
    stage: Stage = Stage.STOCKED,
    month: date = THIS_MONTH,
) -> list[DealId]:
    """Deals about so much, of the same client."""

    def write(desk: Desk) -> list[DealId]:
        if not any(one.code == "WL90" for one in desk.products.all()):
            shelf(desk)
        return [stocked(desk, wan=wan, stage=stage, month=month) for wan in wans]

    return on_screen.thread.ask(write).result()


def in_free_words(on_screen: DeskOnScreen) -> None:
    """An investment that nobody can judge, met already."""

    def write(desk: Desk) -> None:
        shelf(desk)
        entry = DealEntry(
            product="some fund",
            metric="investment",
            amount=Money.of_yuan(100_000),
            stage=Stage.MET,
            month=THIS_MONTH,
        )
        add_deal(desk, RICH, entry, now=NOW)

    on_screen.thread.ask(write).result()


def by_id(on_screen: DeskOnScreen, deal_id: DealId) -> Deal:
    return next(one for one in deals(on_screen) if one.id == deal_id)


def held_now(desk: Desk) -> list[Holding]:
    return list(desk.holdings.of(RICH))


async def to_pipeline(shown: Shown) -> None:
    await by_palette.run(shown, "Pipeline", "Stocked", "weighted")


async def test_arrows_move_a_deal_over_the_board(on_screen: DeskOnScreen) -> None:
    _small, large = make(on_screen, 20, 30)
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.sees(
            "Nov 2026", "open deals: 2", "50.00 万, weighted 5.00 万", "Closed 0   Lost 0"
        )
        await shown.press("shift+right")
        await shown.sees("from Stocked to Invited", "weighted 9.50 万")
        assert by_id(on_screen, large).stage is Stage.INVITED
        await shown.press("greater_than_sign")
        await shown.sees("from Invited to Met")
        await shown.press("u")
        await shown.sees("Undone", "›Invited         1")
        await shown.press("shift+left")
        await shown.sees("from Invited to Stocked")
        await shown.press("shift+left")
        assert by_id(on_screen, large).stage is Stage.STOCKED


async def test_past_the_last_stage_a_deal_is_closed_with_what_follows(
    on_screen: DeskOnScreen,
) -> None:
    (deal_id,) = make(on_screen, 20, stage=Stage.TO_CLOSE)
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("right", "right", "right")
        await shown.sees("›To close        1")
        await shown.press("shift+right")
        await shown.sees("Closed: 单雄信: 稳利90天", "Counts towards Investment in Nov 2026.")
        await shown.sees("yes, write it there", "2026-11-27")
        row(shown, "amount").field.value = "25"
        await shown.sees("= 25.00 万 (250,000 yuan)")
        await shown.press("enter")
        await shown.sees(
            "Closed and in the ledger: 25.00 万 for Investment, Nov 2026. u takes it back."
        )
        deal = by_id(on_screen, deal_id)
        assert (deal.stage, deal.amount) == (Stage.CLOSED, Money.of_yuan(250_000))
        held = on_screen.thread.ask(held_now).result()
        assert [one.amount for one in held if one.id == deal.holding_id] == [deal.amount]
        tasks = on_screen.thread.ask(lambda desk: list(desk.day.to_dos.of(RICH))).result()
        assert [one.on for one in tasks if "稳利90天" in one.what] == [date(2026, 11, 27)]
        await shown.press("shift+left")
        await shown.sees("stands in the client's ledger")
        await shown.press("enter")  # no, leave everything as it is
        await shown.sees_no("stands in the client's ledger")
        assert by_id(on_screen, deal_id).stage is Stage.CLOSED
        await shown.press("shift+left")
        await shown.sees("stands in the client's ledger")
        await shown.press("down", "enter")
        await shown.sees("Open again: 单雄信: 稳利90天, To close, Nov 2026.")
        assert by_id(on_screen, deal_id).holding_id is None
        await shown.press("u")
        await shown.sees("Undone: ", "›Closed          1")
        await shown.press("u")
        await shown.sees("›To close        1")
        assert by_id(on_screen, deal_id).stage is Stage.TO_CLOSE
        assert all(one.id != deal.holding_id for one in on_screen.thread.ask(held_now).result())


async def test_a_lost_deal_keeps_its_reason_and_is_opened_again(on_screen: DeskOnScreen) -> None:
    (deal_id,) = make(on_screen, 20, stage=Stage.MET)
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("right", "right", "delete")
        await shown.sees("Lost, with the reason")
        await shown.press("1")
        await shown.sees("Choose what fits best", "puts it off", "rate or price, money needed")
        await shown.press("enter")  # nothing is chosen at first
        await shown.sees("Choose a line by its digit")
        await shown.press("1")
        await shown.sees("Reason: puts it off.", "Show that you understand")
        await shown.type("next year perhaps")
        await shown.press("enter")
        await shown.sees("Lost: 单雄信: 稳利90天, puts it off.")
        deal = by_id(on_screen, deal_id)
        assert (deal.stage, deal.lost_reason) == (Stage.LOST, ObjectionKind.PUTS_OFF)
        assert deal.lost_words == "next year perhaps"
        await shown.sees("Lost because: puts it off, next year perhaps")
        await shown.press("shift+left")
        await shown.sees("Open again: 单雄信: 稳利90天, Met, Nov 2026.")
        deal = by_id(on_screen, deal_id)
        assert deal.lost_reason is None
        assert "next year perhaps" in deal.note


def won(on_screen: DeskOnScreen) -> DealId:
    """A deal that closed today and stands in the ledger."""
    (deal_id,) = make(on_screen, 20, stage=Stage.TO_CLOSE)
    closed = Won(amount=Money.of_yuan(200_000), on=TODAY, into_ledger=True)
    on_screen.thread.ask(lambda desk: win_deal(desk, deal_id, closed, now=NOW)).result()
    return deal_id


async def test_a_deal_in_the_ledger_is_taken_out_only_if_that_is_meant(
    on_screen: DeskOnScreen,
) -> None:
    deal_id = won(on_screen)
    line = by_id(on_screen, deal_id).holding_id
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("right", "right", "right", "right")
        await shown.sees("›Closed          1")
        await shown.press("delete")
        await shown.sees("Take it out: it was never right")
        await shown.press("1")
        await shown.sees("there ends today and it no longer counts")
        await shown.press("enter")  # no, leave everything as it is
        await shown.sees_no("there ends today")
        assert by_id(on_screen, deal_id).stage is Stage.CLOSED
        await shown.press("delete")
        await shown.sees("Take it out: it was never right")
        await shown.press("1")
        await shown.sees("Take the deal out")
        await shown.press("down", "enter")
        await shown.sees("Taken out; u or Ctrl+Z brings it back.")
        assert deals(on_screen) == []
        (held,) = (one for one in on_screen.thread.ask(held_now).result() if one.id == line)
        assert held.gone_on == TODAY


async def test_a_corrected_amount_is_corrected_in_the_ledger_too(on_screen: DeskOnScreen) -> None:
    deal_id = won(on_screen)
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("right", "right", "right", "right")
        await shown.sees("›Closed          1")
        await shown.press("enter")
        await shown.sees("Change the deal")
        await shown.press("1")
        await shown.sees("Expected week")
        row(shown, "amount").field.value = "50"
        await shown.sees("= 50.00 万")
        await shown.press("enter")
        await shown.sees("Its line in the ledger says the same now.")
        line = by_id(on_screen, deal_id).holding_id
        (held,) = (one for one in on_screen.thread.ask(held_now).result() if one.id == line)
        assert held.amount == Money.of_yuan(500_000)


async def test_whose_deals_stay_is_named_when_the_others_are_carried_over(
    on_screen: DeskOnScreen,
) -> None:
    make(on_screen, 20)

    def leave(desk: Desk) -> None:
        assessed = desk.clients.get(RICH)
        risk = {"risk_tolerance": "C3", "risk_assessed_on": assessed.risk_assessed_on}
        left = add_client(desk, name="解彤强", now=NOW)
        edit_client(desk, left, risk, now=NOW)
        stocked(desk, left, wan=30)
        edit_client(desk, left, {"gone_on": TODAY}, now=NOW)

    on_screen.thread.ask(leave).result()
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("space", "space")
        await shown.sees("+单雄信", "+! 解彤强")
        await shown.press("enter")
        await shown.sees("Marked deals: 2", "All of them to another month")
        await shown.press("1")
        await shown.sees("To which month? Deals: 2", "1 Dec 2026")
        await shown.press("1")
        await shown.sees("To Dec 2026: 1. Stayed, clients who left, 1: 解彤强.")
        assert [deal.month for deal in deals(on_screen)] == [NEXT_MONTH]


async def test_free_words_are_named_before_an_investment_closes(on_screen: DeskOnScreen) -> None:
    in_free_words(on_screen)
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("right", "right", "shift+right")
        await shown.sees("name its product from the shelf", "Expected week")
        assert row(shown, "product").field.has_focus
        row(shown, "product").field.value = "wl90"
        await shown.sees("= 稳利90天")
        await shown.press("enter")
        await shown.sees("Saved: ", "›To close        1")
        (deal,) = deals(on_screen)
        assert deal.stage is Stage.TO_CLOSE
        assert deal.product_id is not None


async def test_from_65_on_it_is_written_down_what_was_done(on_screen: DeskOnScreen) -> None:
    (deal_id,) = make(on_screen, 20, stage=Stage.MET)
    on_screen.thread.ask(lambda desk: edit_client(desk, RICH, {"birthday": OLD}, now=NOW)).result()
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("right", "right", "shift+right")
        await shown.sees("Care taken", "65 or older: say what was done")
        await shown.press("escape")
        await shown.sees("›Met             1")
        await shown.press("shift+right")
        await shown.sees("65 or older: say what was done")
        await shown.type("read aloud")
        await shown.press("enter")
        await shown.sees("from Met to To close")
        assert by_id(on_screen, deal_id).care == "read aloud"


async def test_marked_deals_go_to_another_month_at_once(on_screen: DeskOnScreen) -> None:
    make(on_screen, 20, 30, 40)
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("space", "space")
        await shown.sees("marked: 2", "+单雄信       40.00", "+单雄信       30.00")
        await shown.press("enter")
        await shown.sees("Marked deals: 2", "All of them to another month")
        await shown.press("1")
        await shown.sees("To which month? Deals: 2", "1 Dec 2026")
        await shown.press("1")
        await shown.sees("count in Dec 2026 from now on: 2", "open deals: 1")
        months = sorted(deal.month for deal in deals(on_screen))
        assert months == [THIS_MONTH, NEXT_MONTH, NEXT_MONTH]
        await shown.press("right_square_bracket")
        await shown.sees("Dec 2026", "open deals: 2")
        await shown.press("u")
        await shown.sees("open deals: 0")


async def test_what_earlier_months_left_open_is_said_and_carried_over(
    on_screen: DeskOnScreen,
) -> None:
    make(on_screen, 20, 30, month=date(2026, 10, 1))
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.sees("open deals: 0", "! earlier: 2 (o)")
        await shown.press("o")
        await shown.sees("Earlier months, still open: 2, to another month")
        await shown.press("5")
        await shown.sees("To which month? Deals: 2", "1 Nov 2026")
        await shown.press("1")
        await shown.sees("open deals: 2")
        assert {deal.month for deal in deals(on_screen)} == {THIS_MONTH}


async def test_the_list_stands_in_the_order_of_the_board(on_screen: DeskOnScreen) -> None:
    make(on_screen, 20, 40)
    async with on_screen.shown(WIDE) as shown:
        await to_pipeline(shown)
        await shown.sees("10 %", "Closed          0", "Lost            0")
        await shown.press("v")
        await shown.sees("Weighted, 万", "Counts as", "4.00", "2.00")
        await shown.press("down", "shift+right")
        await shown.sees("from Stocked to Invited", "5.00")
        assert sorted(deal.stage for deal in deals(on_screen)) == [Stage.INVITED, Stage.STOCKED]
        await shown.press("0")
        await shown.sees("›Invited")
        await settle(shown.pilot)


async def test_a_deal_is_added_for_somebody_who_is_found(on_screen: DeskOnScreen) -> None:
    make(on_screen)
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("right_square_bracket")
        await shown.sees("Dec 2026")
        await shown.press("a")
        await shown.sees("Which client?")
        await shown.type("单雄信")
        await shown.sees("› 单雄信")
        await shown.press("enter")
        await shown.sees("New deal: 单雄信", "= counts in Dec 2026")
        await shown.type("稳利90天 30万 已邀约")
        await shown.press("enter")
        await shown.sees("Noted: 单雄信, Invited, 30.00 万, counts in Dec 2026.", "open deals: 1")


async def test_a_month_to_come_calls_nothing_of_this_one_left_over(
    on_screen: DeskOnScreen,
) -> None:
    make(on_screen, 20)
    make(on_screen, 5, month=date(2026, 10, 1))
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.sees("! earlier: 1 (o)")
        await shown.press("right_square_bracket")
        await shown.sees("Dec 2026", "! earlier: 1 (o)", "No deals here yet.")


async def test_after_a_lock_the_board_and_the_half_typed_deal_stand_there_again(
    on_screen: DeskOnScreen,
) -> None:
    make(on_screen, 20, 40)
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("down")
        await shown.sees("›单雄信       20.00")
        await shown.press("y")
        await shown.sees("New deal: 单雄信", "= counts in Nov 2026")
        await shown.type("稳利90天 7万")
        await shown.sees("= 7.00 万")
        await shown.press("ctrl+l")
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)

    def state(key: str) -> Any:
        return on_screen.thread.ask(lambda desk: desk.state.get(key)).result()

    place, drafts = Place.from_state(state(PLACE)), Drafts.from_state(state(DRAFTS))
    async with on_screen.shown(place=place, half_typed=drafts) as shown:
        await shown.sees("New deal: 单雄信", "稳利90天 7万", "= 7.00 万")
        await shown.press("escape")
        await shown.sees("open deals: 2", "›单雄信       20.00")


async def note_for(shown: Shown, words: str) -> None:
    """Note a deal of 单雄信 from the board."""
    await shown.press("a")
    await shown.type("8899")
    await shown.sees("单雄信")
    await shown.press("enter")
    await shown.sees("In one line")
    await shown.type(words)
    await shown.sees("= 5.00 万")
    await shown.press("enter")


async def test_the_cursor_goes_to_a_new_deal_and_stays_with_it(on_screen: DeskOnScreen) -> None:
    make(on_screen, 20, 30)
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await note_for(shown, "装修贷 5万 贷款")
        await shown.sees("Noted: 单雄信", "Stocked         3")
        await shown.press("greater_than_sign")
        await shown.sees("装修贷: from Stocked to Invited", "›Invited         1")
        await shown.press("greater_than_sign")
        await shown.sees("装修贷: from Invited to Met", "›Met             1")


async def test_noted_for_the_client_under_the_cursor_it_has_the_cursor_too(
    on_screen: DeskOnScreen,
) -> None:
    make(on_screen, 20, 30)
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("y")
        await shown.sees("New deal: 单雄信")
        await shown.type("装修贷 5万 贷款")
        await shown.sees("= 5.00 万")
        await shown.press("enter")
        await shown.sees("Noted: 单雄信", "Stocked         3", "›单雄信        5.00")
        await shown.press("u")
        await shown.sees("Undone", "Stocked         2")
        await shown.press("ctrl+y")
        await shown.sees("Stocked         3", "›单雄信        5.00")


async def test_on_the_board_of_a_month_its_end_is_meant(on_screen: DeskOnScreen) -> None:
    make(on_screen, 20, month=NEXT_MONTH)
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("right_square_bracket")
        await shown.sees("Dec 2026")
        await note_for(shown, "装修贷 5万 贷款 月底")
        await shown.sees("Noted: 单雄信", "Stocked         2", "›单雄信        5.00")
        noted = next(one for one in deals(on_screen) if one.product == "装修贷")
        assert (noted.month, noted.expected_on) == (NEXT_MONTH, date(2026, 12, 28))


async def test_from_the_board_of_a_month_that_is_over_a_deal_counts_in_this_one(
    on_screen: DeskOnScreen,
) -> None:
    make(on_screen, 20)
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("left_square_bracket")
        await shown.sees("Oct 2026")
        await note_for(shown, "装修贷 5万 贷款")
        await shown.sees("Noted: 单雄信", "Nov 2026   open deals: 2", "›单雄信        5.00")


async def test_a_reason_that_does_not_tell_by_itself_asks_for_words(
    on_screen: DeskOnScreen,
) -> None:
    (deal_id,) = make(on_screen, 20)
    async with on_screen.shown() as shown:
        await to_pipeline(shown)
        await shown.press("delete")
        await shown.sees("Lost, with the reason")
        await shown.press("1")
        await shown.sees("Choose what fits best")
        await shown.press("5")
        await shown.sees("Reason: we cannot meet the wish.")
        await shown.press("enter")
        await shown.sees("Say in a few words what it was")
        await shown.type("利率太高")
        await shown.press("enter")
        await shown.sees("we cannot meet the wish. u takes it back.")
        deal = by_id(on_screen, deal_id)
        assert (deal.lost_reason, deal.lost_words) == (ObjectionKind.CANNOT_MEET, "利率太高")
