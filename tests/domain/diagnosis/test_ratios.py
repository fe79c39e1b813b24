"""Household ratios, recomputed by hand; unknown is never zero."""

from decimal import Decimal

import pytest

from rmdesk.domain.diagnosis.balance_sheet import BalanceLine
from rmdesk.domain.diagnosis.cash_flow import FlowCategory, FlowLine
from rmdesk.domain.diagnosis.figures import Computed, NotComputable, Range
from rmdesk.domain.diagnosis.quotients import TOO_LITTLE
from rmdesk.domain.diagnosis.ratios import (
    FORMULAE,
    NO_ASSETS,
    NO_DEBTS,
    NO_INCOME,
    NO_NET_WORTH,
    NO_SPENDING,
    RatioKind,
)
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Reason
from tests.domain.diagnosis.households import MA_FLOWS, MA_LINES, a_flow, a_line, ratios_of


@pytest.mark.parametrize(
    ("kind", "over", "under", "ratio"),
    [
        # 24,000 + 24,000 + 36,000 + 10,000 + 12,000 = 106,000 spent; 400,000 - 106,000 = 294,000
        # 294,000 / 400,000; the book's answer is 0.74
        (RatioKind.SURPLUS, 294_000, 400_000, "0.7350"),
        # 12 x 250,000 / 106,000 = 28.3018867...
        (RatioKind.LIQUIDITY, 250_000, 106_000, "28.3019"),
        # assets 250,000 + 700,000 + 900,000 = 1,850,000; less 100,000: net worth 1,750,000
        # 250,000 / 1,750,000 = 1/7
        (RatioKind.LIQUID_SHARE, 250_000, 1_750_000, "0.1429"),
        # 1,750,000 / 1,850,000 = 0.945945...; the book's answer is 0.95
        (RatioKind.SOLVENCY, 1_750_000, 1_850_000, "0.9459"),
        # 24,000 / 400,000
        (RatioKind.DEBT_SERVICE, 24_000, 400_000, "0.0600"),
        # 700,000 / 1,750,000; the book finds the investments a little low
        (RatioKind.INVESTMENT, 700_000, 1_750_000, "0.4000"),
        # 250,000 / 100,000
        (RatioKind.IMMEDIATE_PAYMENT, 250_000, 100_000, "2.5000"),
    ],
)
def test_the_couple_of_the_exam_books(kind: RatioKind, over: int, under: int, ratio: str) -> None:
    found = ratios_of(MA_FLOWS, MA_LINES)[kind]
    assert found.figure == Computed(Decimal(ratio))
    assert found.over.amount.least == found.over.amount.most == Money.of_yuan(over)
    assert found.under.amount.least == found.under.amount.most == Money.of_yuan(under)


@pytest.mark.parametrize(
    ("flows", "lines", "kind", "answer"),
    [
        # 唐先生: 300,000 after tax; 2,000 and 3,000 a month, 8,000 a year, 2,500 a quarter
        # 24,000 + 36,000 + 8,000 + 10,000 = 78,000; 222,000 / 300,000, answer 74 %
        (
            [
                a_flow(FlowCategory.SALARY, 300_000),
                a_flow(FlowCategory.LIVING, 2_000, 1),
                a_flow(FlowCategory.LEISURE, 3_000, 1),
                a_flow(FlowCategory.OTHER_EXPENSE, 8_000),
                a_flow(FlowCategory.OTHER_EXPENSE, 2_500, 3),
            ],
            [a_line(HoldingClass.MORTGAGE, 0)],
            RatioKind.SURPLUS,
            "0.7400",
        ),
        # 王先生: net worth 366,500 of assets of 705,000, debts 338,500; answer 0.52
        (
            [],
            [
                a_line(HoldingClass.DEMAND_DEPOSIT, 5_000),
                a_line(HoldingClass.FUND, 100_000),
                a_line(HoldingClass.PROPERTY, 600_000),
                a_line(HoldingClass.MORTGAGE, 338_500),
            ],
            RatioKind.SOLVENCY,
            "0.5199",
        ),
        # 张先生: debts 1,200,000 of assets of 5,600,000 are 21.43 %; what is left is 78.57 %
        (
            [],
            [
                a_line(HoldingClass.CASH, 600_000),
                a_line(HoldingClass.STOCK, 1_000_000),
                a_line(HoldingClass.PROPERTY, 4_000_000),
                a_line(HoldingClass.MORTGAGE, 1_200_000),
            ],
            RatioKind.SOLVENCY,
            "0.7857",
        ),
    ],
    ids=["Tang", "Wang", "Zhang"],
)
def test_answers_of_the_exam_books(
    flows: list[FlowLine], lines: list[BalanceLine], kind: RatioKind, answer: str
) -> None:
    """Sums as the books give them; how assets are split over the groups is ours."""
    assert ratios_of(flows, lines)[kind].figure == Computed(Decimal(answer))


