"""The product shelf: typed in, valued, held, fitting; every change one step of undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.client_file.ledger import add_line
from rmdesk.desk.shelf.products import (
    ProductGone,
    StillHeld,
    add_product,
    edit_product,
    record_net_value,
    remove_product,
    shelf,
    shelve,
    suited,
)
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId, ProductId
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.money import Money
from rmdesk.domain.products import ProductLine, product_line
from rmdesk.domain.wrong import ValueRefused
from tests.books.builders import TODAY
from tests.books.empty_desk import records
from tests.desk.refusing import assert_refused
from tests.ui.small_book import NOW, RICH, small_book

PRODUCT = ProductLine(
    code="WL0090", name="稳利90天", kind=HoldingClass.WEALTH_PRODUCT, risk="R2", term_days=90
)
YESTERDAY = TODAY - timedelta(1)
OTHER = ClientId(3)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as book:
        yield book


def linked(desk: Desk) -> HoldingId:
    """The one line of the small book that bears the product's name."""
    (line,) = [one for one in desk.holdings.of(RICH) if one.item == "稳利90天"]
    return line.id


def with_units(desk: Desk, product_id: ProductId, units: int, as_of: date) -> HoldingId:
    line = LedgerLine(
        holding_class=HoldingClass.WEALTH_PRODUCT,
        amount=Money.of_yuan(1),
        product_id=product_id,
        units=units,
        as_of=as_of,
    )
    return add_line(desk, OTHER, line, now=NOW)


def test_a_product_takes_the_lines_that_bear_its_name(desk: Desk) -> None:
    product_id = add_product(desk, PRODUCT, now=NOW)
    assert desk.holdings.get(linked(desk)).product_id == product_id
    (shown,) = shelf(desk)
    assert product_line(shown.product) == PRODUCT
    assert shown.held is not None
    assert (shown.held.clients, shown.held.without_units) == (1, 1)
    desk.undo(now=NOW)
    assert desk.holdings.get(linked(desk)).product_id is None
    assert shelf(desk) == []


def test_a_code_is_taken_once(desk: Desk) -> None:
    product_id = add_product(desk, PRODUCT, now=NOW)
    with pytest.raises(ValueRefused) as caught:
        add_product(desk, replace(PRODUCT, name="又一个"), now=NOW)
    assert caught.value.field == "code"
    assert "WL0090" in caught.value.sentence()
    edit_product(desk, product_id, replace(PRODUCT, risk="R3"), now=NOW)
    assert desk.products.get(product_id).risk == "R3"


def test_a_net_value_values_what_has_units_and_is_not_newer(desk: Desk) -> None:
    product_id = add_product(desk, PRODUCT, now=NOW)
    old = with_units(desk, product_id, 100_000_000, YESTERDAY)
    newer = with_units(desk, product_id, 100_000_000, TODAY)
    assert record_net_value(desk, product_id, 10_342, YESTERDAY, now=NOW) == 1
    assert desk.holdings.get(old).amount == Money.of_yuan(10_342)
    assert desk.holdings.get(newer).amount == Money.of_yuan(1)
    assert desk.holdings.get(linked(desk)).amount == Money.of_yuan(50_000)
    assert desk.clients.facts(OTHER).aum == Money.of_yuan(1_200_000 + 10_342 + 1)
    done = desk.undo(now=NOW)
    assert done is not None and done.subject["lines"] == 1
    assert desk.holdings.get(old).amount == Money.of_yuan(1)
    assert desk.products.newest_value(product_id) is None


def test_a_net_value_older_than_the_last_is_refused(desk: Desk) -> None:
    product_id = add_product(desk, PRODUCT, now=NOW)
    record_net_value(desk, product_id, 10_342, YESTERDAY, now=NOW)
    before = records(desk)
    with pytest.raises(ValueRefused) as caught:
        record_net_value(desk, product_id, 10_300, YESTERDAY - timedelta(1), now=NOW)
    assert caught.value.field == "on"
    assert YESTERDAY.isoformat() in caught.value.sentence()
    assert records(desk) == before


