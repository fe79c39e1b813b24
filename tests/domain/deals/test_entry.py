"""A deal as it is given: what keeps it out, and how it is tidied."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.amount_size import MOST
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.entry import (
    MOST_PIECES,
    NO_REASON,
    DealEntry,
    Won,
    is_past_week,
    may_be_wordless,
    monday_of,
    tidied,
    wrong_with_ended,
    wrong_with_entry,
    wrong_with_lost,
    wrong_with_won,
)
from rmdesk.domain.ids import ProductId
from rmdesk.domain.metrics import METRICS, Counts, FedBy, Metric
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.wrong import Wrong
from tests.books.builders import TODAY

ENTRY = DealEntry(metric="investment", amount=Money.of_yuan(200_000), month=date(2026, 11, 1))
INVESTMENT, ACCOUNTS = METRICS[0], METRICS[4]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"amount": None}, None),
        ({"metric": "accounts", "amount": None}, None),
        ({"chance": 0}, None),
        ({"chance": 100}, None),
        ({"pieces": MOST_PIECES}, None),
        ({"metric": ""}, "metric"),
        ({"metric": "gold"}, "metric"),
        ({"metric": "calls"}, "metric"),
        ({"metric": "meetings"}, "metric"),
        ({"metric": "accounts"}, "amount"),
        ({"amount": NOTHING}, "amount"),
        ({"amount": Money(-1)}, "amount"),
        ({"amount": Money(MOST.fen + 1)}, "amount"),
        ({"pieces": 0}, "pieces"),
        ({"pieces": MOST_PIECES + 1}, "pieces"),
        ({"chance": -1}, "chance"),
        ({"chance": 101}, "chance"),
        ({"stage": Stage.CLOSED}, "stage"),
        ({"stage": Stage.LOST}, "stage"),
    ],
)
def test_the_first_thing_wrong_names_its_field(
    changes: dict[str, object], field: str | None
) -> None:
    wrong = wrong_with_entry(replace(ENTRY, **changes), METRICS)  # type: ignore[arg-type]
    assert (wrong.field if wrong else None) == field
    assert wrong is None or (wrong.sentence() and "{" not in wrong.sentence())


def test_a_metric_of_the_books_own_is_one_like_the_others() -> None:
    own = Metric("own_1", "信托", Counts.BOTH, FedBy.DEALS)
    entry = replace(ENTRY, metric="own_1")
    assert wrong_with_entry(entry, METRICS) is not None
    assert wrong_with_entry(entry, (*METRICS, own)) is None


def test_a_deal_that_ended_keeps_its_stage() -> None:
    assert wrong_with_ended(replace(ENTRY, stage=Stage.CLOSED), METRICS) is None


def test_what_closed_has_an_amount_and_what_was_lost_need_not() -> None:
    unknown = replace(ENTRY, amount=None)
    wrong = wrong_with_ended(replace(unknown, stage=Stage.CLOSED), METRICS)
    assert wrong is not None and wrong.field == "amount"
    assert wrong_with_ended(replace(unknown, stage=Stage.LOST), METRICS) is None
    accounts = replace(unknown, stage=Stage.CLOSED, metric="accounts")
    assert wrong_with_ended(accounts, METRICS) is None


@pytest.mark.parametrize(
    ("won", "metric", "field"),
    [
        (Won(amount=Money(1), on=TODAY), INVESTMENT, None),
        (Won(amount=None, pieces=3, on=TODAY), ACCOUNTS, None),
        (Won(amount=None, on=TODAY), None, None),  # the metric was taken away meanwhile
        (Won(amount=None, on=TODAY), INVESTMENT, "amount"),
        (Won(amount=NOTHING, on=TODAY), INVESTMENT, "amount"),
        (Won(amount=Money(1), pieces=0, on=TODAY), INVESTMENT, "pieces"),
        (Won(amount=Money(1), on=TODAY + timedelta(days=1)), INVESTMENT, "on"),
        (Won(amount=Money(1), on=TODAY - timedelta(days=62)), INVESTMENT, None),
        (Won(amount=Money(1), on=TODAY - timedelta(days=63)), INVESTMENT, "on"),
        (Won(amount=Money(1), on=TODAY, after_sale_on=TODAY), INVESTMENT, "after_sale_on"),
        (
            Won(amount=Money(1), on=TODAY, after_sale_on=TODAY + timedelta(days=1)),
            INVESTMENT,
            None,
        ),
        (
            Won(
                amount=Money(1),
                on=TODAY - timedelta(days=9),
                after_sale_on=TODAY - timedelta(days=2),
            ),
            INVESTMENT,
            "after_sale_on",
        ),
    ],
)
def test_how_a_deal_can_have_closed(won: Won, metric: Metric | None, field: str | None) -> None:
    wrong = wrong_with_won(won, metric, today=TODAY)
    assert (wrong.field if wrong else None) == field


def test_nothing_is_lost_without_a_reason() -> None:
    assert wrong_with_lost(None, "利率高") == Wrong("reason", NO_REASON)


@pytest.mark.parametrize("reason", ObjectionKind)
def test_a_reason_that_does_not_tell_by_itself_needs_words(reason: ObjectionKind) -> None:
    is_plain = reason in (ObjectionKind.PUTS_OFF, ObjectionKind.NOT_INTERESTED)
    wrong = wrong_with_lost(reason, " ")
    assert (wrong is None) is is_plain is may_be_wordless(reason)
    assert wrong is None or wrong.field == "words"
    assert wrong_with_lost(reason, "利率高") is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_week_is_known_by_its_monday(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert timedelta(0) <= day - monday < timedelta(days=7)
    assert not is_past_week(monday, day)
    assert is_past_week(monday, monday + timedelta(days=7))


def test_an_entry_is_tidied() -> None:
    said = replace(
        ENTRY,
        product=" 养老年金 ",
        note=" 问过爱人 ",
        month=date(2026, 12, 24),
        expected_on=date(2026, 12, 24),
    )
    kept = tidied(said)
    assert (kept.product, kept.note) == ("养老年金", "问过爱人")
    assert (kept.month, kept.expected_on) == (date(2026, 12, 1), date(2026, 12, 21))
    assert tidied(replace(said, product_id=ProductId(1))).product == ""
    assert tidied(kept) == kept
