"""Flags: raised where what is known proves them, and nowhere else."""

from decimal import Decimal

import pytest

from rmdesk.domain.diagnosis.balance_sheet import BalanceLine, balance_sheet
from rmdesk.domain.diagnosis.concentration import (
    NO_MONTHS,
    NO_SHARE,
    FlagKind,
    FlagLines,
    flags,
    wrong_with_flag_lines,
)
from rmdesk.domain.diagnosis.figures import Computed, Figure, NotComputable, Range
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Reason
from tests.domain.diagnosis.households import a_line

MISSING = (Reason("missing"),)
ENOUGH: Figure[Decimal] = Computed(Decimal(4))
CASH = a_line(HoldingClass.CASH, 0)
RENTED = a_line(HoldingClass.PROPERTY, 0)


def ours(holding_class: HoldingClass, yuan: int, item: str = "") -> BalanceLine:
    return BalanceLine(
        holding_class=holding_class, amount=Money.of_yuan(yuan), is_ours=True, item=item
    )


@pytest.mark.parametrize(
    ("lines", "raised"),
    [
        # 300 of 1,000 is not above 30 %
        (
            [a_line(HoldingClass.FUND, 300, item="甲"), a_line(HoldingClass.BOND, 700)],
            [],
        ),
        # two lines of one product count together: 301 of 1,000
        (
            [
                a_line(HoldingClass.FUND, 150, item="甲"),
                a_line(HoldingClass.FUND, 151, item=" 甲"),
                a_line(HoldingClass.BOND, 699),
            ],
            ["30 % of the financial assets are in one product: 甲."],
        ),
        # deposits bear no product's risk
        ([a_line(HoldingClass.TIME_DEPOSIT, 1_000, item="三年")], []),
        # 801 of 1,000 with one bank while another is known
        (
            [
                a_line(HoldingClass.TIME_DEPOSIT, 801, institution="甲银行"),
                ours(HoldingClass.TIME_DEPOSIT, 199),
            ],
            ["80 % of the financial assets are at one institution: 甲银行."],
        ),
        (
            [
                a_line(HoldingClass.TIME_DEPOSIT, 100, institution="甲银行"),
                ours(HoldingClass.TIME_DEPOSIT, 900),
            ],
            ["90 % of the financial assets are at our bank."],
        ),
        # only one bank is known: nobody asked for the others
        ([ours(HoldingClass.TIME_DEPOSIT, 1_000)], []),
    ],
)
def test_too_much_in_one_place(lines: list[BalanceLine], raised: list[str]) -> None:
    found = flags(balance_sheet([CASH, RENTED, *lines]), ENOUGH)
    assert [flag.reason.said() for flag in found] == raised
    for flag in found:
        assert flag.lines


def test_what_is_missing_could_make_the_part_smaller() -> None:
    lines = [CASH, RENTED, a_line(HoldingClass.FUND, 900, item="甲")]
    assert [flag.kind for flag in flags(balance_sheet(lines), ENOUGH)] == [FlagKind.ONE_PRODUCT]
    unknown = [*lines, a_line(HoldingClass.BOND, None)]
    assert flags(balance_sheet(unknown), ENOUGH) == ()
    not_asked = lines[1:]
    assert flags(balance_sheet(not_asked), ENOUGH) == ()


@pytest.mark.parametrize(("home", "is_raised"), [(700, False), (710, True)])
def test_property_that_sells_slowly(home: int, is_raised: bool) -> None:
    lines = [CASH, a_line(HoldingClass.BOND, 290), a_line(HoldingClass.PROPERTY, home)]
    if not is_raised:
        lines.append(a_line(HoldingClass.BOND, 10))
    found = flags(balance_sheet(lines), ENOUGH)
    assert [flag.kind for flag in found] == ([FlagKind.PROPERTY] if is_raised else [])


@pytest.mark.parametrize(
    ("months", "raised"),
    [
        (Computed(Decimal("2.9999")), [FlagKind.LITTLE_AT_HAND]),
        (Computed(Decimal(3)), []),
        (Computed(Decimal(12)), []),
        (Computed(Decimal("12.0001")), [FlagKind.MUCH_AT_HAND]),
        (Range(None, Decimal(2), MISSING), [FlagKind.LITTLE_AT_HAND]),
        (Range(None, Decimal(20), MISSING), []),
        (Range(Decimal(13), None, MISSING), [FlagKind.MUCH_AT_HAND]),
        (Range(Decimal(2), None, MISSING), []),
        (NotComputable(Reason("none")), []),
    ],
)
def test_too_little_and_too_much_at_hand(months: Figure[Decimal], raised: list[FlagKind]) -> None:
    assert [flag.kind for flag in flags(balance_sheet([]), months)] == raised


def test_the_lines_can_be_drawn_elsewhere() -> None:
    lines = [CASH, RENTED, a_line(HoldingClass.FUND, 900, item="甲")]
    drawn = FlagLines(one_product_bp=9_900, least_months=5)
    found = flags(balance_sheet([*lines, a_line(HoldingClass.BOND, 100)]), ENOUGH, drawn)
    assert [flag.reason.said() for flag in found] == ["Liquid assets last less than 5 months."]


@pytest.mark.parametrize(
    ("drawn", "field", "message"),
    [
        (FlagLines(one_product_bp=0), "one_product_bp", NO_SHARE),
        (FlagLines(property_bp=10_000), "property_bp", NO_SHARE),
        (FlagLines(least_months=0), "most_months", NO_MONTHS),
        (FlagLines(least_months=12), "most_months", NO_MONTHS),
    ],
)
def test_lines_that_are_no_rule(drawn: FlagLines, field: str, message: str) -> None:
    wrong = wrong_with_flag_lines(drawn)
    assert wrong is not None and (wrong.field, wrong.message) == (field, message)
    assert wrong.sentence()


def test_the_lines_as_they_come_are_a_rule() -> None:
    assert wrong_with_flag_lines(FlagLines()) is None
