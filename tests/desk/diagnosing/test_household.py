"""The household's tables from the book: what feeds them, and what nobody was asked."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, add_client, edit_client
from rmdesk.desk.client_file.household import MemberEntry, add_member
from rmdesk.desk.client_file.ledger import add_line, remove_line
from rmdesk.desk.diagnosing.household import (
    FlowGone,
    LinesOnFile,
    add_flow,
    ask_again,
    edit_flow,
    household_sheet,
    remove_flow,
    say_none_held,
)
from rmdesk.desk.diagnosing.mixes import wish_mix
from rmdesk.desk.diagnosing.whose import NotOfTheHousehold
from rmdesk.domain.amount_size import MOST
from rmdesk.domain.diagnosis.allocation import Allocation
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.diagnosis.concentration import FlagKind, FlagLines
from rmdesk.domain.diagnosis.figures import Computed, NotComputable, Range
from rmdesk.domain.diagnosis.mixes import ShareClass, Source, mix
from rmdesk.domain.diagnosis.norms import TEXTBOOK
from rmdesk.domain.diagnosis.ratios import RatioKind
from rmdesk.domain.diagnosis.settings import DiagnosisSettings
from rmdesk.domain.diagnosis.spans import NONE_AT_ALL
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, FlowId, MemberId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.reviews import CashFlowTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, records
from tests.desk.diagnosing.homes import WANG, WIFE, a_desk, a_holding, flow, put
from tests.desk.refusing import assert_refused
from tests.domain.diagnosis.households import MA_FLOWS, MA_LINES


def test_the_couple_of_the_exam_books_read_off_the_book(desk: Desk) -> None:
    """The figures are worked out by hand in tests/domain/diagnosis/test_ratios.py."""
    for line in MA_FLOWS:
        add_flow(desk, WANG, line, now=NOW)
    for owned in MA_LINES:
        assert owned.amount is not None
        a_holding(desk, owned.holding_class, int(owned.amount.yuan), is_ours=False)
    sheet = household_sheet(desk, WANG)
    shown = {
        kind: one.figure.value
        for kind, one in sheet.ratios.items()
        if isinstance(one.figure, Computed)
    }
    assert shown == {
        RatioKind.SURPLUS: Decimal("0.7350"),
        RatioKind.LIQUIDITY: Decimal("28.3019"),
        RatioKind.LIQUID_SHARE: Decimal("0.1429"),
        RatioKind.SOLVENCY: Decimal("0.9459"),
        RatioKind.DEBT_SERVICE: Decimal("0.0600"),
        RatioKind.INVESTMENT: Decimal("0.4000"),
        RatioKind.IMMEDIATE_PAYMENT: Decimal("2.5000"),
    }
    service = sheet.ratios[RatioKind.DEBT_SERVICE].over.lines
    assert service == sheet.flow.lines({FlowCategory.MORTGAGE_PAYMENT})
    assert FlagKind.MUCH_AT_HAND in {flag.kind for flag in sheet.flags}


def test_of_an_empty_file_nothing_is_known_and_nothing_is_zero(desk: Desk) -> None:
    sheet = household_sheet(desk, WANG)
    assert all(row.worth.most is None for row in sheet.sheet.rows)
    assert sheet.flow.net_income.most is None
    assert not [one for one in sheet.ratios.values() if isinstance(one.figure, Computed)]
    assert isinstance(sheet.allocation, NotComputable)
    assert sheet.flags == ()
    assert len(sheet.members) == 3


def test_there_is_none_is_zero_and_the_ledger_has_the_last_word(desk: Desk) -> None:
    say_none_held(desk, WANG, Group.DEBTS, now=NOW)
    sheet = household_sheet(desk, WANG)
    assert (sheet.sheet.debts.worth, sheet.sheet.debts.lines) == (NONE_AT_ALL, ())
    assert sheet.none_held == {Group.DEBTS}
    assert sheet.flow.debt_service == NONE_AT_ALL
    line = LedgerLine(
        holding_class=HoldingClass.MORTGAGE, institution="工行", is_ours=False, amount=Money(5)
    )
    holding_id = add_line(desk, WANG, line, now=NOW)
    sheet = household_sheet(desk, WANG)
    assert sheet.none_held == frozenset()
    assert sheet.sheet.debts.worth.least == Money(5)
    remove_line(desk, holding_id, now=NOW)
    assert household_sheet(desk, WANG).none_held == {Group.DEBTS}
    ask_again(desk, WANG, Group.DEBTS, now=NOW)
    assert household_sheet(desk, WANG).sheet.debts.worth.most is None
    desk.undo(now=NOW)
    assert household_sheet(desk, WANG).none_held == {Group.DEBTS}


@pytest.mark.parametrize(("came", "holds"), [(-1, True), (1, False)])
def test_a_word_is_old_where_something_came_and_went_since(
    desk: Desk, came: int, holds: bool
) -> None:
    say_none_held(desk, WANG, Group.PHYSICAL, now=NOW)
    since = TODAY + timedelta(days=came)
    a_holding(desk, HoldingClass.PROPERTY, 1, known_since=since, gone_on=TODAY)
    assert (Group.PHYSICAL in household_sheet(desk, WANG).none_held) is holds


def test_what_the_ledger_has_cannot_be_said_to_be_none(desk: Desk) -> None:
    a_holding(desk, HoldingClass.CASH, 100)
    assert_refused(desk, LinesOnFile, lambda desk: say_none_held(desk, WANG, Group.LIQUID, now=NOW))


def test_the_same_word_twice_is_one(desk: Desk) -> None:
    for _ in range(2):
        say_none_held(desk, WANG, Group.DEBTS, now=NOW)
    assert len(desk.none_held.of(WANG)) == 1
    ask_again(desk, WANG, Group.LIQUID, now=NOW)  # nobody had said so
    done = desk.journal.last_undoable(TODAY)
    assert done is not None and done.kind == "part.none"


def test_a_flow_is_noted_changed_and_taken_out(desk: Desk) -> None:
    empty = records(desk)
    flow_id = add_flow(desk, WANG, flow(FlowCategory.SALARY, 9_000, 1, member_id=WIFE), now=NOW)
    (kept,) = desk.flows.of(WANG)
    assert (kept.id, kept.line.member_id, kept.line.as_of) == (flow_id, WIFE, NOW.date())
    edit_flow(desk, flow_id, kept.line, now=NOW)  # the same again writes nothing
    told = flow(FlowCategory.SALARY, 12_000, 1, member_id=WIFE, as_of=date(2026, 10, 1))
    edit_flow(desk, flow_id, told, now=NOW)
    assert desk.flows.of(WANG)[0].line == told
    remove_flow(desk, flow_id, now=NOW)
    assert desk.flows.of(WANG) == []
    for _ in range(3):
        desk.undo(now=NOW)
    assert records(desk) == empty


def test_a_new_amount_is_as_of_today(desk: Desk) -> None:
    old = date(2026, 1, 5)
    line = flow(FlowCategory.LIVING, 3_000, 1, as_of=old)
    flow_id = add_flow(desk, WANG, line, now=NOW)
    edit_flow(desk, flow_id, flow(FlowCategory.LIVING, 3_000, 1, as_of=old, words="吃穿"), now=NOW)
    assert desk.flows.of(WANG)[0].line.as_of == old
    edit_flow(desk, flow_id, flow(FlowCategory.LIVING, 4_000, 1, as_of=old), now=NOW)
    assert desk.flows.of(WANG)[0].line.as_of == NOW.date()


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (flow(FlowCategory.SALARY, -1), "amount"),
        (flow(FlowCategory.SALARY, 1, 2), "months"),
        (flow(FlowCategory.SALARY, 1, as_of=TODAY + timedelta(days=1)), "as_of"),
    ],
)
def test_a_wrong_flow_is_refused_at_its_field(desk: Desk, line: object, field: str) -> None:
    before = records(desk)
    with pytest.raises(ValueRefused) as refused:
        add_flow(desk, WANG, line, now=NOW)  # type: ignore[arg-type]
    assert (refused.value.field, records(desk)) == (field, before)
    assert refused.value.sentence()


def test_what_is_gone_is_told(desk: Desk) -> None:
    assert_refused(desk, FlowGone, lambda desk: remove_flow(desk, FlowId(9), now=NOW))
    assert_refused(desk, ClientGone, lambda desk: household_sheet(desk, ClientId(9)))


def test_the_mix_is_the_models_then_the_clients_own(desk: Desk) -> None:
    a_holding(desk, HoldingClass.TIME_DEPOSIT, 600_000)
    a_holding(desk, HoldingClass.STOCK, 400_000)
    sheet = household_sheet(desk, WANG)
    assert isinstance(sheet.allocation, Allocation) and sheet.allocation.wished
    assert (sheet.level, sheet.allocation.wished.source) == (3, Source.MODEL)
    equity = next(row for row in sheet.allocation.rows if row.share_class is ShareClass.EQUITY)
    assert equity.gap == Money.of_yuan(-100_000)  # 30 % of a million wished, 400,000 held
    own = mix(10, 50, 40, 0, 0)
    wish_mix(desk, WANG, own, now=NOW)
    found = household_sheet(desk, WANG)
    assert isinstance(found.allocation, Allocation) and found.allocation.wished
    assert found.allocation.wished.source is Source.OWN
    assert found.own_mix == {one: share for one, share in own.items() if share}
    wish_mix(desk, WANG, {}, now=NOW)
    assert household_sheet(desk, WANG).own_mix == {}
    desk.undo(now=NOW)
    assert household_sheet(desk, WANG).own_mix == found.own_mix


@pytest.mark.parametrize(
    ("shares", "field"),
    [
        (mix(50, 40, 0, 0, 0), ShareClass.INSURANCE),
        ({ShareClass.CASH: -1_000, ShareClass.EQUITY: 11_000}, ShareClass.CASH),
        ({ShareClass.CASH: 3_350, ShareClass.EQUITY: 6_650}, ShareClass.CASH),
    ],
)
def test_what_is_no_mix_is_refused(
    desk: Desk, shares: dict[ShareClass, int], field: ShareClass
) -> None:
    before = records(desk)
    with pytest.raises(ValueRefused) as refused:
        wish_mix(desk, WANG, shares, now=NOW)
    assert (refused.value.field, records(desk)) == (field, before)


@pytest.mark.parametrize(
    ("known", "level"),
    [
        ({"risk_tolerance": ""}, None),
        ({"risk_assessed_on": date(2025, 11, 19)}, None),
        ({"risk_assessed_on": date(2025, 11, 20)}, 3),
        ({"risk_assessed_on": None}, None),
    ],
)
def test_without_an_assessment_that_counts_no_model_is_wished(
    desk: Desk, known: dict[str, object], level: int | None
) -> None:
    edit_client(desk, WANG, known, now=NOW)
    a_holding(desk, HoldingClass.CASH, 100)
    sheet = household_sheet(desk, WANG)
    assert isinstance(sheet.allocation, Allocation)
    assert sheet.level == level
    assert (sheet.allocation.wished is None) is (level is None)


def test_settings_draw_the_lines_and_choose_the_norms(desk: Desk) -> None:
    a_holding(desk, HoldingClass.FUND, 60, item="甲基金")
    a_holding(desk, HoldingClass.CASH, 40)
    for part in (Group.PHYSICAL, Group.DEBTS):
        say_none_held(desk, WANG, part, now=NOW)
    assert [flag.kind for flag in household_sheet(desk, WANG).flags] == [FlagKind.ONE_PRODUCT]
    changed = DiagnosisSettings(flag_lines=FlagLines(one_product_bp=7_000), profile=TEXTBOOK.code)
    desk.change_diagnosis_settings(changed)
    sheet = household_sheet(desk, WANG)
    assert (sheet.flags, sheet.profile) == ((), TEXTBOOK)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(HoldingClass), st.integers(0, 10**12), st.booleans()),
        max_size=8,
    ),
    st.sets(st.sampled_from(Group)),
)
def test_assets_less_debts_are_the_net_worth_of_any_ledger(
    lines: list[tuple[HoldingClass, int, bool]], none: set[Group]
) -> None:
    with a_desk() as desk:
        for part in none:
            say_none_held(desk, WANG, part, now=NOW)
        for held, fen, is_gone in lines:
            a_holding(desk, held, fen // 100, gone_on=TODAY if is_gone else None)
        sheet = household_sheet(desk, WANG).sheet
        live = [line for line in desk.holdings.of(WANG) if line.gone_on is None]
        debts = sum(line.amount.fen for line in live if line.holding_class.is_liability)
        assets = sum(line.amount.fen for line in live if not line.holding_class.is_liability)
        assert (sheet.assets.least, sheet.debts.worth.least) == (Money(assets), Money(debts))
        if sheet.assets.is_exact and sheet.debts.worth.is_exact:
            assert sheet.net_worth.figure() == Computed(Money(assets - debts))
        else:
            assert not isinstance(sheet.net_worth.figure(), Computed)


def test_a_period_that_is_none_makes_the_amount_unknown(desk: Desk) -> None:
    """A book that was handed over may say anything."""
    put(desk, CashFlowTable, category=FlowCategory.SALARY, amount=Money(700), months=0)
    income = household_sheet(desk, WANG).flow.income
    assert isinstance(income.figure(), Range)
    assert income.least == NOTHING


def test_a_new_amount_without_a_day_is_as_of_today(desk: Desk) -> None:
    old = flow(FlowCategory.LIVING, 3_000, 1, as_of=date(2026, 1, 5))
    flow_id = add_flow(desk, WANG, old, now=NOW)
    edit_flow(desk, flow_id, flow(FlowCategory.LIVING, 4_000, 1), now=NOW)
    assert desk.flows.of(WANG)[0].line.as_of == NOW.date()


def test_a_line_is_about_the_client_or_a_member_of_the_own_file(desk: Desk) -> None:
    other = add_client(desk, now=NOW, name="李芳", number="880002")
    theirs = add_member(desk, other, MemberEntry(name="小李", relation=Relation.SON), now=NOW)
    flow_id = add_flow(desk, WANG, flow(FlowCategory.SALARY, 100, member_id=WIFE), now=NOW)
    before = records(desk)
    for member_id in (theirs, MemberId(999)):
        line = flow(FlowCategory.SALARY, 100, member_id=member_id)
        with pytest.raises(NotOfTheHousehold):
            add_flow(desk, WANG, line, now=NOW)
        with pytest.raises(NotOfTheHousehold):
            edit_flow(desk, flow_id, line, now=NOW)
    assert records(desk) == before


@pytest.mark.parametrize("yuan", [10**13 + 1, 10**17, 10**20])
def test_an_absurd_amount_is_refused_with_a_sentence(desk: Desk, yuan: int) -> None:
    with pytest.raises(ValueRefused) as refused:
        add_flow(desk, WANG, flow(FlowCategory.SALARY, yuan), now=NOW)
    assert refused.value.field == "amount"
    assert add_flow(desk, WANG, flow(FlowCategory.SALARY, int(MOST.yuan)), now=NOW)
