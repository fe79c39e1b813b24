"""Activity both ways, and who is kept up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.call_figures import Rate
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.months import last_of
from rmdesk.domain.rhythm.activity import (
    ActivityRate,
    ClosedDeal,
    Coverage,
    Kept,
    Span,
    done_of,
    kept_up,
    month_done,
    span_of,
)
from rmdesk.domain.rhythm.weeks import month_before, weeks_of
from rmdesk.domain.segments import ClientClass, Thresholds
from tests.books.builders import TODAY

MONTH = date(2026, 11, 1)
WEEKS = weeks_of(MONTH, WorkingDays())


def deal(on: date, client: int = 1, pieces: int = 1, yuan: int | None = 10_000) -> ClosedDeal:
    amount = None if yuan is None else Money.of_yuan(yuan)
    return ClosedDeal(
        client_id=ClientId(client), metric="investment", on=on, pieces=pieces, amount=amount
    )


def test_pieces_amounts_and_clients_are_counted() -> None:
    done = done_of([deal(TODAY, 1, 2), deal(TODAY, 1), deal(TODAY, 2, yuan=None)])
    assert (done.deals, done.pieces, done.amount) == (3, 4, Money.of_yuan(20_000))
    assert (done.unknown, sorted(done.clients)) == (1, [1, 2])


def test_every_week_of_the_month_has_its_own() -> None:
    days = [date(2026, 10, 31), MONTH, date(2026, 11, 9), date(2026, 11, 22), date(2026, 11, 30)]
    done = month_done([deal(on, n) for n, on in enumerate(days, 1)], WEEKS)
    # the Mondays are 2, 9, 16 and 23 November: week 4 runs to the month's last day
    assert [one.deals for one in done.weeks] == [1, 1, 1, 1]
    assert (done.month.deals, done.before.deals) == (4, 1)


@given(st.lists(st.dates(month_before(MONTH), last_of(MONTH)), max_size=40))
def test_the_weeks_add_up_to_the_month(days: list[date]) -> None:
    done = month_done([deal(on, n) for n, on in enumerate(days, 1)], WEEKS)
    assert sum(one.deals for one in done.weeks) == done.month.deals
    assert sum(one.amount.fen for one in done.weeks) == done.month.amount.fen
    assert frozenset().union(*(one.clients for one in done.weeks)) == done.month.clients
    assert done.month.deals + done.before.deals == len(days)


def test_the_rate_counts_only_those_in_care() -> None:
    rate = ActivityRate(in_care=Rate(12, 180), of_book=Rate(15, 600))
    assert (rate.in_care.percent, rate.of_book.percent, rate.others) == (7, 3, 3)


@pytest.mark.parametrize(
    ("days_ago", "wished", "kept"),
    [
        (30, None, Kept.WITHIN),
        (31, None, Kept.LATE),
        (31, 45, Kept.WITHIN),
        (15, 14, Kept.LATE),
        (0, None, Kept.WITHIN),
        (None, 45, Kept.NEVER),
    ],
)
def test_a_wish_goes_before_the_class(days_ago: int | None, wished: int | None, kept: Kept) -> None:
    last = None if days_ago is None else TODAY - timedelta(days_ago)
    assert kept_up(last, ClientClass.HIGHER, wished, Thresholds(), TODAY) is kept


def test_coverage_adds_up() -> None:
    whole = Coverage(3, 1, 0) + Coverage(5, 0, 2)
    assert (whole.clients, whole.rate) == (11, Rate(8, 11))
    assert [whole.count(kept) for kept in Kept] == [8, 1, 2]


@pytest.mark.parametrize(
    ("span", "first"),
    [
        (Span.MONTH, MONTH),
        (Span.QUARTER, date(2026, 9, 1)),
        (Span.HALF_YEAR, date(2026, 6, 1)),
    ],
)
def test_a_span_ends_with_its_month(span: Span, first: date) -> None:
    assert span_of(span, TODAY) == (first, date(2026, 11, 30))