def test_taxes_make_gross_income_net_and_are_no_spending() -> None:
    gross = [
        a_flow(FlowCategory.SALARY, 500_000),
        a_flow(FlowCategory.TAX, 100_000),
        *MA_FLOWS[1:],
    ]
    assert {kind: one.figure for kind, one in ratios_of(gross, MA_LINES).items()} == {
        kind: one.figure for kind, one in ratios_of(MA_FLOWS, MA_LINES).items()
    }


NOT_SAID = Reason("how much: {what}", {"what": HoldingClass.STOCK})


@pytest.mark.parametrize(
    ("of", "lines", "figure"),
    [
        # of 400,000 + ? are 106,000 spent: the surplus is at least 294,000 / 400,000
        (
            RatioKind.SURPLUS,
            [a_flow(FlowCategory.BONUS, None)],
            Range(Decimal("0.7350"), None, (Reason("how much: {what}", {"what": "bonus"}),)),
        ),
        # ... and at most that where somebody's school fees are not known
        (
            RatioKind.SURPLUS,
            [a_flow(FlowCategory.EDUCATION, None)],
            Range(None, Decimal("0.7350"), (Reason("how much: {what}", {"what": "education"}),)),
        ),
        (
            RatioKind.LIQUIDITY,
            [a_flow(FlowCategory.MEDICAL, None)],
            Range(None, Decimal("28.3019"), (Reason("how much: {what}", {"what": "medical"}),)),
        ),
        (
            RatioKind.DEBT_SERVICE,
            [a_flow(FlowCategory.LOAN_PAYMENT, None)],
            Range(Decimal("0.0600"), None, (Reason("how much: {what}", {"what": "loan_payment"}),)),
        ),
    ],
)
def test_a_flow_that_is_not_known_leaves_a_range(
    of: RatioKind, lines: list[FlowLine], figure: object
) -> None:
    assert ratios_of([*MA_FLOWS, *lines], MA_LINES)[of].figure == figure


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        # 700,000 + ? of stocks: more is owned, so less of it is owed ...
        (RatioKind.SOLVENCY, "0.9459", None),
        # ... a smaller part of it is liquid ...
        (RatioKind.LIQUID_SHARE, None, "0.1429"),
        # ... and a larger one invested
        (RatioKind.INVESTMENT, "0.4000", None),
    ],
)
def test_an_asset_of_unknown_worth_leaves_a_range(
    kind: RatioKind, least: str | None, most: str | None
) -> None:
    found = ratios_of(MA_FLOWS, [*MA_LINES, a_line(HoldingClass.STOCK, None)])
    low = None if least is None else Decimal(least)
    high = None if most is None else Decimal(most)
    assert found[kind].figure == Range(low, high, (NOT_SAID,))


