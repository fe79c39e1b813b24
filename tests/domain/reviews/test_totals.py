"""What the lines of a review come to, and the shares of a pie."""

from datetime import date

import pytest
from hypothesis import given

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.review import Review, ReviewLine
from rmdesk.domain.reviews.totals import (
    Change,
    Slice,
    Totals,
    Worth,
    change_since,
    slices,
    totals,
)
from rmdesk.domain.reviews.trend import trend
from tests.domain.reviews.lines import a_line, sheets

THERE = {"is_ours": False, "institution": "甲银行"}


def worth(yuan: int, unknown: int = 0) -> Worth:
    return Worth(Money.of_yuan(yuan), unknown)


def test_a_sheet_reckoned_by_hand() -> None:
    lines = [
        a_line(1, 120_000),
        a_line(2, 30_000, holding_class=HoldingClass.FUND),
        a_line(3, 50_000, **THERE),
        a_line(4, None, holding_class=HoldingClass.STOCK, **THERE),
        a_line(5, 2_000_000, holding_class=HoldingClass.PROPERTY, is_ours=False, institution=""),
        a_line(6, 800_000, holding_class=HoldingClass.MORTGAGE),
        a_line(7, None, holding_class=HoldingClass.CREDIT_CARD, **THERE),
        a_line(8, 10_000, holding_class=HoldingClass.BUSINESS),
    ]
    assert totals(lines) == Totals(
        assets=worth(2_210_000, 1),
        ours=worth(160_000),
        elsewhere=worth(2_050_000, 1),
        at_others=worth(50_000, 1),
        outside=worth(2_000_000),
        aum=worth(150_000),
        debts=worth(800_000, 1),
        net=worth(1_410_000, 2),
    )
    # 2,000,000 : 170,000 : 30,000 : 10,000 of 2,210,000; what is left over goes to the largest
    # remainders.
    assert slices(lines) == (
        Slice(HoldingClass.PROPERTY, Money.of_yuan(2_000_000), 9_050),
        Slice(HoldingClass.TIME_DEPOSIT, Money.of_yuan(170_000), 769),
        Slice(HoldingClass.FUND, Money.of_yuan(30_000), 136),
        Slice(HoldingClass.BUSINESS, Money.of_yuan(10_000), 45),
    )


def test_nothing_has_no_slices() -> None:
    assert slices([]) == ()
    assert slices([a_line(1, 0), a_line(2, None)]) == ()
    assert slices([a_line(1, 500, holding_class=HoldingClass.MORTGAGE)]) == ()


@given(sheets())
def test_the_sums_tie_out(lines: list[ReviewLine]) -> None:
    found = totals(lines)
    assert found.ours + found.elsewhere == found.assets
    assert found.assets.amount - found.debts.amount == found.net.amount
    assert found.net.unknown == sum(line.amount is None for line in lines)
    assert found.aum.amount <= found.ours.amount


@given(sheets())
def test_the_shares_are_the_whole(lines: list[ReviewLine]) -> None:
    found = slices(lines)
    assert sum(one.share_bp for one in found) == (10_000 if found else 0)
    assert sum(one.amount.fen for one in found) == totals(lines).assets.amount.fen
    assert [one.amount for one in found] == sorted((one.amount for one in found), reverse=True)
    assert len({one.holding_class for one in found}) == len(found)


def a_review(number: int, on: date) -> Review:
    return Review(id=ReviewId(number), client_id=ClientId(1), on=on)


def test_a_point_for_each_review_the_oldest_first() -> None:
    spring, summer = date(2026, 4, 1), date(2026, 7, 1)
    told = trend(
        [
            (a_review(3, summer), [a_line(1, 10), a_line(2, 5, holding_class=HoldingClass.FUND)]),
            (a_review(2, spring), [a_line(3, 7), a_line(4, None)]),
            (a_review(1, summer), []),
        ]
    )
    assert [(one.on, one.total) for one in told] == [
        (spring, worth(7, 1)),
        (summer, worth(0)),
        (summer, worth(15)),
    ]
    assert told[2].by_class == {
        HoldingClass.TIME_DEPOSIT: Money.of_yuan(10),
        HoldingClass.FUND: Money.of_yuan(5),
    }


@given(sheets())
def test_the_classes_of_a_point_are_its_total(lines: list[ReviewLine]) -> None:
    (point,) = trend([(a_review(1, date(2026, 1, 1)), lines)])
    assert sum(one.fen for one in point.by_class.values()) == point.total.amount.fen


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (worth(150_000), worth(160_000), Change(Money.of_yuan(10_000), 667)),
        (worth(30_000), worth(29_999), Change(Money.of_yuan(-1), 0)),
        (worth(150_000), worth(150_000), Change(Money(0), 0)),
        (worth(0), worth(5), Change(Money.of_yuan(5), None)),
        (worth(-100), worth(100), Change(Money.of_yuan(200), None)),
        (worth(150_000), worth(110_000, 1), None),  # what is not known is not nothing
        (worth(100_000, 1), worth(160_000), None),
        (None, worth(160_000), None),
    ],
)
def test_a_change_is_told_where_both_sums_are_known(
    before: Worth | None, now: Worth, told: Change | None
) -> None:
    assert change_since(before, now) == told


def test_a_class_of_which_nothing_is_known_is_not_nothing() -> None:
    review = Review(id=ReviewId(1), client_id=ClientId(1), on=date(2026, 11, 20))
    lines = [
        a_line(1, None, holding_class=HoldingClass.FUND),
        a_line(2, 5, holding_class=HoldingClass.STOCK),
        a_line(3, None, holding_class=HoldingClass.STOCK),
        a_line(4, None, holding_class=HoldingClass.MORTGAGE),
    ]
    (point,) = trend([(review, lines)])
    assert point.worth_of(HoldingClass.FUND) is None
    assert point.worth_of(HoldingClass.STOCK) == worth(5, 1)
    assert point.worth_of(HoldingClass.METAL) == worth(0)
    assert point.total.unknown == sum(point.unknown.values()) == 2
