"""The two tables of a household: what comes in and goes out, what is owned and owed."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.diagnosis.balance_sheet import (
    BalanceLine,
    Group,
    balance_lines,
    balance_sheet,
    group_of,
)
from rmdesk.domain.diagnosis.cash_flow import (
    DEBT_SERVICE,
    EVERY,
    INCOME,
    INCOME_NOT_ASKED,
    LIVING_NOT_ASKED,
    NEGATIVE_FLOW,
    NO_PERIOD,
    OF_THE_FUTURE,
    SERVICE_NOT_ASKED,
    UPKEEP,
    FlowCategory,
    FlowKind,
    FlowLine,
    cash_flow,
    wrong_with_flow,
)
from rmdesk.domain.diagnosis.spans import Span, known
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from tests.books.builders import TODAY, a_holding
from tests.domain.diagnosis.households import MA_FLOWS, MA_LINES, a_flow, a_line

AMOUNTS = st.integers(0, 10**13).map(Money)
FLOWS = st.lists(
    st.builds(
        FlowLine,
        category=st.sampled_from(FlowCategory),
        amount=AMOUNTS,
        months=st.sampled_from(EVERY),
    ),
    max_size=12,
)
LINES = st.lists(
    st.builds(BalanceLine, holding_class=st.sampled_from(HoldingClass), amount=AMOUNTS), max_size=12
)
ALL_ASKED = [
    a_flow(FlowCategory.SALARY, 0),
    a_flow(FlowCategory.LIVING, 0),
    a_flow(FlowCategory.LOAN_PAYMENT, 0),
]
ALL_GROUPS_ASKED = [
    a_line(HoldingClass.CASH, 0),
    a_line(HoldingClass.BOND, 0),
    a_line(HoldingClass.BUSINESS, 0),
    a_line(HoldingClass.CREDIT_CARD, 0),
]


def exactly(span: Span) -> int:
    assert span.least is not None and span.least == span.most
    return span.least.fen


@pytest.mark.parametrize(
    ("group", "classes"),
    [
        (Group.LIQUID, {"cash", "demand_deposit"}),
        (Group.PHYSICAL, {"property", "business", "other"}),
        (Group.DEBTS, {"mortgage", "consumer_loan", "credit_card", "other_liability"}),
    ],
)
def test_the_groups_of_the_balance_table(group: Group, classes: set[str]) -> None:
    assert {one for one in HoldingClass if group_of(one) is group} == classes


def test_all_other_classes_are_financial() -> None:
    named = {one for one in HoldingClass if group_of(one) is Group.FINANCIAL}
    assert named >= {"time_deposit", "bond", "fund", "stock", "precious_metal"}
    assert len(named) == len(HoldingClass) - 9


@pytest.mark.parametrize(
    ("amount", "months", "yuan"), [(100, 1, 1_200), (100, 3, 400), (100, 6, 200), (100, 12, 100)]
)
def test_a_line_counts_as_often_as_it_is_paid(amount: int, months: int, yuan: int) -> None:
    assert a_flow(FlowCategory.RENT, amount, months).yearly == known(Money.of_yuan(yuan))


def test_the_halves_of_the_table_share_no_category() -> None:
    assert {one for one in FlowCategory if one.kind is FlowKind.INCOME} == INCOME
    assert INCOME | UPKEEP | DEBT_SERVICE | {FlowCategory.TAX} == set(FlowCategory)
    assert not UPKEEP & DEBT_SERVICE and not INCOME & UPKEEP


@settings(max_examples=40)
@given(lines=FLOWS)
def test_what_comes_in_is_spent_taxed_or_left_over(lines: list[FlowLine]) -> None:
    flow = cash_flow([*lines, *ALL_ASKED], owes=True)
    assert exactly(flow.net_income) - exactly(flow.spending) == exactly(flow.surplus)
    rows = sum(exactly(row.yearly) * (1 if row.category in INCOME else -1) for row in flow.rows)
    assert rows == exactly(flow.surplus)
    assert exactly(flow.debt_service) <= exactly(flow.spending)


@settings(max_examples=40)
@given(lines=LINES)
def test_assets_less_debts_are_the_net_worth(lines: list[BalanceLine]) -> None:
    sheet = balance_sheet([*lines, *ALL_GROUPS_ASKED])
    assert exactly(sheet.assets) - exactly(sheet.debts.worth) == exactly(sheet.net_worth)
    signed = [
        -(one.amount or Money()).fen if one.group is Group.DEBTS else one.amount.fen
        for one in lines
        if one.amount is not None
    ]
    assert sum(signed) == exactly(sheet.net_worth)
    assert sum(len(row.lines) for row in sheet.rows) == len(lines) + len(ALL_GROUPS_ASKED)


@settings(max_examples=40)
@given(lines=LINES, unknown=st.data())
def test_a_total_with_something_unknown_still_holds_the_true_one(
    lines: list[BalanceLine], unknown: st.DataObject
) -> None:
    """Whatever amount is forgotten, what is said of the totals stays true."""
    full = [*lines, *ALL_GROUPS_ASKED]
    forgotten = unknown.draw(st.sampled_from(range(len(full))))
    one = full[forgotten]
    without = BalanceLine(holding_class=one.holding_class, amount=None)
    truth = balance_sheet(full)
    said = balance_sheet([*full[:forgotten], without, *full[forgotten + 1 :]])
    for true, span in ((truth.assets, said.assets), (truth.net_worth, said.net_worth)):
        assert span.least is None or span.least.fen <= exactly(true)
        assert span.most is None or exactly(true) <= span.most.fen
    assert said.net_worth.missing


@pytest.mark.parametrize(
    ("left_out", "missing"),
    [
        (FlowCategory.SALARY, INCOME_NOT_ASKED),
        (FlowCategory.LIVING, LIVING_NOT_ASKED),
        (FlowCategory.MORTGAGE_PAYMENT, SERVICE_NOT_ASKED),
    ],
)
def test_what_has_no_line_has_not_been_asked(left_out: FlowCategory, missing: object) -> None:
    flow = cash_flow([one for one in MA_FLOWS if one.category is not left_out], owes=True)
    assert flow.surplus.missing == (missing,)


@pytest.mark.parametrize(("owes", "is_asked"), [(False, True), (True, False), (None, False)])
def test_nothing_is_paid_on_debts_only_where_there_are_none(
    owes: bool | None, is_asked: bool
) -> None:
    flow = cash_flow([a_flow(FlowCategory.LIVING, 5_000, 1)], owes=owes)
    assert (flow.debt_service == known(Money())) is is_asked
    assert (SERVICE_NOT_ASKED in flow.spending.missing) is not is_asked


@pytest.mark.parametrize(
    ("lines", "owes"),
    [
        (MA_LINES, True),
        (MA_LINES[:3], None),
        ([a_line(HoldingClass.MORTGAGE, 0)], False),
        ([a_line(HoldingClass.MORTGAGE, None)], None),
        ([a_line(HoldingClass.MORTGAGE, None), a_line(HoldingClass.CREDIT_CARD, 9)], True),
    ],
)
def test_whether_anything_is_owed(lines: list[BalanceLine], owes: bool | None) -> None:
    assert balance_sheet(lines).owes is owes


def test_the_ledger_gives_its_lines_but_for_those_that_are_gone() -> None:
    kept = a_holding(institution=" 甲银行 ", is_ours=False, item="稳利 A")
    gone = a_holding(gone_on=TODAY)
    assert balance_lines([kept, gone]) == [
        BalanceLine(
            holding_class=HoldingClass.TIME_DEPOSIT,
            amount=Money.of_yuan(100_000),
            institution="甲银行",
            is_ours=False,
            item="稳利 A",
        )
    ]


@pytest.mark.parametrize(
    ("yuan", "months", "as_of", "field", "message"),
    [
        (-1, 1, TODAY, "amount", NEGATIVE_FLOW),
        (1, 2, TODAY, "months", NO_PERIOD),
        (1, 0, TODAY, "months", NO_PERIOD),
        (1, 1, TODAY + timedelta(1), "as_of", OF_THE_FUTURE),
    ],
)
def test_a_flow_that_cannot_be(
    yuan: int, months: int, as_of: date, field: str, message: str
) -> None:
    line = FlowLine(
        category=FlowCategory.SALARY, amount=Money.of_yuan(yuan), months=months, as_of=as_of
    )
    wrong = wrong_with_flow(line, today=TODAY)
    assert wrong is not None and (wrong.field, wrong.message) == (field, message)
    assert wrong.sentence()


def test_lines_that_can_be() -> None:
    assert wrong_with_flow(a_flow(FlowCategory.SALARY, None), today=TODAY) is None
    assert [wrong_with_flow(line, today=TODAY) for line in MA_FLOWS] == [None] * len(MA_FLOWS)
