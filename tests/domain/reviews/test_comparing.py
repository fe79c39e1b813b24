"""What changed since the last review, line by line."""

from typing import Any

import pytest
from hypothesis import given

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import HoldingId
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.comparing import Compared, State, compared
from rmdesk.domain.reviews.review import ReviewLine
from rmdesk.domain.reviews.totals import totals
from tests.domain.reviews.lines import a_line, gained, sheets


@pytest.mark.parametrize(
    ("now", "then", "state", "change", "change_bp"),
    [
        (100, 100, State.SAME, 0, 0),
        (125, 100, State.CHANGED, 25, 2_500),
        (90, 120, State.CHANGED, -30, -2_500),
        (100, 300, State.CHANGED, -200, -6_667),
        (200, 300, State.CHANGED, -100, -3_333),
        (5, 0, State.CHANGED, 5, None),
        (0, 0, State.SAME, 0, None),
        (0, 80, State.CHANGED, -80, -10_000),
        (None, 100, State.UNKNOWN, None, None),
        (100, None, State.UNKNOWN, None, None),
        (None, None, State.UNKNOWN, None, None),
    ],
)
def test_two_figures_of_a_line(
    now: int | None, then: int | None, state: State, change: int | None, change_bp: int | None
) -> None:
    (one,) = compared([a_line(7, now)], [a_line(1, then)])
    told = None if change is None else Money.of_yuan(change)
    assert (one.state, one.change, one.change_bp) == (state, told, change_bp)


@pytest.mark.parametrize(("yuan", "change"), [(100, 100), (0, 0), (None, None)])
def test_what_is_new_counts_whole_and_what_is_gone_is_lost_whole(
    yuan: int | None, change: int | None
) -> None:
    line = a_line(1, yuan)
    (new,) = compared([line], [])
    (gone,) = compared([], [line])
    assert (new.state, gone.state) == (State.NEW, State.GONE)
    assert new.change == (None if change is None else Money.of_yuan(change))
    assert gone.change == (None if change is None else Money.of_yuan(-change))
    assert new.change_bp is None and gone.change_bp is None


FUND = {"holding_class": HoldingClass.FUND}
HELD, OTHER = {"holding_id": HoldingId(4)}, {"holding_id": HoldingId(5)}


@pytest.mark.parametrize(
    ("now", "then", "is_same"),
    [
        (HELD | {"item": "甲"}, HELD | {"item": "乙"}, True),  # renamed, the same line all the same
        (HELD, OTHER, True),  # a deposit that was renewed
        (HELD, {}, True),  # what only the review had is in the ledger now
        ({}, {}, True),
        (FUND, {}, False),
        ({"item": "甲"}, {"item": "乙"}, False),
        ({"item": " Fund A "}, {"item": "fund a"}, True),
        ({"institution": "本行"}, {"institution": "北京分行"}, True),  # ours by whatever word
        ({"is_ours": False, "institution": "甲"}, {"is_ours": False, "institution": "乙"}, False),
        ({"is_ours": False, "institution": "本行"}, {}, False),
    ],
)
def test_a_line_is_known_again_by_the_ledger_or_by_its_name(
    now: dict[str, Any], then: dict[str, Any], is_same: bool
) -> None:
    found = compared([a_line(9, **now)], [a_line(3, **then)])
    assert len(found) == (1 if is_same else 2)
    if not is_same:
        assert [one.state for one in found] == [State.NEW, State.GONE]


def test_the_ledger_goes_before_the_name_and_nothing_is_met_twice() -> None:
    then = [a_line(1, 10), a_line(2, 20, holding_id=HoldingId(8)), a_line(3, 30)]
    now = [a_line(11, 21, holding_id=HoldingId(8)), a_line(12, 11), a_line(13, 31), a_line(14, 5)]
    beside = {one.line.id: one.before for one in compared(now, then) if one.line}
    ids = {number: one.id if one else None for number, one in beside.items()}
    assert ids == {11: 2, 12: 1, 13: 3, 14: None}


def test_what_is_gone_comes_last_in_its_old_order() -> None:
    then = [a_line(1, item="甲"), a_line(2, item="乙"), a_line(3, item="丙")]
    found = compared([a_line(9, item="乙"), a_line(8, item="丁")], then)
    shown = [(one.state, (one.line or one.before or then[0]).item) for one in found]
    assert shown == [
        (State.SAME, "乙"),
        (State.NEW, "丁"),
        (State.GONE, "甲"),
        (State.GONE, "丙"),
    ]


@given(sheets(), sheets(first=100))
def test_every_line_is_told_once(now: list[ReviewLine], then: list[ReviewLine]) -> None:
    found = compared(now, then)
    assert [one.line for one in found if one.line] == now
    before = [one.before.id for one in found if one.before]
    assert sorted(before) == [one.id for one in then]


@given(sheets(is_known=True), sheets(is_known=True, first=100))
def test_the_changes_are_the_difference_of_the_totals(
    now: list[ReviewLine], then: list[ReviewLine]
) -> None:
    found = compared(now, then)
    assert gained(found) == totals(now).net.amount - totals(then).net.amount
    assets = [one for one in found if not _line(one).holding_class.is_liability]
    assert gained(assets) == totals(now).assets.amount - totals(then).assets.amount


@given(sheets(is_known=True))
def test_the_same_sheet_again_has_no_change(lines: list[ReviewLine]) -> None:
    assert {one.state for one in compared(lines, lines)} <= {State.SAME}


def _line(one: Compared) -> ReviewLine:
    line = one.line or one.before
    assert line is not None
    return line
