"""What is prepared: policies to begin with, and what may not be written down."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.persons import UNKNOWN, Diagnosis, Person
from rmdesk.domain.diagnosis.prepared import Paid, Prepared, Source, from_policies
from rmdesk.domain.diagnosis.situation import (
    Living,
    Phase,
    Situation,
    wrong_with_situation,
)
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.ids import ClientId, PolicyId
from rmdesk.domain.kin.household import Support
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import Policy, PolicyKind
from tests.books.builders import TODAY
from tests.domain.diagnosis.needs_households import (
    DAUGHTER,
    FATHER,
    HOUSEHOLD,
    HUSBAND,
    PREPARED,
    yuan,
)

POLICY, ASIDE = PREPARED[1], PREPARED[2]


def a_policy(kind: PolicyKind, **values: Any) -> Policy:
    told = {"id": PolicyId(1), "client_id": ClientId(1), "sum_insured": Money.of_yuan(500_000)}
    return Policy(kind=kind, **{**told, **values})


@pytest.mark.parametrize(
    ("kind", "against"),
    [
        (PolicyKind.TERM_LIFE, Diagnosis.INCOME),
        (PolicyKind.WHOLE_LIFE, Diagnosis.INCOME),
        (PolicyKind.ENDOWMENT, Diagnosis.INCOME),
        (PolicyKind.EDUCATION, Diagnosis.INCOME),
        (PolicyKind.CRITICAL_ILLNESS, Diagnosis.ILLNESS),
    ],
)
def test_a_sum_insured_stands_against_what_it_pays_for(
    kind: PolicyKind, against: Diagnosis
) -> None:
    (found,) = from_policies([a_policy(kind)], 1, TODAY)
    assert (found.source, found.of, found.against) == (Source.POLICY, 1, frozenset({against}))
    assert (found.amount, found.paid) == (yuan(500_000), Paid.ONCE)


def test_one_policy_may_pay_for_two_events() -> None:
    (found,) = from_policies(
        [a_policy(PolicyKind.WHOLE_LIFE, covers_critical_illness=True)], 0, TODAY
    )
    assert found.against == {Diagnosis.INCOME, Diagnosis.ILLNESS}


def test_what_a_pension_pays_a_year_is_asked() -> None:
    (found,) = from_policies([a_policy(PolicyKind.ANNUITY)], 0, TODAY)
    assert (found.against, found.paid) == (frozenset({Diagnosis.RETIREMENT}), Paid.IN_OLD_AGE)
    assert found.amount == UNKNOWN


@pytest.mark.parametrize("kind", [PolicyKind.MEDICAL, PolicyKind.ACCIDENT, PolicyKind.OTHER])
def test_what_is_no_sum_to_rely_on(kind: PolicyKind) -> None:
    assert from_policies([a_policy(kind)], 0, TODAY) == ()


def test_only_standing_policies_count_and_an_unknown_sum_is_not_zero() -> None:
    gone = a_policy(PolicyKind.TERM_LIFE, gone_on=TODAY)
    over = a_policy(PolicyKind.TERM_LIFE, ends=TODAY - timedelta(days=1))
    unknown = a_policy(PolicyKind.TERM_LIFE, sum_insured=None)
    none = a_policy(PolicyKind.TERM_LIFE, sum_insured=Money(0))
    found = from_policies([gone, over, unknown, none], 0, TODAY)
    assert [one.amount for one in found] == [UNKNOWN, yuan(0)]


BOTH = frozenset({Diagnosis.INCOME, Diagnosis.ILLNESS})
IN_OLD_AGE = replace(POLICY, paid=Paid.IN_OLD_AGE)
ALL_INSIDE: dict[str, Any] = {"has_schooling": True, "has_support": True}
YEARLY = replace(POLICY, paid=Paid.YEARLY)


def with_prepared(one: Prepared) -> Situation:
    return replace(HOUSEHOLD, prepared=(POLICY, one))


def with_person(**values: Any) -> Situation:
    return replace(HOUSEHOLD, persons=(HUSBAND, replace(HUSBAND, **values)))


def with_living(phase: Phase, **values: Any) -> Situation:
    return replace(HOUSEHOLD, living=Living(phases=(Phase(yuan(60_000), 3), phase), **values))


@pytest.mark.parametrize(
    ("situation", "field"),
    [
        (replace(HOUSEHOLD, persons=()), "persons"),
        (with_person(name=" "), "persons.1.name"),
        (with_person(born=2027), "persons.1.born"),
        (with_person(born=1905), "persons.1.born"),
        (with_person(income=Span(Money(-1), None)), "persons.1.income"),
        (with_person(treatment=Span(Money(5), Money(4))), "persons.1.treatment"),
        (with_person(retirement=Span(None, Money(4))), "persons.1.retirement"),
        (with_person(retire_at=39), "persons.1.retire_at"),
        (replace(HOUSEHOLD, duties=(replace(DAUGHTER, name=""),)), "duties.0.name"),
        (replace(HOUSEHOLD, duties=(replace(FATHER, support=Support.NONE),)), "duties.0.support"),
        (replace(HOUSEHOLD, duties=(replace(FATHER, until=2025),)), "duties.0.until"),
        (replace(HOUSEHOLD, duties=(DAUGHTER, replace(FATHER, of=2))), "duties.1.of"),
        (replace(HOUSEHOLD, duties=(replace(DAUGHTER, born=2027),)), "duties.0.born"),
        (replace(HOUSEHOLD, housing_debt=Span(Money(-1), None)), "housing_debt"),
        (replace(HOUSEHOLD, living=Living(phases=())), "living.phases"),
        (with_living(Phase(yuan(60_000), 0)), "living.phases.1.years"),
        (with_living(Phase(Span(Money(-1), None))), "living.phases.1.yearly"),
        (with_living(Phase(yuan(51_999)), **ALL_INSIDE), "living.phases.1.yearly"),
        (with_living(Phase(), instalments=Span(Money(-1), None)), "living.instalments"),
        (with_prepared(replace(POLICY, of=2)), "prepared.1.of"),
        (with_prepared(replace(POLICY, against=frozenset())), "prepared.1.against"),
        (with_prepared(replace(ASIDE, against=BOTH)), "prepared.1.against"),
        (with_prepared(IN_OLD_AGE), "prepared.1.paid"),
        (with_prepared(YEARLY), "prepared.1.years"),
        (with_prepared(replace(YEARLY, years=1, after=-1)), "prepared.1.after"),
        (with_prepared(replace(POLICY, amount=Span(Money(-1), None))), "prepared.1.amount"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(situation: Situation, field: str) -> None:
    wrong = wrong_with_situation(situation, Assumptions(), today=TODAY)
    assert wrong is not None
    assert wrong.field == field
    assert "{" not in wrong.sentence()


@pytest.mark.parametrize(
    "situation",
    [
        HOUSEHOLD,
        Situation(persons=(Person(name="王建国"),)),
        with_prepared(replace(POLICY, against=BOTH)),
        with_living(Phase(yuan(52_000)), **ALL_INSIDE),
    ],
)
def test_what_is_right_or_simply_not_known(situation: Situation) -> None:
    assert wrong_with_situation(situation, Assumptions(), today=date(2026, 11, 20)) is None
