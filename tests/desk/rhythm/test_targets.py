"""Targets: set, copied and pasted, each of it one action that undo takes back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.rhythm.own_metrics import begin_metric, change_metric
from rmdesk.desk.rhythm.standing import month_standing
from rmdesk.desk.rhythm.targets import (
    AllSetAlready,
    NoTargets,
    NothingPasted,
    copy_targets,
    paste_targets,
    set_target,
    targets_of,
)
from rmdesk.domain.metrics import Counts
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.rhythm import TargetTable
from tests.books.builders import TODAY
from tests.domain.rhythm.calendars import NOVEMBER, wan
from tests.ui.small_book import NOW, small_book

DECEMBER = date(2026, 12, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as opened:
        yield opened


def told(desk: Desk, month: date = NOVEMBER) -> dict[str, tuple[Money | None, int | None]]:
    return {one.metric: (one.amount, one.pieces) for one in targets_of(desk, month)}


def test_a_target_is_set_changed_and_taken_out(desk: Desk) -> None:
    set_target(desk, date(2026, 11, 20), "loans", wan(300), 5, now=NOW)
    set_target(desk, NOVEMBER, "investment", wan(229), None, now=NOW)
    assert told(desk) == {"investment": (wan(229), None), "loans": (wan(300), 5)}
    set_target(desk, NOVEMBER, "loans", None, 6, now=NOW)
    assert told(desk)["loans"] == (None, 6)
    set_target(desk, NOVEMBER, "loans", None, None, now=NOW)
    assert told(desk) == {"investment": (wan(229), None)}
    assert told(desk, DECEMBER) == {}


def test_each_is_one_step_of_undo(desk: Desk) -> None:
    set_target(desk, NOVEMBER, "loans", wan(300), 5, now=NOW)
    set_target(desk, NOVEMBER, "loans", wan(400), 5, now=NOW)
    set_target(desk, NOVEMBER, "loans", None, None, now=NOW)
    for before in ((wan(400), 5), (wan(300), 5)):
        desk.undo(now=NOW)
        assert told(desk) == {"loans": before}
    desk.undo(now=NOW)
    assert told(desk) == {}
    desk.redo(now=NOW)
    assert told(desk) == {"loans": (wan(300), 5)}


def test_a_target_that_stays_as_it_was_is_no_action(desk: Desk) -> None:
    set_target(desk, NOVEMBER, "loans", wan(300), 5, now=NOW)
    set_target(desk, NOVEMBER, "loans", wan(300), 5, now=NOW)
    set_target(desk, NOVEMBER, "investment", None, None, now=NOW)
    assert desk.undo(now=NOW) is not None
    assert desk.undo(now=NOW) is None


@pytest.mark.parametrize(
    ("metric", "amount", "pieces", "field"),
    [
        ("loans", NOTHING, None, "amount"),
        ("loans", None, 0, "pieces"),
        ("loans", wan(-1), 3, "amount"),
        ("loans", wan(2_000_000), None, "amount"),
        ("calls", None, 1_000_001, "pieces"),
        ("calls", wan(3), None, "amount"),
    ],
)
def test_what_is_no_target_is_refused_with_a_sentence(
    desk: Desk, metric: str, amount: Money | None, pieces: int | None, field: str
) -> None:
    with pytest.raises(ValueRefused) as refused:
        set_target(desk, NOVEMBER, metric, amount, pieces, now=NOW)
    assert refused.value.field == field
    assert told(desk) == {}


def test_last_month_is_copied_without_touching_what_is_set(desk: Desk) -> None:
    set_target(desk, NOVEMBER, "investment", wan(229), 12, now=NOW)
    set_target(desk, NOVEMBER, "calls", None, 400, now=NOW)
    set_target(desk, DECEMBER, "investment", wan(250), None, now=NOW)
    assert copy_targets(desk, NOVEMBER, DECEMBER, now=NOW) == 1
    assert told(desk, DECEMBER) == {"investment": (wan(250), None), "calls": (None, 400)}
    with pytest.raises(AllSetAlready):
        copy_targets(desk, NOVEMBER, DECEMBER, now=NOW)
    desk.undo(now=NOW)
    assert told(desk, DECEMBER) == {"investment": (wan(250), None)}


def test_a_month_without_targets_is_not_copied(desk: Desk) -> None:
    with pytest.raises(NoTargets) as refused:
        copy_targets(desk, NOVEMBER, DECEMBER, now=NOW)
    assert "2026-11" in refused.value.sentence()


def test_targets_are_pasted_as_one_action(desk: Desk) -> None:
    set_target(desk, NOVEMBER, "investment", wan(100), 9, now=NOW)
    pasted = paste_targets(desk, NOVEMBER, "指标 万 件\n投资 229\n个贷\t\t5\n???\n开户 0", now=NOW)
    assert told(desk) == {"investment": (wan(229), 9), "loans": (None, 5)}
    assert [one.line for one in pasted.unread] == [4, 5]
    desk.undo(now=NOW)
    assert told(desk) == {"investment": (wan(100), 9)}


def test_a_paste_of_which_nothing_is_understood_is_refused(desk: Desk) -> None:
    with pytest.raises(NothingPasted):
        paste_targets(desk, NOVEMBER, "???\n投资 0", now=NOW)
    assert desk.undo(now=NOW) is None


def test_a_target_counts_only_in_what_its_metric_is_counted_in(desk: Desk) -> None:
    own = begin_metric(desk, "大额存单", Counts.BOTH)
    set_target(desk, NOVEMBER, own.code, wan(10), 5, now=NOW)
    change_metric(desk, replace(own, counts=Counts.PIECES))
    assert told(desk) == {own.code: (None, 5)}
    (stands,) = month_standing(desk, NOVEMBER, today=TODAY).with_target
    assert stands.missing_amount is None
    paste_targets(desk, NOVEMBER, "大额存单 7", now=NOW)
    (kept,) = desk.targets.of_month(NOVEMBER)
    assert (kept.amount, kept.pieces) == (None, 7)
    set_target(desk, DECEMBER, own.code, None, 3, now=NOW)
    change_metric(desk, replace(own, counts=Counts.AMOUNT))
    assert told(desk, DECEMBER) == {}


def test_two_records_of_one_metric_become_one(desk: Desk) -> None:
    with desk.store.action("target.set", {"month": "2026-11", "count": 2}, at=NOW) as action:
        for amount in (wan(1), wan(2)):
            values = {"month": NOVEMBER, "metric": "loans", "amount": amount, "pieces": None}
            action.insert(TargetTable, values)
    assert told(desk) == {"loans": (wan(2), None)}
    set_target(desk, NOVEMBER, "loans", wan(3), None, now=NOW)
    assert [one.amount for one in desk.targets.of_month(NOVEMBER)] == [wan(3)]
    assert told(desk) == {"loans": (wan(3), None)}
