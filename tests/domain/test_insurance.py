"""Who is insured against what: [S] and [N] in domain.md, "Insurance"."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.ids import ClientId, CoverAnswerId, MemberId, PolicyId
from rmdesk.domain.insurance import (
    Count,
    Cover,
    CoverAnswer,
    Matrix,
    Risk,
    Sum,
    matrix,
    risks_of,
)
from rmdesk.domain.kin.household import Member, Relation
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import Policy, PolicyKind
from tests.books.builders import TODAY

WIFE = Member(
    id=MemberId(7), client_id=ClientId(1), name="王芳", relation=Relation.SPOUSE, called="妻子"
)
SON = Member(
    id=MemberId(8), client_id=ClientId(1), name="解小宝", relation=Relation.SON, called="儿子"
)


def policy(kind: PolicyKind = PolicyKind.CRITICAL_ILLNESS, /, **values: Any) -> Policy:
    return Policy(**{"id": PolicyId(1), "client_id": ClientId(1), "kind": kind, **values})


def answer(risk: Risk, is_covered: bool, member: int | None = None, days: int = 0) -> CoverAnswer:
    return CoverAnswer(
        id=CoverAnswerId(days + 1),
        client_id=ClientId(1),
        member_id=None if member is None else MemberId(member),
        risk=risk,
        is_covered=is_covered,
        on=TODAY - timedelta(days),
    )


def household(*policies: Policy, answers: tuple[CoverAnswer, ...] = ()) -> Matrix:
    return matrix("解彤强", [WIFE, SON], policies, answers, today=TODAY)


def cover(found: Matrix, name: str, risk: Risk = Risk.CRITICAL_ILLNESS) -> Cover:
    (at,) = (n for n, person in enumerate(found.persons) if person.name == name)
    return found.cells[at][risk].cover


@pytest.mark.parametrize(
    ("kind", "covers", "risks"),
    [
        (PolicyKind.CRITICAL_ILLNESS, None, {Risk.CRITICAL_ILLNESS}),
        (PolicyKind.CRITICAL_ILLNESS, False, {Risk.CRITICAL_ILLNESS}),
        (PolicyKind.WHOLE_LIFE, None, {Risk.LIFE}),
        (PolicyKind.WHOLE_LIFE, True, {Risk.LIFE, Risk.CRITICAL_ILLNESS}),
        (PolicyKind.TERM_LIFE, False, {Risk.LIFE}),
        (PolicyKind.MEDICAL, None, {Risk.MEDICAL}),
        (PolicyKind.ACCIDENT, None, {Risk.ACCIDENT}),
        (PolicyKind.ANNUITY, None, {Risk.PENSION}),
        (PolicyKind.EDUCATION, None, {Risk.EDUCATION}),
        (PolicyKind.ENDOWMENT, None, {Risk.LIFE, Risk.SAVINGS}),
        (PolicyKind.OTHER, None, set()),
        (PolicyKind.OTHER, True, {Risk.CRITICAL_ILLNESS}),
    ],
)
def test_what_a_kind_insures_against(
    kind: PolicyKind, covers: bool | None, risks: set[Risk]
) -> None:
    assert risks_of(policy(kind, covers_critical_illness=covers)) == risks


def test_a_policy_makes_it_known_for_its_person_only() -> None:
    found = household(policy(insured="王芳"))
    assert cover(found, "王芳") is Cover.YES
    assert cover(found, "解彤强") is Cover.UNKNOWN
    assert found.count(Risk.CRITICAL_ILLNESS) == Count(1, 0, 2)


def test_without_a_policy_nothing_is_known_until_somebody_answers() -> None:
    found = household(answers=(answer(Risk.CRITICAL_ILLNESS, is_covered=False),))
    assert cover(found, "解彤强") is Cover.NO
    assert cover(found, "王芳") is Cover.UNKNOWN
    assert cover(found, "解彤强", Risk.LIFE) is Cover.UNKNOWN


def test_the_newest_answer_holds_and_a_policy_before_any() -> None:
    old = answer(Risk.MEDICAL, is_covered=False, days=9)
    new = answer(Risk.MEDICAL, is_covered=True, days=1)
    assert cover(household(answers=(new, old)), "解彤强", Risk.MEDICAL) is Cover.YES
    no = answer(Risk.MEDICAL, is_covered=False)
    found = household(policy(PolicyKind.MEDICAL, insured="解彤强"), answers=(no,))
    assert cover(found, "解彤强", Risk.MEDICAL) is Cover.YES


def test_an_answer_about_a_member_is_not_about_the_client() -> None:
    found = household(answers=(answer(Risk.LIFE, is_covered=False, member=7),))
    assert cover(found, "王芳", Risk.LIFE) is Cover.NO
    assert cover(found, "解彤强", Risk.LIFE) is Cover.UNKNOWN


def test_a_word_for_the_relation_names_the_member() -> None:
    assert cover(household(policy(insured="儿子")), "解小宝") is Cover.YES


def test_a_word_that_two_members_are_called_by_names_neither() -> None:
    other = replace(SON, id=MemberId(9), name="解二宝")
    found = matrix("解彤强", [SON, other], [policy(insured="儿子")], (), today=TODAY)
    assert cover(found, "解小宝") is Cover.UNKNOWN
    assert found.persons[-1].name == "儿子"
    assert not found.persons[-1].counts


def test_a_name_outside_the_household_has_a_row_and_does_not_count() -> None:
    found = household(policy(insured="某人"))
    assert cover(found, "某人") is Cover.YES
    assert found.count(Risk.CRITICAL_ILLNESS) == Count(0, 0, 3)


def test_a_policy_that_names_nobody_covers_one_of_whom_nothing_was_known() -> None:
    assert household(policy()).count(Risk.CRITICAL_ILLNESS) == Count(1, 0, 2)
    named = household(policy(), policy(id=PolicyId(2), insured="王芳"))
    assert named.count(Risk.CRITICAL_ILLNESS) == Count(1, 0, 2)


@pytest.mark.parametrize(
    ("values", "is_covered"),
    [
        ({"gone_on": TODAY}, False),
        ({"ends": TODAY - timedelta(1)}, False),
        ({"ends": TODAY}, True),
        ({"start": TODAY + timedelta(30)}, True),
    ],
)
def test_what_is_gone_or_has_run_out_insures_nobody(
    values: dict[str, Any], is_covered: bool
) -> None:
    found = household(policy(insured="王芳", **values))
    assert (cover(found, "王芳") is Cover.YES) == is_covered
    assert len(found.standing) == is_covered


def test_a_member_who_is_gone_has_no_row() -> None:
    gone = replace(WIFE, gone_on=TODAY)
    found = matrix("解彤强", [gone, SON], (), (), today=TODAY)
    assert [person.name for person in found.persons] == ["解彤强", "解小宝"]


def test_sums_say_when_a_part_is_unknown() -> None:
    known = policy(insured="王芳", sum_insured=Money.of_yuan(300_000))
    unknown = policy(id=PolicyId(2), insured="解彤强")
    assert household(known).sum_insured(Risk.CRITICAL_ILLNESS) == Sum(Money.of_yuan(300_000))
    both = household(known, unknown).sum_insured(Risk.CRITICAL_ILLNESS)
    assert both == Sum(Money.of_yuan(300_000), is_whole=False)
    assert household().sum_insured(Risk.CRITICAL_ILLNESS) is None


def test_a_premium_paid_once_is_no_yearly_one() -> None:
    found = household(
        policy(premium=Money.of_yuan(3_000), next_premium_on=TODAY + timedelta(9)),
        policy(id=PolicyId(2), premium=Money.of_yuan(100_000), is_regular=False),
    )
    assert found.premiums == Sum(Money.of_yuan(3_000))
    assert found.next_premium_on == TODAY + timedelta(9)


_POLICIES = st.builds(
    policy,
    st.sampled_from(PolicyKind),
    insured=st.sampled_from(("解彤强", "王芳", "儿子", "某人", "")),
    sum_insured=st.none() | st.integers(1, 10**9).map(Money),
    gone_on=st.none() | st.just(TODAY),
    covers_critical_illness=st.none() | st.booleans(),
)
_ANSWERS = st.builds(
    answer,
    st.sampled_from(Risk),
    st.booleans(),
    st.sampled_from((None, 7, 8, 99)),
    st.integers(0, 50),
)


@given(st.lists(_POLICIES, max_size=6), st.lists(_ANSWERS, max_size=6))
def test_everybody_is_counted_once_and_sums_add_up(
    policies: list[Policy], answers: list[CoverAnswer]
) -> None:
    found = household(*policies, answers=tuple(answers))
    for risk in Risk:
        count = found.count(risk)
        assert count.persons == 3
        assert min(count.yes, count.no, count.unknown) >= 0
        named = [cells[risk].sum_insured for cells in found.cells]
        total = sum(one.amount.fen for one in named if one is not None)
        whole = found.sum_insured(risk)
        assert total == (whole.amount.fen if whole else 0)
    assert len({(p.name, p.member_id) for p in found.persons}) == len(found.persons)
