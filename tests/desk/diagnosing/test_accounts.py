"""The four accounts as the file feeds them: premiums by kind, cover, and what nobody knows."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.insurance import answer_cover
from rmdesk.desk.diagnosing.accounts import accounts_of, four_accounts_of
from rmdesk.desk.diagnosing.household import add_flow, remove_flow
from rmdesk.desk.diagnosing.interviewing import begin_diagnosis, diagnosis_of, keep_interview
from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.four_accounts import Account, Accounts, Hint, Measure
from rmdesk.domain.diagnosis.spans import NONE_AT_ALL, Span
from rmdesk.domain.insurance import Cover, Risk
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind
from tests.books.empty_desk import NOW
from tests.desk.diagnosing.homes import DAUGHTER, FATHER, WANG, WIFE, a_desk, a_policy, flow
from tests.domain.diagnosis.needs_households import HOUSEHOLD, yuan

PROTECTION, HEALTH, ANNUITY = (
    Account.INCOME_PROTECTION,
    Account.HEALTH,
    Account.ANNUITY,
)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """His salary is 240,000 a year; hers nobody knows."""
    with a_desk() as desk:
        add_flow(desk, WANG, flow(FlowCategory.SALARY, 20_000, 1), now=NOW)
        yield desk


def found(desk: Desk) -> Accounts:
    accounts = four_accounts_of(desk, WANG)
    assert isinstance(accounts, Accounts)
    return accounts


def test_without_a_policy_and_an_answer_nothing_is_known(desk: Desk) -> None:
    accounts = found(desk)
    assert {hint.measure for hint in accounts.premiums.values()} == {Measure.UNSURE}
    assert all(hint.actual.most is None for hint in accounts.premiums.values())
    assert isinstance(accounts.cover, Hint)
    assert accounts.cover.measure is Measure.UNSURE


def test_premiums_go_to_their_account(desk: Desk) -> None:
    for kind, insured, premium, is_regular in (
        (PolicyKind.TERM_LIFE, "王建国", 9_000, True),
        (PolicyKind.ACCIDENT, "王建国", 3_000, None),
        (PolicyKind.MEDICAL, "李梅", 1_000, True),
        (PolicyKind.CRITICAL_ILLNESS, "李梅", 4_000, True),
        (PolicyKind.EDUCATION, "小雨", 60_000, False),  # paid once for all
    ):
        paid = {"premium": Money.of_yuan(premium), "is_regular": is_regular}
        a_policy(desk, kind, insured, **paid)
    premiums = found(desk).premiums
    assert premiums[PROTECTION].actual == yuan(12_000)
    assert premiums[PROTECTION].measure is Measure.WITHIN  # 5 % of 240,000
    assert premiums[HEALTH].actual == yuan(5_000)
    assert premiums[HEALTH].measure is Measure.BELOW  # 5 to 10 %
    assert premiums[ANNUITY].actual == NONE_AT_ALL


def test_a_premium_nobody_knows_is_never_zero(desk: Desk) -> None:
    a_policy(desk, PolicyKind.TERM_LIFE, "王建国", called="定寿")
    a_policy(desk, PolicyKind.TERM_LIFE, "王建国", premium=Money.of_yuan(100), repeat=2)
    actual = found(desk).premiums[PROTECTION].actual
    assert (actual.least, actual.most) == (Money.of_yuan(100), None)
    assert [reason.said() for reason in actual.missing] == ["how much: 定寿"]


def test_a_policy_of_another_kind_may_be_in_any_account(desk: Desk) -> None:
    a_policy(desk, PolicyKind.TERM_LIFE, "王建国", premium=Money.of_yuan(9_000))
    a_policy(desk, PolicyKind.OTHER, "王建国", premium=Money.of_yuan(2_000))
    actual = found(desk).premiums[PROTECTION].actual
    assert (actual.least, actual.most) == (Money.of_yuan(9_000), Money.of_yuan(11_000))
    covering = {"premium": Money.of_yuan(700), "covers_critical_illness": True}
    a_policy(desk, PolicyKind.OTHER, "李梅", **covering)
    health = found(desk).premiums[HEALTH].actual
    assert (health.least, health.most) == (Money.of_yuan(700), Money.of_yuan(2_700))


def test_what_everybody_said_no_to_is_zero(desk: Desk) -> None:
    for risk in (Risk.CRITICAL_ILLNESS, Risk.MEDICAL):
        for member in (None, WIFE, DAUGHTER, FATHER):
            answer_cover(desk, WANG, member, risk, Cover.NO, now=NOW)
    hint = found(desk).premiums[HEALTH]
    assert (hint.actual, hint.measure) == (NONE_AT_ALL, Measure.BELOW)


@pytest.mark.parametrize(
    ("sums", "cover"),
    [
        ([500_000, 1_000_000], yuan(1_500_000)),
        ([500_000, None], Span(Money.of_yuan(500_000), None)),
    ],
)
def test_the_cover_is_what_the_breadwinners_life_is_insured_for(
    desk: Desk, sums: list[int | None], cover: Span
) -> None:
    for place, amount in enumerate(sums, start=1):
        insured = None if amount is None else Money.of_yuan(amount)
        a_policy(desk, PolicyKind.TERM_LIFE, "王建国", sum_insured=insured, repeat=place)
    a_policy(desk, PolicyKind.TERM_LIFE, "李梅", sum_insured=Money.of_yuan(9))
    hint = found(desk).cover
    assert isinstance(hint, Hint)
    assert (hint.actual.least, hint.actual.most) == (cover.least, cover.most)


def test_a_no_to_life_insurance_is_no_cover(desk: Desk) -> None:
    answer_cover(desk, WANG, None, Risk.LIFE, Cover.NO, now=NOW)
    hint = found(desk).cover
    assert isinstance(hint, Hint)
    assert (hint.actual, hint.measure) == (NONE_AT_ALL, Measure.BELOW)


def test_a_diagnosis_says_who_earns_and_what_is_prepared(desk: Desk) -> None:
    diagnosis_id = begin_diagnosis(desk, WANG, now=NOW)
    told = replace(diagnosis_of(desk, diagnosis_id).interview, situation=HOUSEHOLD)
    keep_interview(desk, diagnosis_id, told, now=NOW)
    accounts = accounts_of(desk, diagnosis_of(desk, diagnosis_id))
    assert accounts == four_accounts_of(desk, WANG)
    assert isinstance(accounts, Accounts) and isinstance(accounts.cover, Hint)
    assert accounts.cover.actual == yuan(500_000)  # the policy against loss of income
    assert accounts.without_pension == ("李梅",)


def test_without_an_income_there_is_no_share_of_it(desk: Desk) -> None:
    (line,) = desk.flows.of(WANG)
    remove_flow(desk, line.id, now=NOW)
    add_flow(desk, WANG, flow(FlowCategory.SALARY, 0), now=NOW)
    assert isinstance(four_accounts_of(desk, WANG), NotComputable)
