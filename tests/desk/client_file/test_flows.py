"""Snapshots of balances that imports keep, and the flows they show."""

from datetime import date, datetime, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.flows import flows_of
from rmdesk.desk.importing.taking_in import commit, preview
from rmdesk.domain.flows import Flow, Snapshot, flows, is_drop
from rmdesk.domain.money import Money
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.reading import Reading
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.desk.matching.sheets import a_sheet, everyone


def report(desk: Desk, *yuan: int | None, day: int = 0) -> bool:
    """Bring in a core export `day` days on; whether it changes anything."""
    on = TODAY + timedelta(day)
    rows = [
        (str(number), f"客户{number}", amount and amount * 100)
        for number, amount in enumerate(yuan)
    ]
    sheet = a_sheet(SheetKind.CORE, "number name balance", *rows)
    seen = preview(desk, Reading(sheets=(sheet,), problems=(), today=on))
    commit(desk, seen, now=datetime.combine(on, NOW.time()))
    return seen.changes_anything


def kept(desk: Desk, at: int = 0) -> list[tuple[date, int]]:
    client = everyone(desk)[at]
    return [(one.on, one.balance.fen // 100) for one in desk.balances.of(client.id)]


def later(days: int) -> date:
    return TODAY + timedelta(days)


def test_every_new_balance_is_kept_and_a_repeated_one_is_not(desk: Desk) -> None:
    assert report(desk, 1000, 50)
    assert not report(desk, 1000, 50, day=10)
    assert report(desk, 700, 50, day=20)
    assert kept(desk) == [(TODAY, 1000), (later(20), 700)]
    assert kept(desk, 1) == [(TODAY, 50)]
    (flow,) = flows_of(desk, everyone(desk)[0].id)
    assert (flow.amount, flow.percent, flow.is_warning) == (Money(-30_000), -30, True)


def test_two_imports_of_one_day_keep_the_last(desk: Desk) -> None:
    report(desk, 1000)
    report(desk, 900, day=5)
    report(desk, 800, day=5)
    assert kept(desk) == [(TODAY, 1000), (later(5), 800)]


def test_a_blank_balance_is_no_snapshot(desk: Desk) -> None:
    report(desk, None)
    assert kept(desk) == []
    assert flows_of(desk, everyone(desk)[0].id) == []


def test_a_balance_from_before_snapshots_is_kept_with_its_day(desk: Desk) -> None:
    report(desk, 1000)
    with desk.store.database.atomic():
        desk.store.database.execute_sql("DELETE FROM balances")  # as an older version left it
    report(desk, 600, day=7)
    assert kept(desk) == [(TODAY, 1000), (later(7), 600)]


def test_undo_takes_the_snapshots_back_and_redo_brings_them_again(desk: Desk) -> None:
    report(desk, 1000)
    report(desk, 600, day=1)
    tomorrow = NOW + timedelta(1)
    desk.roll_over(later(1))
    assert desk.undo(now=tomorrow)
    assert kept(desk) == [(TODAY, 1000)]
    assert desk.redo(now=tomorrow)
    assert kept(desk) == [(TODAY, 1000), (later(1), 600)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (1_000, 800, False),
        (1_000, 799, True),
        (10_000_000, 9_500_000, False),
        (10_000_000, 9_499_999, True),
        (0, 5_000, False),
        (0, 0, False),
        (-100, -200, True),
        (5_000, 1_000_000, False),
    ],
)
def test_a_drop_over_a_fifth_or_half_a_million_is_a_sign(
    before: int, after: int, expected: bool
) -> None:
    assert is_drop(Money(before * 100), Money(after * 100)) is expected


def test_flows_are_told_newest_first() -> None:
    days = [Snapshot(later(n), Money(n * 100)) for n in range(3)]
    assert flows(days) == [Flow(days[1], days[2]), Flow(days[0], days[1])]
    assert flows(days[:1]) == []
    assert flows(days)[1].percent is None
