"""Lines of the ledger: written, changed, ended, taken out; each is one step of undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.desk.client_file.ledger import (
    LineEnded,
    LineGone,
    add_line,
    edit_line,
    end_line,
    instalment_paid,
    remove_line,
    vocabulary,
)
from rmdesk.desk.shelf.products import add_product, record_net_value, shelve
from rmdesk.domain.endings import Ending, Way
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId
from rmdesk.domain.ledger.lines import LedgerLine, line_of
from rmdesk.domain.money import Money
from rmdesk.domain.products import ProductLine
from rmdesk.domain.warning_signs import Sign, warning_signs
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.verify import verify
from tests.books.builders import TODAY
from tests.books.empty_desk import records
from tests.desk.refusing import assert_refused
from tests.ui.small_book import NOW, RICH, small_book

LINE = LedgerLine(
    holding_class=HoldingClass.TIME_DEPOSIT,
    amount=Money.of_yuan(50_000),
    start=TODAY,
    maturity=TODAY + timedelta(90),
    rate_bp=210,
)
ELSEWHERE = replace(LINE, is_ours=False, institution=" 甲银行 ", source="客户口述")
NOBODY = ClientId(999)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as book:
        yield book


def held(desk: Desk, *, gone: bool = False) -> list[Holding]:
    return [one for one in desk.holdings.of(RICH) if (one.gone_on is not None) is gone]


def test_a_line_is_added_and_counts_at_once(desk: Desk) -> None:
    before, facts = records(desk), desk.clients.facts(RICH)
    line_id = add_line(desk, RICH, LINE, now=NOW)
    kept = desk.holdings.get(line_id)
    assert line_of(kept) == replace(LINE, institution="本行", as_of=TODAY)
    assert kept.known_since == TODAY
    assert desk.clients.facts(RICH).aum == facts.aum + Money.of_yuan(50_000)
    done = desk.undo(now=NOW)
    assert done is not None and done.kind == "ledger.add"
    assert records(desk)["holdings"] == before["holdings"]
    assert records(desk)["facts"] == before["facts"]


def test_a_line_elsewhere_keeps_bank_and_source(desk: Desk) -> None:
    kept = desk.holdings.get(add_line(desk, RICH, ELSEWHERE, now=NOW))
    assert (kept.institution, kept.is_ours, kept.source) == ("甲银行", False, "客户口述")
    assert desk.clients.facts(RICH).elsewhere == Money.of_yuan(550_000)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"maturity": TODAY - timedelta(1)}, "maturity"),
        ({"amount": Money(-1)}, "amount"),
        ({"as_of": TODAY + timedelta(1)}, "as_of"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    desk: Desk, changes: dict[str, Any], field: str
) -> None:
    before = records(desk)
    with pytest.raises(ValueRefused) as caught:
        add_line(desk, RICH, replace(LINE, **changes), now=NOW)
    assert caught.value.field == field
    assert caught.value.sentence()
    assert records(desk) == before


def test_a_new_amount_is_as_of_today_unless_its_day_is_given(desk: Desk) -> None:
    line_id = add_line(desk, RICH, replace(LINE, as_of=TODAY - timedelta(9)), now=NOW)
    kept = line_of(desk.holdings.get(line_id))
    edit_line(desk, line_id, replace(kept, item="三个月"), now=NOW)
    assert desk.holdings.get(line_id).as_of == TODAY - timedelta(9)
    edit_line(desk, line_id, replace(kept, amount=Money(7)), now=NOW)
    assert desk.holdings.get(line_id).as_of == TODAY
    yesterday = TODAY - timedelta(1)
    edit_line(desk, line_id, replace(kept, amount=Money(9), as_of=yesterday), now=NOW)
    assert desk.holdings.get(line_id).as_of == yesterday


def test_the_same_again_writes_nothing(desk: Desk) -> None:
    line_id = add_line(desk, RICH, LINE, now=NOW)
    newest = desk.journal.last_undoable(TODAY)
    edit_line(desk, line_id, line_of(desk.holdings.get(line_id)), now=NOW)
    assert desk.journal.last_undoable(TODAY) == newest


# --- endings ------------------------------------------------------------------------------


def an_ending(way: Way, **values: Any) -> Ending:
    return Ending(**{"way": way, "on": TODAY, "amount": Money.of_yuan(50_500), **values})


def test_a_renewal_goes_on_where_the_old_line_ends(desk: Desk) -> None:
    line_id = add_line(desk, RICH, replace(LINE, item="三个月定期", cost=Money(5)), now=NOW)
    until = TODAY + timedelta(180)
    end_line(desk, line_id, an_ending(Way.RENEWED, maturity=until, rate_bp=190), now=NOW)
    assert desk.holdings.get(line_id).gone_on == TODAY
    (follows,) = [one for one in held(desk) if one.item == "三个月定期"]
    assert (follows.start, follows.maturity, follows.rate_bp) == (TODAY, until, 190)
    assert (follows.amount, follows.cost) == (Money.of_yuan(50_500), None)
    desk.undo(now=NOW)
    assert [one.id for one in held(desk) if one.item == "三个月定期"] == [line_id]


def test_money_paid_in_swells_the_account_at_that_bank(desk: Desk) -> None:
    account = replace(ELSEWHERE, holding_class=HoldingClass.DEMAND_DEPOSIT, maturity=None)
    account_id = add_line(desk, RICH, account, now=NOW)
    other_id = add_line(desk, RICH, replace(account, institution="乙银行"), now=NOW)
    line_id = add_line(desk, RICH, ELSEWHERE, now=NOW)
    end_line(desk, line_id, an_ending(Way.PAID_IN), now=NOW)
    assert desk.holdings.get(account_id).amount == Money.of_yuan(100_500)
    assert desk.holdings.get(other_id).amount == Money.of_yuan(50_000)


@pytest.mark.parametrize(("way", "institution"), [(Way.PAID_IN, "本行"), (Way.MOVED, "甲银行")])
def test_an_account_is_opened_where_the_money_went(desk: Desk, way: Way, institution: str) -> None:
    line_id = add_line(desk, RICH, LINE, now=NOW)
    end_line(desk, line_id, an_ending(way, institution="甲银行"), now=NOW)
    (account,) = [one for one in held(desk) if one.holding_class is HoldingClass.DEMAND_DEPOSIT]
    assert (account.institution, account.is_ours) == (institution, institution == "本行")
    assert account.amount == Money.of_yuan(50_500)


def test_money_spent_is_no_longer_there(desk: Desk) -> None:
    before = desk.clients.facts(RICH).aum
    line_id = add_line(desk, RICH, LINE, now=NOW)
    end_line(desk, line_id, an_ending(Way.SPENT), now=NOW)
    assert desk.clients.facts(RICH).aum == before
    assert [one.id for one in held(desk, gone=True)] == [line_id]


def test_what_has_ended_ends_no_more(desk: Desk) -> None:
    line_id = add_line(desk, RICH, LINE, now=NOW)
    end_line(desk, line_id, an_ending(Way.SPENT), now=NOW)
    assert_refused(
        desk, LineEnded, lambda desk: end_line(desk, line_id, an_ending(Way.SPENT), now=NOW)
    )


def test_no_money_is_made_or_lost_by_what_becomes_of_it(desk: Desk) -> None:
    """Whatever way but spending leaves the client's whole wealth as it was."""
    for way in (Way.RENEWED, Way.PAID_IN, Way.MOVED):
        line_id = add_line(desk, RICH, LINE, now=NOW)
        facts = desk.clients.facts(RICH)
        ending = an_ending(
            way,
            amount=Money.of_yuan(50_000),
            institution="甲银行",
            maturity=TODAY + timedelta(9),
        )
        end_line(desk, line_id, ending, now=NOW)
        after = desk.clients.facts(RICH)
        assert facts.elsewhere is not None and after.elsewhere is not None
        assert facts.aum + facts.elsewhere == after.aum + after.elsewhere