def test_the_newest_net_value_may_be_corrected_and_the_same_writes_nothing(desk: Desk) -> None:
    product_id = add_product(desk, PRODUCT, now=NOW)
    line = with_units(desk, product_id, 10_000, YESTERDAY)
    record_net_value(desk, product_id, 10_342, TODAY, now=NOW)
    newest = desk.journal.last_undoable(TODAY)
    assert record_net_value(desk, product_id, 10_342, TODAY, now=NOW) == 0
    assert desk.journal.last_undoable(TODAY) == newest
    record_net_value(desk, product_id, 20_000, TODAY, now=NOW)
    assert [one.value for one in desk.products.net_values(product_id)] == [20_000]
    assert desk.holdings.get(line).amount == Money.of_yuan(2)


def test_what_left_the_shelf_stays_valued_and_comes_back(desk: Desk) -> None:
    product_id = add_product(desk, PRODUCT, now=NOW)
    line = with_units(desk, product_id, 10_000, YESTERDAY)
    shelve(desk, product_id, gone_on=TODAY, now=NOW)
    assert not desk.products.get(product_id).is_open(TODAY)
    assert record_net_value(desk, product_id, 30_000, TODAY, now=NOW) == 1
    assert desk.holdings.get(line).amount == Money.of_yuan(3)
    shelve(desk, product_id, gone_on=None, now=NOW)
    assert desk.products.get(product_id).is_open(TODAY)


def test_only_what_nobody_holds_is_taken_out(desk: Desk) -> None:
    held = add_product(desk, PRODUCT, now=NOW)
    assert_refused(desk, StillHeld, lambda desk: remove_product(desk, held, now=NOW))
    free = add_product(desk, replace(PRODUCT, code="X", name="无人持有"), now=NOW)
    record_net_value(desk, free, 10_000, TODAY, now=NOW)
    before = records(desk)
    remove_product(desk, free, now=NOW)
    assert desk.products.net_values(free) == []
    desk.undo(now=NOW)
    assert {n: records(desk)[n] for n in ("products", "net_values")} == {
        name: before[name] for name in ("products", "net_values")
    }


def test_what_is_gone_is_refused(desk: Desk) -> None:
    nothing = ProductId(99)
    for request in (
        lambda desk: edit_product(desk, nothing, PRODUCT, now=NOW),
        lambda desk: record_net_value(desk, nothing, 1, TODAY, now=NOW),
        lambda desk: shelve(desk, nothing, gone_on=TODAY, now=NOW),
        lambda desk: remove_product(desk, nothing, now=NOW),
        lambda desk: suited(desk, nothing),
    ):
        assert_refused(desk, ProductGone, request)


# --- whom it suits ------------------------------------------------------------------------


def test_it_suits_whose_grade_allows_it_and_whose_money_comes_free_in_time(desk: Desk) -> None:
    """RICH is C3, assessed in March, and has 5 万 coming free in a week."""
    product_id = add_product(desk, PRODUCT, now=NOW)
    assert [(one.client_id, one.free) for one in suited(desk, product_id)] == [
        (RICH, Money.of_yuan(50_000))
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"risk": "R4"},
        {"risk": ""},
        {"closes_on": TODAY + timedelta(6)},
    ],
)
def test_it_suits_nobody_beyond_grade_rating_or_window(
    desk: Desk, changes: dict[str, object]
) -> None:
    line = replace(PRODUCT, **changes)  # type: ignore[arg-type]
    assert suited(desk, add_product(desk, line, now=NOW)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"risk_assessed_on": date(2025, 11, 19)},
        {"risk_assessed_on": None},
        {"risk_tolerance": ""},
    ],
)
def test_an_expired_or_unknown_grade_suits_nothing(desk: Desk, changes: dict[str, object]) -> None:
    product_id = add_product(desk, PRODUCT, now=NOW)
    edit_client(desk, RICH, changes, now=NOW)
    assert suited(desk, product_id) == []


def test_whoever_has_most_coming_free_comes_first(desk: Desk) -> None:
    product_id = add_product(desk, PRODUCT, now=NOW)
    edit_client(desk, OTHER, {"risk_tolerance": "C2", "risk_assessed_on": TODAY}, now=NOW)
    line = LedgerLine(
        holding_class=HoldingClass.TIME_DEPOSIT,
        amount=Money.of_yuan(900_000),
        maturity=TODAY + timedelta(3),
        is_ours=False,
        institution="甲银行",
    )
    add_line(desk, OTHER, line, now=NOW)
    assert [one.client_id for one in suited(desk, product_id)] == [OTHER, RICH]
