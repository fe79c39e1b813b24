"""How deals end, and what follows: the month, the ledger, a to-do, the reason."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.client_file.ledger import remove_line
from rmdesk.desk.dealing.ending import line_after, lose_deal, reopen_deal, win_deal
from rmdesk.desk.dealing.entering import deal_of, edit_deal
from rmdesk.desk.dealing.moving import move_deal
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.entry import Won, entry_of
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.wrong import ValueRefused
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, records
from tests.desk.dealing.dealing_desk import AMOUNT, DECEMBER, NOVEMBER, a_deal, way_of
from tests.desk.diagnosing.homes import WANG, a_product

WON = Won(amount=AMOUNT, on=TODAY)


def test_a_closed_deal_feeds_month_ledger_and_to_do_in_one_action(desk: Desk) -> None:
    deal_id = a_deal(desk, product_id=a_product(desk, "R2", term_days=90))
    before = records(desk)
    on, after = TODAY - timedelta(days=1), TODAY + timedelta(days=7)
    won = Won(amount=Money.of_yuan(180_000), pieces=2, on=on, into_ledger=True, after_sale_on=after)
    win_deal(desk, deal_id, won, now=NOW)
    deal = deal_of(desk, deal_id)
    assert (deal.stage, deal.closed_on, deal.moved_on) == (Stage.CLOSED, on, on)
    assert (deal.amount, deal.pieces, deal.month) == (won.amount, 2, NOVEMBER)
    assert deal.holding_id is not None
    line = desk.holdings.get(deal.holding_id)
    assert (line.item, line.amount, line.cost) == ("和畅90天", won.amount, won.amount)
    assert (line.holding_class, line.is_ours, line.risk) == (
        HoldingClass.WEALTH_PRODUCT,
        True,
        "R2",
    )
    assert (line.start, line.maturity, line.as_of) == (on, on + timedelta(days=90), on)
    (to_do,) = desk.day.to_dos.of(WANG)
    assert (to_do.on, "和畅90天" in to_do.what) == (after, True)
    assert desk.clients.facts(WANG).aum == won.amount
    desk.undo(now=NOW)
    assert records(desk) == before


def test_a_deal_of_a_month_may_close_before_it_and_one_that_closes_later_counts_later(
    desk: Desk,
) -> None:
    early, late = a_deal(desk, month=DECEMBER), a_deal(desk, month=date(2026, 10, 1))
    for deal_id in (early, late):
        win_deal(desk, deal_id, WON, now=NOW)
    assert deal_of(desk, early).month == DECEMBER
    assert deal_of(desk, late).month == NOVEMBER


@pytest.mark.parametrize(
    ("values", "metric", "kind"),
    [
        ({"kind": HoldingClass.BOND_FUND}, "investment", HoldingClass.BOND_FUND),
        (
            {"kind": HoldingClass.TIME_DEPOSIT, "risk": ""},
            "investment",
            HoldingClass.TIME_DEPOSIT,
        ),
        (
            {"kind": HoldingClass.INSURANCE_VALUE, "risk": ""},
            "insurance_single",
            HoldingClass.INSURANCE_VALUE,
        ),
        ({"kind": HoldingClass.INSURANCE_VALUE, "risk": ""}, "insurance_regular", None),
    ],
)
def test_what_is_a_line_of_the_ledger(
    desk: Desk, values: dict[str, Any], metric: str, kind: HoldingClass | None
) -> None:
    product = a_product(desk, **{"risk": "R2", **values})
    deal = deal_of(desk, a_deal(desk, product_id=product, metric=metric))
    line = line_after(desk, deal, WON)
    assert (line.holding_class if line else None) == kind


def test_a_loan_is_a_debt(desk: Desk) -> None:
    deal_id = a_deal(desk, metric="loans", product="装修贷")
    win_deal(desk, deal_id, replace(WON, into_ledger=True), now=NOW)
    (line,) = desk.holdings.of(WANG)
    assert (line.holding_class, line.item, line.cost) == (
        HoldingClass.CONSUMER_LOAN,
        "装修贷",
        None,
    )
    assert line.is_ours and line.amount == AMOUNT
    assert not desk.clients.facts(WANG).aum


def test_what_is_no_line_is_said_and_nothing_is_written(desk: Desk) -> None:
    deal_id = a_deal(desk, metric="accounts", amount=None)
    before = records(desk)
    with pytest.raises(ValueRefused) as refused:
        win_deal(desk, deal_id, Won(amount=None, on=TODAY, into_ledger=True), now=NOW)
    assert refused.value.field == "into_ledger"
    assert records(desk) == before
    win_deal(desk, deal_id, Won(amount=None, pieces=3, on=TODAY), now=NOW)
    assert deal_of(desk, deal_id).pieces == 3 and not desk.holdings.of(WANG)


@pytest.mark.parametrize(
    ("won", "field"),
    [
        (Won(amount=None, on=TODAY), "amount"),
        (Won(amount=AMOUNT, on=TODAY + timedelta(days=1)), "on"),
        (Won(amount=AMOUNT, pieces=0, on=TODAY), "pieces"),
        (Won(amount=AMOUNT, on=TODAY, after_sale_on=TODAY), "after_sale_on"),
    ],
)
def test_how_no_deal_closes(desk: Desk, won: Won, field: str) -> None:
    deal_id = a_deal(desk)
    with pytest.raises(ValueRefused) as refused:
        win_deal(desk, deal_id, won, now=NOW)
    assert refused.value.field == field
    assert deal_of(desk, deal_id).stage is Stage.STOCKED


def test_a_deal_is_lost_for_a_reason_in_the_clients_words(desk: Desk) -> None:
    deal_id = a_deal(desk)
    before = records(desk)
    with pytest.raises(ValueRefused) as refused:
        lose_deal(desk, deal_id, None, "", now=NOW)
    assert refused.value.field == "reason"
    lose_deal(desk, deal_id, ObjectionKind.NO_TRUST, " 邻居亏过 ", now=NOW)
    deal = deal_of(desk, deal_id)
    assert (deal.stage, deal.closed_on) == (Stage.LOST, TODAY)
    assert (deal.lost_reason, deal.lost_words) == (ObjectionKind.NO_TRUST, "邻居亏过")
    desk.undo(now=NOW)
    assert records(desk) == before


def test_a_lost_deal_goes_on_where_it_stood(desk: Desk) -> None:
    deal_id = a_deal(desk, stage=Stage.INVITED)
    lose_deal(desk, deal_id, ObjectionKind.PUTS_OFF, "再说", now=NOW)
    assert reopen_deal(desk, deal_id, now=NOW) is Stage.INVITED
    deal = deal_of(desk, deal_id)
    assert (deal.stage, deal.closed_on, deal.lost_reason, deal.lost_words) == (
        Stage.INVITED,
        None,
        None,
        "",
    )
    assert way_of(desk, deal_id) == [Stage.INVITED, Stage.LOST, Stage.INVITED]
    before = records(desk)
    assert reopen_deal(desk, deal_id, now=NOW) is Stage.INVITED
    assert records(desk) == before


def test_the_line_of_a_sale_that_came_undone_ends_and_no_second_one_stays(desk: Desk) -> None:
    deal_id = a_deal(desk, product_id=a_product(desk, "R2"), stage=Stage.TO_CLOSE)
    into = replace(WON, into_ledger=True)
    win_deal(desk, deal_id, into, now=NOW)
    assert reopen_deal(desk, deal_id, now=NOW) is Stage.TO_CLOSE
    assert [one.gone_on for one in desk.holdings.of(WANG)] == [TODAY]
    assert deal_of(desk, deal_id).holding_id is None
    win_deal(desk, deal_id, into, now=NOW)
    assert desk.clients.facts(WANG).aum == AMOUNT
    holding = deal_of(desk, deal_id).holding_id
    assert holding is not None
    remove_line(desk, holding, now=NOW)
    reopen_deal(desk, deal_id, now=NOW)  # whoever took the line out is not asked for it


def test_a_deal_that_may_not_close_any_more_opens_one_stage_before(desk: Desk) -> None:
    deal_id = a_deal(desk, product_id=a_product(desk, "R2"), stage=Stage.TO_CLOSE)
    win_deal(desk, deal_id, WON, now=NOW)
    desk.roll_over(date(2027, 3, 2))  # the assessment has run out by then
    assert reopen_deal(desk, deal_id, now=NOW) is Stage.MET


def test_a_deal_that_closed_before_its_last_step_goes_back_to_that_step(desk: Desk) -> None:
    deal_id = a_deal(desk)
    win_deal(desk, deal_id, replace(WON, on=TODAY - timedelta(days=5)), now=NOW)
    reopen_deal(desk, deal_id, now=NOW)
    move_deal(desk, deal_id, Stage.MET, now=NOW)
    win_deal(desk, deal_id, replace(WON, on=TODAY - timedelta(days=6)), now=NOW)
    assert reopen_deal(desk, deal_id, now=NOW) is Stage.MET


def test_the_figures_of_a_closed_deal_can_be_corrected(desk: Desk) -> None:
    deal_id = a_deal(desk)
    move_deal(desk, deal_id, Stage.TO_CLOSE, now=NOW)
    win_deal(desk, deal_id, WON, now=NOW)
    entry = replace(entry_of(deal_of(desk, deal_id)), amount=Money.of_yuan(210_000), month=DECEMBER)
    edit_deal(desk, deal_id, entry, now=NOW)
    edit_client(desk, WANG, {"gone_on": TODAY}, now=NOW)
    edit_deal(desk, deal_id, replace(entry, pieces=2), now=NOW)  # also of somebody who left
    deal = deal_of(desk, deal_id)
    assert (deal.amount, deal.month, deal.stage) == (
        Money.of_yuan(210_000),
        DECEMBER,
        Stage.CLOSED,
    )
    assert way_of(desk, deal_id) == [Stage.STOCKED, Stage.TO_CLOSE, Stage.CLOSED]