def test_a_line_taken_out_comes_back_by_undo(desk: Desk) -> None:
    line_id = add_line(desk, RICH, LINE, now=NOW)
    before = records(desk)["holdings"]
    remove_line(desk, line_id, now=NOW)
    assert line_id not in [one.id for one in desk.holdings.of(RICH)]
    desk.undo(now=NOW)
    assert records(desk)["holdings"] == before


def test_what_is_gone_is_refused(desk: Desk) -> None:
    nothing = HoldingId(999)
    assert_refused(desk, ClientGone, lambda desk: add_line(desk, NOBODY, LINE, now=NOW))
    assert_refused(desk, LineGone, lambda desk: edit_line(desk, nothing, LINE, now=NOW))
    assert_refused(desk, LineGone, lambda desk: remove_line(desk, nothing, now=NOW))
    ending = an_ending(Way.SPENT)
    assert_refused(desk, LineGone, lambda desk: end_line(desk, nothing, ending, now=NOW))


# --- with the shelf -----------------------------------------------------------------------


def test_units_are_worth_the_newest_net_value(desk: Desk) -> None:
    product = ProductLine(code="HC", name="和畅", kind=HoldingClass.WEALTH_PRODUCT)
    product_id = add_product(desk, product, now=NOW)
    on = TODAY - timedelta(1)
    record_net_value(desk, product_id, 10_342, on, now=NOW)
    line = replace(LINE, amount=None, product_id=product_id, units=100_000_000)
    kept = desk.holdings.get(add_line(desk, RICH, line, now=NOW))
    assert (kept.amount, kept.as_of) == (Money.of_yuan(10_342), on)


