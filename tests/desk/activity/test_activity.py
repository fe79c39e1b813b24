"""Activity of the book, and the clients behind each figure."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from rmdesk.desk.activity.behind_figure import (
    in_care_without_deal,
    kept_like,
    with_deal,
    with_deal_by_care,
    with_deal_in_book,
)
from rmdesk.desk.activity.figures import BookActivity, book_activity, coverage
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.domain.call_figures import Rate
from rmdesk.domain.contacts import Channel
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.file.choices import ServiceRelationship
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.activity import Coverage, InCare, Kept
from rmdesk.domain.segments import ClientClass
from rmdesk.store.tables.file import DetailTable
from rmdesk.store.tables.people import ClientTable
from rmdesk.store.tables.rhythm import DealTable
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, small_book

MONTH = TODAY.replace(day=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as opened:
        yield opened


def closed(desk: Desk, client: int, on: date, metric: str = "investment", wan: int = 10) -> None:
    with desk.store.action("book.made", at=NOW) as action:
        values = {"client_id": client, "metric": metric, "stage": Stage.CLOSED, "pieces": 2}
        days = {"month": on.replace(day=1), "added_on": on, "moved_on": on, "closed_on": on}
        action.insert(DealTable, {**values, **days, "amount": Money.of_yuan(wan * 10_000)})


def in_care(desk: Desk, client: int, said: ServiceRelationship) -> None:
    with desk.store.action("book.made", at=NOW) as action:
        for detail in desk.details.of(ClientId(client)):
            if detail.field == "service":
                action.delete(DetailTable, detail.id)
        values = {"client_id": client, "field": "service", "value": said.value}
        action.insert(DetailTable, {**values, "known_since": TODAY})


def read(desk: Desk, month: date = MONTH) -> BookActivity:
    return book_activity(desk, month, today=TODAY)


def test_an_empty_month_has_counts_and_no_rate(desk: Desk) -> None:
    found = read(desk)
    assert found.whole.month.deals == 0
    assert (found.rate.of_book, found.rate.of_book.percent) == (Rate(0, 8), 0)
    assert [one.metric.code for one in found.metrics] == [
        *("investment", "insurance_regular", "insurance_single", "loans", "accounts"),
    ]


def test_deals_are_counted_by_week_and_metric(desk: Desk) -> None:
    closed(desk, 1, date(2026, 11, 2))
    closed(desk, 1, date(2026, 11, 16), "accounts")
    closed(desk, 2, date(2026, 10, 30))
    closed(desk, 3, date(2026, 9, 30))
    found = read(desk)
    of = {one.metric.code: one.done for one in found.metrics}
    assert [one.pieces for one in of["investment"].weeks] == [2, 0, 0, 0]
    assert [one.pieces for one in of["accounts"].weeks] == [0, 0, 2, 0]
    assert (of["investment"].before.deals, found.whole.month.pieces) == (1, 4)
    assert with_deal(desk, MONTH) == [1]
    assert with_deal(desk, MONTH, week=3, metrics=["accounts"]) == [1]
    assert with_deal(desk, MONTH, week=3, metrics=["investment"]) == []
    assert with_deal(desk, date(2026, 10, 1)) == [2]


def test_a_metric_that_is_known_no_more_stands_under_its_code(desk: Desk) -> None:
    closed(desk, 1, TODAY, "own_metals")
    assert read(desk).metrics[-1].metric.code == "own_metals"


def test_the_rate_is_of_those_in_care(desk: Desk) -> None:
    for client in (1, 2, 3):
        in_care(desk, client, ServiceRelationship.ESTABLISHED)
    in_care(desk, 4, ServiceRelationship.INVITED)
    closed(desk, 1, TODAY)
    closed(desk, 5, TODAY)
    found = read(desk)
    assert found.care == InCare(3, 1, 4)
    assert (found.rate.in_care, found.rate.of_book, found.rate.others) == (
        Rate(1, 3),
        Rate(2, 8),
        1,
    )
    behind = with_deal_by_care(desk, MONTH)
    assert (behind.in_care, behind.others) == ([1], [5])
    assert set(in_care_without_deal(desk, MONTH)) == {2, 3}


def leave(desk: Desk, *clients: int) -> None:
    with desk.store.action("book.made", at=NOW) as action:
        for client in clients:
            action.update(ClientTable, client, {"gone_on": TODAY})


def test_whoever_left_the_list_is_in_no_rate_and_their_deals_stay_closed(desk: Desk) -> None:
    for client in (1, 5):
        in_care(desk, client, ServiceRelationship.ESTABLISHED)
        closed(desk, client, TODAY)
    before = read(desk)
    assert (before.rate.in_care, before.rate.of_book) == (Rate(2, 2), Rate(2, 8))
    leave(desk, 1)
    after = read(desk)
    assert after.covered.clients == before.covered.clients - 1
    assert (after.rate.in_care, after.rate.of_book) == (Rate(1, 1), Rate(1, 7))
    assert after.rate.others == 0
    assert after.whole == before.whole
    assert with_deal(desk, MONTH) == [1, 5]
    assert with_deal_in_book(desk, MONTH) == [5]
    behind = with_deal_by_care(desk, MONTH)
    assert (behind.in_care, behind.others) == ([5], [])


def test_a_rate_is_never_over_nothing(desk: Desk) -> None:
    closed(desk, 1, TODAY)
    leave(desk, *range(1, 9))
    assert read(desk).rate.of_book == Rate(0, 0)


def test_a_contact_covers_a_client(desk: Desk) -> None:
    before = coverage(desk, today=TODAY)
    whole = sum(before.values(), Coverage())
    late = kept_like(desk, Kept.LATE, today=TODAY)
    never = kept_like(desk, Kept.NEVER, today=TODAY)
    assert (len(late), len(never)) == (whole.late, whole.never)
    assert late and never
    last = [desk.clients.facts(one).last_contact or date.min for one in late]
    assert last == sorted(last)
    for client in (late[0], never[0]):
        log_contact(desk, client, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    after = sum(coverage(desk, today=TODAY).values(), Coverage())
    assert after == Coverage(whole.within + 2, whole.late - 1, whole.never - 1)


def test_figures_tie_to_their_lists_class_by_class(desk: Desk) -> None:
    for client_class, one in coverage(desk, today=TODAY).items():
        for kept in Kept:
            found = kept_like(desk, kept, client_class=client_class, today=TODAY)
            assert len(found) == one.count(kept)
    assert set(coverage(desk, today=TODAY)) == set(ClientClass)


def test_time_alone_makes_clients_late(desk: Desk) -> None:
    whole = sum(coverage(desk, today=TODAY + timedelta(days=400)).values(), Coverage())
    assert whole.within == 0
