"""What an interview finds in the client's own file before the talk begins."""

from dataclasses import replace

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.household import MemberEntry, edit_member
from rmdesk.desk.client_file.policies import end_policy
from rmdesk.desk.diagnosing.household import add_flow, say_none_held
from rmdesk.desk.diagnosing.prefilled import prefilled
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.diagnosis.persons import UNKNOWN, Diagnosis
from rmdesk.domain.diagnosis.prepared import Source
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.diagnosis.spans import NONE_AT_ALL, Span
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.kin.household import Relation, Support
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.store.tables.people import MemberTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.desk.diagnosing.homes import (
    DAUGHTER,
    FATHER,
    WANG,
    WIFE,
    a_holding,
    a_member,
    a_policy,
    flow,
)
from tests.domain.diagnosis.needs_households import (
    yuan,
)


def situation(desk: Desk) -> Situation:
    """What a diagnosis that begins now finds in the file."""
    return prefilled(desk, WANG).situation


def test_client_and_partner_are_the_persons(desk: Desk) -> None:
    add_flow(desk, WANG, flow(FlowCategory.SALARY, 20_000, 1), now=NOW)
    add_flow(desk, WANG, flow(FlowCategory.BONUS, 60_000), now=NOW)
    add_flow(desk, WANG, flow(FlowCategory.RENT, 3_000, 1), now=NOW)  # goes on without him
    add_flow(desk, WANG, flow(FlowCategory.TAX, 40_000), now=NOW)
    add_flow(desk, WANG, flow(FlowCategory.SALARY, 5_000, 1, member_id=WIFE), now=NOW)
    client, wife = situation(desk).persons
    assert (client.name, client.born, client.income) == ("王建国", 1986, yuan(260_000))
    assert (wife.name, wife.born, wife.income) == ("李梅", 1988, yuan(60_000))
    assert wife.sex is Sex.FEMALE  # as he calls her


def test_what_nobody_told_stays_unknown(desk: Desk) -> None:
    found = situation(desk)
    assert [one.income for one in found.persons] == [UNKNOWN, UNKNOWN]
    assert found.living.phases[0].yearly == Span(Money(0), None)
    assert found.housing_debt == UNKNOWN
    assert [duty.yearly for duty in found.duties] == [UNKNOWN, UNKNOWN]
    assert found.prepared == ()


def test_those_who_are_kept_are_the_duties(desk: Desk) -> None:
    add_flow(desk, WANG, flow(FlowCategory.EDUCATION, 40_000, member_id=DAUGHTER), now=NOW)
    add_flow(desk, WANG, flow(FlowCategory.PARENTS, 1_000, 1, member_id=FATHER), now=NOW)
    daughter, father = situation(desk).duties
    assert (daughter.name, daughter.support, daughter.born) == ("小雨", Support.CHILD, 2016)
    assert (daughter.yearly, father.yearly) == (yuan(40_000), yuan(12_000))
    assert daughter.until is father.until is None  # by their age


def test_what_is_paid_for_nobody_by_name_is_for_the_only_one_of_its_kind(desk: Desk) -> None:
    add_flow(desk, WANG, flow(FlowCategory.EDUCATION, 30_000), now=NOW)
    add_flow(desk, WANG, flow(FlowCategory.LIVING, 100_000), now=NOW)
    found = situation(desk)
    assert [duty.yearly for duty in found.duties] == [yuan(30_000), UNKNOWN]
    assert found.living.phases[0].yearly == yuan(100_000)
    assert not found.living.has_schooling


def test_what_nobody_can_be_given_stays_in_the_living_costs(desk: Desk) -> None:
    a_member(desk, name="大宝", relation=Relation.SON, birth_year=2015, support=Support.CHILD)
    add_flow(desk, WANG, flow(FlowCategory.EDUCATION, 30_000), now=NOW)
    add_flow(desk, WANG, flow(FlowCategory.PARENTS, 6_000, member_id=WIFE), now=NOW)
    add_flow(desk, WANG, flow(FlowCategory.LIVING, 100_000), now=NOW)
    found = situation(desk)
    assert [duty.yearly for duty in found.duties] == [UNKNOWN, UNKNOWN, UNKNOWN]
    assert found.living.phases[0].yearly == yuan(136_000)
    assert (found.living.has_schooling, found.living.has_support) == (True, False)
    # Of two children one has a line: the other line is not known to be part of that.
    add_flow(desk, WANG, flow(FlowCategory.EDUCATION, 9_000, member_id=DAUGHTER), now=NOW)
    found = situation(desk)
    assert found.living.phases[0].yearly == yuan(136_000) and not found.living.has_schooling


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({"birth_year": 2004, "support": Support.CHILD}, True),  # 22 this year
        ({"birth_year": 2003, "support": Support.CHILD}, False),
        ({"birth_year": 2003, "support": Support.CHILD, "support_until": 2028}, True),
        ({"birth_year": 2010, "support": Support.CHILD, "support_until": 2025}, False),
        ({"birth_year": 2010, "support": Support.NONE}, True),  # a child, not grown up
        ({"birth_year": None, "support": Support.NONE}, False),
        ({"birth_year": 1995, "support": Support.NONE}, False),
        ({"birth_year": None, "support": Support.PARENT}, True),
        ({"birth_year": 2010, "support": Support.CHILD, "gone_on": TODAY}, False),
    ],
)
def test_a_duty_that_is_over_is_none(desk: Desk, values: dict[str, object], counts: bool) -> None:
    a_member(desk, name="大宝", relation=Relation.SON, **values)
    assert ("大宝" in [duty.name for duty in situation(desk).duties]) is counts


