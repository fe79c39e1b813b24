"""Policies and answers on file: written, taken back, handed over, put side by side."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, edit_client
from rmdesk.desk.client_file.insurance import (
    InsuredByPolicy,
    answer_cover,
    everybodys_insurance,
    family_insurance,
    matrix_of,
)
from rmdesk.desk.client_file.items import Answer, set_item
from rmdesk.desk.client_file.policies import (
    NoPremiumDue,
    PolicyGone,
    add_policy,
    edit_policy,
    end_policy,
    premium_paid,
    remove_policy,
    revive_policy,
)
from rmdesk.desk.client_file.ties import Bond, tie
from rmdesk.domain.file.choices import Marriage, Protection
from rmdesk.domain.ids import ClientId, MemberId, PolicyId
from rmdesk.domain.insurance import Count, Cover, Risk, Sum
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.domain.policies.terms import Terms
from rmdesk.domain.wrong import ValueRefused
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, RICH, small_book

POOR, OTHER = ClientId(2), ClientId(3)
MEDICAL = Terms(
    kind=PolicyKind.MEDICAL,
    insurer="乙健康",
    insured="王小妹",
    premium=Money.of_yuan(900),
    next_premium_on=TODAY + timedelta(20),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as book:
        yield book


def test_a_policy_is_taken_in_changed_and_taken_back(desk: Desk) -> None:
    policy_id = add_policy(desk, RICH, MEDICAL, now=NOW)
    assert Terms.of(desk.policies.get(policy_id)) == MEDICAL
    assert matrix_of(desk, RICH).count(Risk.MEDICAL) == Count(1, 0, 2)
    changed = Terms(**{**MEDICAL.as_values(), "insured": "单雄信"})  # type: ignore[arg-type]
    edit_policy(desk, policy_id, changed, now=NOW)
    assert desk.policies.get(policy_id).insured == "单雄信"
    desk.undo(now=NOW)
    assert desk.policies.get(policy_id).insured == "王小妹"
    desk.undo(now=NOW)
    assert matrix_of(desk, RICH).count(Risk.MEDICAL) == Count(0, 0, 3)


def test_the_same_again_writes_nothing(desk: Desk) -> None:
    policy_id = add_policy(desk, RICH, MEDICAL, now=NOW)
    edit_policy(desk, policy_id, MEDICAL, now=NOW)
    done = desk.journal.last_undoable(TODAY)
    assert done is not None and done.kind == "policy.add"


def test_what_contradicts_itself_changes_nothing(desk: Desk) -> None:
    wrong = Terms(kind=PolicyKind.MEDICAL, start=TODAY, ends=TODAY)
    with pytest.raises(ValueRefused) as refused:
        add_policy(desk, RICH, wrong, now=NOW)
    assert refused.value.field == "ends"
    assert desk.journal.last_undoable(TODAY) is None


def test_equal_policies_are_numbered(desk: Desk) -> None:
    ids = [add_policy(desk, RICH, MEDICAL, now=NOW) for _ in range(3)]
    assert [desk.policies.get(one).repeat for one in ids] == [1, 2, 3]


def test_a_paid_premium_falls_due_a_year_on(desk: Desk) -> None:
    policy_id = add_policy(desk, RICH, MEDICAL, now=NOW)
    assert premium_paid(desk, policy_id, now=NOW) == date(2027, 12, 10)
    assert desk.policies.get(policy_id).next_premium_on == date(2027, 12, 10)


def test_the_last_premium_has_none_after_it(desk: Desk) -> None:
    terms = Terms(**{**MEDICAL.as_values(), "ends": date(2027, 6, 1)})  # type: ignore[arg-type]
    policy_id = add_policy(desk, RICH, terms, now=NOW)
    assert premium_paid(desk, policy_id, now=NOW) is None
    with pytest.raises(NoPremiumDue):
        premium_paid(desk, policy_id, now=NOW)


def test_the_29th_of_february_pays_on_the_28th(desk: Desk) -> None:
    terms = Terms(kind=PolicyKind.MEDICAL, next_premium_on=date(2028, 2, 29))
    policy_id = add_policy(desk, RICH, terms, now=NOW)
    assert premium_paid(desk, policy_id, now=NOW) == date(2029, 2, 28)


def test_an_ended_policy_stays_on_file_and_insures_nobody(desk: Desk) -> None:
    policy_id = add_policy(desk, RICH, MEDICAL, now=NOW)
    end_policy(desk, policy_id, now=NOW)
    assert desk.policies.get(policy_id).gone_on == TODAY
    assert matrix_of(desk, RICH).count(Risk.MEDICAL).yes == 0
    revive_policy(desk, policy_id, now=NOW)
    assert matrix_of(desk, RICH).count(Risk.MEDICAL).yes == 1


def test_a_removed_policy_is_refused_and_comes_back_by_undo(desk: Desk) -> None:
    policy_id = add_policy(desk, RICH, MEDICAL, now=NOW)
    remove_policy(desk, policy_id, now=NOW)
    for use in (remove_policy, end_policy, premium_paid):
        with pytest.raises(PolicyGone):
            use(desk, policy_id, now=NOW)
    desk.undo(now=NOW)
    assert desk.policies.get(policy_id).insured == "王小妹"


def test_an_answer_is_no_until_it_is_taken_back(desk: Desk) -> None:
    wife = desk.household.of(RICH)[0].id
    answer_cover(desk, RICH, wife, Risk.ACCIDENT, Cover.NO, now=NOW)
    assert matrix_of(desk, RICH).count(Risk.ACCIDENT) == Count(0, 1, 2)
    answer_cover(desk, RICH, wife, Risk.ACCIDENT, Cover.YES, now=NOW)
    assert matrix_of(desk, RICH).count(Risk.ACCIDENT) == Count(1, 0, 2)
    assert len(desk.cover_answers.of(RICH)) == 1
    answer_cover(desk, RICH, wife, Risk.ACCIDENT, Cover.UNKNOWN, now=NOW)
    assert matrix_of(desk, RICH).count(Risk.ACCIDENT) == Count(0, 0, 3)
    desk.undo(now=NOW)
    assert matrix_of(desk, RICH).count(Risk.ACCIDENT) == Count(1, 0, 2)


def test_what_a_policy_says_is_not_answered_otherwise(desk: Desk) -> None:
    with pytest.raises(InsuredByPolicy):
        answer_cover(desk, RICH, None, Risk.CRITICAL_ILLNESS, Cover.NO, now=NOW)


def test_nobody_answers_for_a_client_who_is_gone(desk: Desk) -> None:
    with pytest.raises(ClientGone):
        answer_cover(desk, ClientId(99), None, Risk.LIFE, Cover.NO, now=NOW)


def test_the_table_says_what_each_file_says(desk: Desk) -> None:
    add_policy(desk, POOR, MEDICAL, now=NOW)
    answer_cover(desk, POOR, None, Risk.LIFE, Cover.NO, now=NOW)
    answer_cover(desk, RICH, MemberId(1), Risk.LIFE, Cover.NO, now=NOW)
    rows = everybodys_insurance(desk)
    assert len(rows) == desk.clients.count()
    assert rows[0].client_id == POOR  # pays a premium next
    assert rows[1].name == "Anne-Marie Lefèvre"
    for row in rows:
        alone = matrix_of(desk, row.client_id)
        assert [row.matrix.count(risk) for risk in Risk] == [alone.count(risk) for risk in Risk]
        assert row.matrix.premiums == alone.premiums
        assert row.matrix.next_premium_on == alone.next_premium_on


def test_marriage_children_and_protection_are_what_the_client_said(desk: Desk) -> None:
    """[S] in domain.md: married, children, whether the household is protected, in one table."""
    married = Marriage.MARRIED
    rows = {row.client_id: row for row in everybodys_insurance(desk)}
    assert (rows[RICH].marriage, rows[RICH].children, rows[RICH].protected) == (married, 1, None)
    assert (rows[POOR].marriage, rows[POOR].children) == (None, None)  # unknown is not none
    for client_id, field, value in (
        (POOR, "marriage", Marriage.DIVORCED),
        (POOR, "children", 0),
        (POOR, "protected", Protection.NOT_COVERED),
        (RICH, "children", 3),  # one of them is noted
        (OTHER, "marriage", Marriage.MARRIED),
    ):
        set_item(desk, client_id, field, Answer(value), now=NOW)
    rows = {row.client_id: row for row in everybodys_insurance(desk)}
    assert (rows[POOR].marriage, rows[POOR].children) == (Marriage.DIVORCED, 0)
    assert rows[POOR].protected is Protection.NOT_COVERED
    assert (rows[RICH].marriage, rows[RICH].children) == (married, 3)
    assert rows[OTHER].marriage is married


def test_who_is_off_the_list_is_not_in_the_table(desk: Desk) -> None:
    add_policy(desk, POOR, MEDICAL, now=NOW)
    edit_client(desk, POOR, {"gone_on": TODAY}, now=datetime(2026, 11, 20, 10))
    assert POOR not in {row.client_id for row in everybodys_insurance(desk)}


def test_an_unknown_policy_is_refused(desk: Desk) -> None:
    with pytest.raises(PolicyGone):
        edit_policy(desk, PolicyId(99), MEDICAL, now=NOW)


def tied(desk: Desk, mine: Sharing, theirs: Sharing) -> None:
    """欧阳锋, who has an accident policy of a telling sum, is the wife's brother, say."""
    terms = Terms(
        kind=PolicyKind.ACCIDENT, insured="欧阳锋", sum_insured=Money.of_yuan("771234.56")
    )
    add_policy(desk, OTHER, terms, now=NOW)
    tie(desk, RICH, OTHER, Bond(relation=Relation.OTHER, mine=mine, theirs=theirs), now=NOW)


def test_a_relative_who_shares_stands_beside_the_household_and_is_not_counted(desk: Desk) -> None:
    tied(desk, Sharing.SHARED, Sharing.SHARED)
    family = family_insurance(desk, RICH)
    ((relative, cells),) = family.relatives
    assert relative.name == "欧阳锋"
    assert cells[Risk.ACCIDENT].sum_insured == Sum(Money.of_yuan("771234.56"))
    assert family.matrix.count(Risk.ACCIDENT) == Count(0, 0, 3)
    assert family.walled == 0


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (Sharing.SHARED, Sharing.NOT_ASKED),
        (Sharing.NOT_ASKED, Sharing.SHARED),
        (Sharing.PRIVATE, Sharing.SHARED),
        (Sharing.SHARED, Sharing.PRIVATE),
        (Sharing.NOT_ASKED, Sharing.NOT_ASKED),
    ],
)
def test_of_a_relative_behind_a_wall_there_is_only_a_number(
    desk: Desk, mine: Sharing, theirs: Sharing
) -> None:
    tied(desk, mine, theirs)
    family = family_insurance(desk, RICH)
    assert (family.relatives, family.walled) == ([], 1)
    assert "77123456" not in repr(family)