def test_a_debt_of_unknown_size_may_eat_the_net_worth() -> None:
    found = ratios_of(MA_FLOWS, [*MA_LINES, a_line(HoldingClass.CREDIT_CARD, None)])
    missing = (Reason("how much: {what}", {"what": "credit_card"}),)
    assert found[RatioKind.SOLVENCY].figure == Range(None, Decimal("0.9459"), missing)
    assert found[RatioKind.LIQUID_SHARE].figure == NotComputable(TOO_LITTLE, missing)
    assert found[RatioKind.IMMEDIATE_PAYMENT].figure == Range(None, Decimal("2.5000"), missing)


def test_nothing_asked_is_not_computable_and_every_ratio_says_what_to_ask() -> None:
    for ratio in ratios_of([], []).values():
        match ratio.figure:
            case NotComputable(because, missing):
                assert because == TOO_LITTLE and missing
            case other:
                pytest.fail(f"{ratio.kind} is {other}")


def test_instalments_that_nobody_asked_for_are_missing_where_there_are_debts() -> None:
    without = [line for line in MA_FLOWS if line.category is not FlowCategory.MORTGAGE_PAYMENT]
    asked = "what is paid on debts: nobody has asked"
    match ratios_of(without, MA_LINES)[RatioKind.SURPLUS].figure:
        case Range(None, most, missing):
            assert [one.message for one in missing] == [asked]
            assert most == Decimal("0.7950")  # 400,000 - 82,000 = 318,000
        case other:
            pytest.fail(str(other))
    free = [*MA_LINES[:3], a_line(HoldingClass.MORTGAGE, 0)]
    assert ratios_of(without, free)[RatioKind.DEBT_SERVICE].figure == Computed(Decimal(0))


NONE_OF_IT = [
    a_line(HoldingClass.CASH, 0),
    a_line(HoldingClass.FUND, 0),
    a_line(HoldingClass.PROPERTY, 0),
    a_line(HoldingClass.MORTGAGE, 0),
]


@pytest.mark.parametrize(
    ("kind", "because"),
    [
        (RatioKind.SURPLUS, NO_INCOME),
        (RatioKind.LIQUIDITY, NO_SPENDING),
        (RatioKind.LIQUID_SHARE, NO_NET_WORTH),
        (RatioKind.SOLVENCY, NO_ASSETS),
        (RatioKind.DEBT_SERVICE, NO_INCOME),
        (RatioKind.INVESTMENT, NO_NET_WORTH),
        (RatioKind.IMMEDIATE_PAYMENT, NO_DEBTS),
    ],
)
def test_of_nothing_no_share_is_taken(kind: RatioKind, because: Reason) -> None:
    flows = [a_flow(FlowCategory.SALARY, 0), a_flow(FlowCategory.LIVING, 0)]
    assert ratios_of(flows, NONE_OF_IT)[kind].figure == NotComputable(because)


def test_debts_above_the_assets_leave_no_net_worth_to_share() -> None:
    found = ratios_of(MA_FLOWS, [*MA_LINES, a_line(HoldingClass.OTHER_LIABILITY, 1_900_000)])
    assert found[RatioKind.LIQUID_SHARE].figure == NotComputable(NO_NET_WORTH)
    # 1 - 2,000,000 / 1,850,000
    assert found[RatioKind.SOLVENCY].figure == Computed(Decimal("-0.0811"))


def test_every_ratio_names_its_formula_and_the_lines_behind_it() -> None:
    found = ratios_of(MA_FLOWS, MA_LINES)
    assert set(found) == set(FORMULAE) == set(RatioKind)
    assert found[RatioKind.DEBT_SERVICE].over.lines == (MA_FLOWS[2],)
    assert found[RatioKind.DEBT_SERVICE].under.lines == (MA_FLOWS[0],)
    assert list(found[RatioKind.SOLVENCY].under.lines) == MA_LINES[:3]
    assert list(found[RatioKind.LIQUID_SHARE].under.lines) == MA_LINES
    for ratio in found.values():
        assert ratio.over.name in FORMULAE[ratio.kind] and ratio.under.name in FORMULAE[ratio.kind]