def test_a_family_brought_in_by_its_relations_alone_is_asked_about(desk: Desk) -> None:
    with desk.store.action("test", at=NOW) as action:
        for member in desk.household.of(WANG):
            action.update(MemberTable, member.id, {"support": Support.NONE})
    a_member(desk, name="大哥", relation=Relation.BROTHER, birth_year=1980)
    found = [(duty.name, duty.support, duty.yearly) for duty in situation(desk).duties]
    assert found == [("小雨", Support.CHILD, UNKNOWN), ("王父", Support.PARENT, UNKNOWN)]


def test_a_spouse_who_is_kept_is_a_person_and_no_duty(desk: Desk) -> None:
    wife = desk.household.get(WIFE)
    edit_member(desk, WIFE, replace(MemberEntry.of(wife), support=Support.OTHER), now=NOW)
    found = situation(desk)
    assert [one.name for one in found.persons] == ["王建国", "李梅"]
    assert "李梅" not in [duty.name for duty in found.duties]


def test_living_costs_leave_out_what_has_a_line_of_its_own(desk: Desk) -> None:
    for category in (FlowCategory.LIVING, FlowCategory.LEISURE, FlowCategory.HOUSING):
        add_flow(desk, WANG, flow(category, 1_000, 1), now=NOW)
    for category in (
        *(FlowCategory.EDUCATION, FlowCategory.PREMIUM, FlowCategory.TAX),
        *(FlowCategory.MORTGAGE_PAYMENT, FlowCategory.PARENTS),
    ):
        add_flow(desk, WANG, flow(category, 5_000, 1), now=NOW)
    living = situation(desk).living
    assert living.phases[0].yearly == yuan(36_000)
    assert living.instalments == NONE_AT_ALL


@pytest.mark.parametrize(
    ("lines", "says_none", "debt"),
    [
        ([(HoldingClass.MORTGAGE, 300_000), (HoldingClass.MORTGAGE, 200_000)], False, 500_000),
        ([(HoldingClass.CREDIT_CARD, 8_000)], False, None),
        ([], False, None),
        ([], True, 0),
    ],
)
def test_the_debt_on_the_home_is_the_mortgages(
    desk: Desk, lines: list[tuple[HoldingClass, int]], says_none: bool, debt: int | None
) -> None:
    for held, amount in lines:
        a_holding(desk, held, amount)
    if says_none:
        say_none_held(desk, WANG, Group.DEBTS, now=NOW)
    assert situation(desk).housing_debt == (UNKNOWN if debt is None else yuan(debt))


def test_policies_stand_for_whom_they_insure_by_name(desk: Desk) -> None:
    a_policy(desk, PolicyKind.TERM_LIFE, "王建国", sum_insured=Money.of_yuan(500_000))
    a_policy(desk, PolicyKind.CRITICAL_ILLNESS, "妻子")  # called so by one member alone
    a_policy(desk, PolicyKind.ANNUITY, "李梅")
    a_policy(desk, PolicyKind.TERM_LIFE, "小雨")  # who is no person of the diagnosis
    a_policy(desk, PolicyKind.TERM_LIFE, "", sum_insured=Money.of_yuan(9))  # nobody knows whose
    ended = a_policy(desk, PolicyKind.WHOLE_LIFE, "王建国")
    end_policy(desk, ended, now=NOW)
    found = [(one.of, one.source, set(one.against), one.amount) for one in situation(desk).prepared]
    assert found == [
        (0, Source.POLICY, {Diagnosis.INCOME}, yuan(500_000)),
        (1, Source.POLICY, {Diagnosis.ILLNESS}, UNKNOWN),
        (1, Source.POLICY, {Diagnosis.RETIREMENT}, UNKNOWN),
    ]