def test_units_without_a_net_value_are_no_amount(desk: Desk) -> None:
    product = ProductLine(code="HC", name="和畅", kind=HoldingClass.WEALTH_PRODUCT)
    product_id = add_product(desk, product, now=NOW)
    line = replace(LINE, amount=None, product_id=product_id, units=100_000_000)
    with pytest.raises(ValueRefused) as caught:
        add_line(desk, RICH, line, now=NOW)
    assert caught.value.field == "amount"


def test_a_line_may_name_what_the_book_knows(desk: Desk) -> None:
    add_line(desk, RICH, ELSEWHERE, now=NOW)
    product = ProductLine(code="HC", name="和畅", kind=HoldingClass.WEALTH_PRODUCT)
    product_id = add_product(desk, product, now=NOW)
    words = vocabulary(desk)
    assert words.bank("jyh") == "甲银行"
    assert words.bank("他行") == "他行"
    assert words.by_id(product_id) is not None
    shelve(desk, product_id, gone_on=TODAY, now=NOW)
    assert vocabulary(desk).by_id(product_id) is None
    line = replace(LINE, product_id=product_id)
    held_line = desk.holdings.get(add_line(desk, RICH, line, now=NOW))
    assert vocabulary(desk, held=held_line).by_id(product_id) is not None


def test_the_facts_stay_those_of_the_ledger(desk: Desk) -> None:
    line_id = add_line(desk, RICH, LINE, now=NOW)
    end_line(desk, line_id, an_ending(Way.MOVED, institution="甲银行"), now=NOW)
    assert verify(desk.store, today=date(2026, 11, 20)).is_sound


LOAN = LedgerLine(
    holding_class=HoldingClass.MORTGAGE,
    amount=Money.of_yuan(800_000),
    next_payment_on=TODAY + timedelta(20),
    as_of=TODAY - timedelta(40),
)


def test_an_instalment_said_to_be_overdue_is_as_of_today(desk: Desk) -> None:
    line_id = add_line(desk, RICH, LOAN, now=NOW)
    kept = line_of(desk.holdings.get(line_id))
    later = TODAY + timedelta(25)
    edit_line(desk, line_id, replace(kept, next_payment_on=later), now=NOW)
    assert desk.holdings.get(line_id).as_of == LOAN.as_of  # nothing new of the amount
    overdue = replace(kept, next_payment_on=TODAY - timedelta(5))
    edit_line(desk, line_id, overdue, now=NOW)
    held = desk.holdings.get(line_id)
    assert held.as_of == TODAY
    assert [one.sign for one in warning_signs([held], [], TODAY)] == [Sign.OVERDUE_INSTALMENT]


def test_a_paid_instalment_is_followed_by_that_of_a_month_later(desk: Desk) -> None:
    end_of_month = replace(LOAN, next_payment_on=date(2026, 10, 31))
    line_id = add_line(desk, RICH, end_of_month, now=NOW)
    assert instalment_paid(desk, line_id, now=NOW) == date(2026, 11, 30)
    held = desk.holdings.get(line_id)
    assert (held.next_payment_on, held.amount) == (date(2026, 11, 30), LOAN.amount)
    done = desk.undo(now=NOW)
    assert done is not None and done.kind == "ledger.paid"
    assert desk.holdings.get(line_id).next_payment_on == date(2026, 10, 31)
    end_line(desk, line_id, Ending(way=Way.SPENT, on=TODAY, amount=held.amount), now=NOW)
    assert_refused(desk, LineEnded, lambda desk: instalment_paid(desk, line_id, now=NOW))


@pytest.mark.parametrize(
    "changes",
    [
        {"holding_class": HoldingClass.TIME_DEPOSIT},
        {"start": TODAY, "next_payment_on": TODAY - timedelta(1)},
    ],
)
def test_an_instalment_that_cannot_be_is_refused_at_its_field(
    desk: Desk, changes: dict[str, Any]
) -> None:
    with pytest.raises(ValueRefused) as caught:
        add_line(desk, RICH, replace(LOAN, **changes), now=NOW)
    assert caught.value.field == "next_payment_on"
