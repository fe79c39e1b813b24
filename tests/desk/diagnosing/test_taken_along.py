"""What is diagnosed follows its client: merged, copied, forgotten, handed over, received."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.household import MemberEntry, add_member
from rmdesk.desk.client_file.ties import Bond, tie
from rmdesk.desk.diagnosing.goals import GoalEntry, add_goal, goals_of
from rmdesk.desk.diagnosing.household import add_flow, household_sheet, say_none_held
from rmdesk.desk.diagnosing.interviewing import (
    begin_diagnosis,
    diagnosis_of,
    keep_interview,
)
from rmdesk.desk.diagnosing.mixes import wish_mix
from rmdesk.desk.diagnosing.prefilled import prefilled
from rmdesk.desk.diagnosing.proposing import propose
from rmdesk.desk.duplicates.merging import Merge, TwoOpenDiagnoses, merge, two_files
from rmdesk.desk.handover.receivers import receivers_of
from rmdesk.desk.handover.sharing import share
from rmdesk.desk.handover.treatments import treat
from rmdesk.desk.one_client import copy_of, forget
from rmdesk.desk.shelf.suitability import assess
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.diagnosis.goals import GoalKind
from rmdesk.domain.diagnosis.interview import Interview
from rmdesk.domain.diagnosis.mixes import mix
from rmdesk.domain.diagnosis.persons import Person
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation, Support
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.likeness.merging import Side, first_choices
from rmdesk.domain.money import Money
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import MemberTable
from tests.books.empty_desk import NOW, records
from tests.desk.diagnosing.homes import (
    DAUGHTER,
    WANG,
    WIFE,
    a_product,
    flow,
    put,
)
from tests.desk.handover.giver import Held, a_book, a_receiver, clients, handed
from tests.desk.refusing import assert_refused
from tests.domain.diagnosis.needs_households import HOUSEHOLD, yuan

OURS = ("cash_flows", "none_held", "own_mixes", "goals", "diagnoses", "proposals")
GOAL = GoalEntry(kind=GoalKind.EDUCATION, name="小雨上大学", on_year=2034, amount=Money(900))


def fill(desk: Desk, client_id: ClientId = WANG, *, members: bool = True) -> None:
    """Something of each kind."""
    daughter = DAUGHTER if members else None
    salary = flow(FlowCategory.SALARY, 9_000, 1, member_id=WIFE if members else None)
    add_flow(desk, client_id, salary, now=NOW)
    add_flow(desk, client_id, flow(FlowCategory.LIVING, 4_000, 1), now=NOW)
    say_none_held(desk, client_id, Group.DEBTS, now=NOW)
    wish_mix(desk, client_id, mix(20, 50, 20, 0, 10), now=NOW)
    add_goal(desk, client_id, replace(GOAL, member_id=daughter), now=NOW)
    diagnosis_id = begin_diagnosis(desk, client_id, now=NOW)
    told = replace(diagnosis_of(desk, diagnosis_id).interview, situation=HOUSEHOLD)
    keep_interview(desk, diagnosis_id, told, now=NOW)
    propose(desk, client_id, a_product(desk, "R2"), Money.of_yuan(5_000), now=NOW)


def count(desk: Desk, table: str, client_id: ClientId = WANG) -> int:
    sql = f"SELECT COUNT(*) FROM {table} WHERE client_id = ?"
    return int(desk.store.database.execute_sql(sql, (client_id,)).fetchone()[0])


# --- nothing of a relative's own file ---


@pytest.mark.parametrize("sharing", Sharing)
def test_nothing_of_a_relatives_own_file_enters(desk: Desk, sharing: Sharing) -> None:
    other = add_client(desk, now=NOW, name="李芳", number="880002")
    bond = Bond(relation=Relation.SIBLING, mine=sharing, theirs=sharing)
    tie(desk, WANG, other, bond, now=NOW)
    kept = MemberEntry(name="李芳", relation=Relation.SISTER, support=Support.OTHER)
    add_member(desk, WANG, kept, now=NOW, file=other)
    before = (household_sheet(desk, WANG), prefilled(desk, WANG))
    line = {"institution": "本行", "is_ours": True, "holding_class": HoldingClass.MORTGAGE}
    put(desk, HoldingTable, **{"client_id": other, "amount": Money(777_777), **line})
    add_flow(desk, other, flow(FlowCategory.SALARY, 777_777), now=NOW)
    assert (household_sheet(desk, WANG), prefilled(desk, WANG)) == before
    (duty,) = [one for one in prefilled(desk, WANG).situation.duties if one.name == "李芳"]
    assert duty.yearly.most is None


# --- two files made one ---


def test_merged_files_keep_both_and_undo_parts_them_again(desk: Desk) -> None:
    fill(desk)
    other = add_client(desk, now=NOW, name="王建囯", number="880002")
    add_flow(desk, other, flow(FlowCategory.BONUS, 30_000), now=NOW)
    wish_mix(desk, other, mix(100, 0, 0, 0, 0), now=NOW)
    add_goal(desk, other, replace(GOAL, name="换房"), now=NOW)
    before = records(desk)
    merged(desk, other)
    assert [row.goal.name for row in goals_of(desk, WANG)] == ["小雨上大学", "换房"]
    assert len(desk.flows.of(WANG)) == 3
    # A client wishes one mix: that of the file that stays.
    assert household_sheet(desk, WANG).own_mix == {
        one: share for one, share in mix(20, 50, 20, 0, 10).items() if share
    }
    desk.undo(now=NOW)
    assert records(desk) == before


def test_the_mix_of_the_file_that_goes_is_kept_where_there_is_no_other(desk: Desk) -> None:
    other = add_client(desk, now=NOW, name="王建囯", number="880002")
    wish_mix(desk, other, mix(100, 0, 0, 0, 0), now=NOW)
    merged(desk, other)
    assert list(household_sheet(desk, WANG).own_mix.values()) == [10_000]


def test_what_is_about_a_member_of_both_files_is_about_the_one_who_stays(desk: Desk) -> None:
    other = add_client(desk, now=NOW, name="王建囯", number="880002")
    wife = MemberEntry.of(desk.household.get(WIFE))
    twin = add_member(desk, other, wife, now=NOW)
    for client_id, member_id in ((WANG, WIFE), (other, twin)):
        line = flow(FlowCategory.SALARY, 9_000, 1, member_id=member_id)
        add_flow(desk, client_id, line, now=NOW)
    bonus = flow(FlowCategory.BONUS, 1_000, member_id=twin)
    add_flow(desk, other, bonus, now=NOW)
    merged(desk, other)
    assert [(one.line.category, one.line.member_id) for one in desk.flows.of(WANG)] == [
        (FlowCategory.SALARY, WIFE),  # word for word the same: once
        (FlowCategory.BONUS, WIFE),
    ]


def test_two_open_diagnoses_are_not_one_clients(desk: Desk) -> None:
    other = add_client(desk, now=NOW, name="王建囯", number="880002")
    for client_id in (WANG, other):
        begin_diagnosis(desk, client_id, now=NOW)
    assert_refused(desk, TwoOpenDiagnoses, lambda desk: two_files(desk, WANG, other))


def merged(desk: Desk, other: ClientId) -> None:
    files = two_files(desk, WANG, other)
    choices = first_choices(files.left, files.right)
    merge(desk, Merge(left=WANG, right=other, survivor=Side.LEFT, choices=choices), now=NOW)


# --- the client's own data ---


def test_a_copy_says_all_of_it(desk: Desk) -> None:
    fill(desk)
    copy = copy_of(desk, WANG)
    assert copy["flows"][0] == {
        "category": "salary",
        "amount": "9000.00",
        "months": 1,
        "words": None,
        "as_of": NOW.date().isoformat(),
        "who": "李梅",
    }
    assert copy["none_held"] == [{"part": "debts", "on": NOW.date().isoformat()}]
    assert {one["share_class"]: one["percent"] for one in copy["own_mix"]}["fixed_income"] == 50
    assert (copy["goals"][0]["who"], copy["goals"][0]["amount"]) == ("小雨", "9.00")
    (diagnosis,) = copy["diagnoses"]
    assert diagnosis["interview"]["situation"]["housing_debt"] == {
        "least": "800000.00",
        "most": "800000.00",
    }
    assert diagnosis["assumptions"]["inflation_bp"] == 300
    (proposal,) = copy["proposals"]
    assert (proposal["product"], proposal["client_level"]) == ("LC0", "C3")


def test_forgotten_and_taken_back(desk: Desk) -> None:
    fill(desk)
    before = records(desk)
    counts = forget(desk, WANG, reason="客户申请删除", now=NOW)
    assert all(counts[name] for name in OURS)
    assert all(count(desk, name) == 0 for name in OURS)
    desk.undo(now=NOW)
    assert records(desk) == before


def test_the_next_day_the_journal_has_forgotten_it_too(desk: Desk) -> None:
    fill(desk)
    forget(desk, WANG, reason="客户申请删除", now=NOW)
    desk.roll_over(NOW.date() + timedelta(days=1))
    kept = desk.store.database.execute_sql("SELECT before, after FROM changes").fetchall()
    assert "小雨" not in repr(kept)


# --- handed over ---


@pytest.fixture
def giver(tmp_path: Path) -> Iterator[Desk]:
    """A book with 解彤强, whose wife is a member, and 欧阳若曦."""
    with a_book(tmp_path / "giver", "解彤强", "欧阳若曦") as desk:
        member = MemberEntry(name="妻", relation=Relation.SPOUSE)
        member_id = add_member(desk, WANG, member, now=NOW)
        assess(desk, WANG, "C3", on=NOW.date(), now=NOW)
        assert member_id == WIFE
        salary = flow(FlowCategory.SALARY, 9_000, 1, member_id=WIFE)
        add_flow(desk, WANG, salary, now=NOW)
        add_flow(desk, WANG, flow(FlowCategory.LIVING, 4_000, 1), now=NOW)
        say_none_held(desk, WANG, Group.DEBTS, now=NOW)
        wish_mix(desk, WANG, mix(20, 50, 20, 0, 10), now=NOW)
        add_goal(desk, WANG, replace(GOAL, member_id=WIFE), now=NOW)
        keep(desk, begin_diagnosis(desk, WANG, now=NOW))
        propose(desk, WANG, a_product(desk, "R2"), Money.of_yuan(5_000), now=NOW)
        yield desk


def keep(desk: Desk, diagnosis_id: Any) -> None:
    person = Person(name="妻的秘密", income=yuan(1))
    told = Interview(situation=Situation(persons=(person,)))
    keep_interview(desk, diagnosis_id, told, now=NOW)


def gone_along(desk: Desk, folder: Path) -> Held:
    receiver = next(iter(receivers_of(desk)), None)
    if receiver is None:
        receiver = a_receiver(desk)
        share(desk, clients(1), receiver.id, now=NOW)
    return handed(desk, receiver, folder / "b.age")


def test_all_of_it_goes_along_with_its_product(giver: Desk, tmp_path: Path) -> None:
    held = gone_along(giver, tmp_path)
    assert {name: len(held.tables[name]) for name in OURS} == {
        "cash_flows": 2,
        "none_held": 1,
        "own_mixes": 4,
        "goals": 1,
        "diagnoses": 1,
        "proposals": 1,
    }
    assert held.only("proposals")["product_id"] == held.only("products")["id"]
    # How the interview came about is no history of a field: it would tell everything at once.
    assert "interview" not in {row["field"] for row in held.tables["former_changes"]}


@pytest.mark.parametrize(
    ("withheld", "stays"),
    [
        (FieldClass.FAMILY, {"goals", "diagnoses"}),
        (FieldClass.INSURANCE, {"diagnoses"}),
        (FieldClass.ASSETS, {"none_held", "own_mixes", "diagnoses", "proposals"}),
        (FieldClass.ELSEWHERE, {"cash_flows", "none_held", "own_mixes", "diagnoses"}),
        (FieldClass.PLANS, {"goals", "diagnoses", "proposals"}),
    ],
)
def test_a_diagnosis_goes_only_with_all_that_it_tells_of(
    giver: Desk, tmp_path: Path, withheld: FieldClass, stays: set[str]
) -> None:
    receiver = a_receiver(giver)
    share(giver, clients(1), receiver.id, now=NOW)
    treat(giver, None, withheld, Treatment.DROP, now=NOW)
    held = gone_along(giver, tmp_path)
    assert {name for name in OURS if not held.tables[name]} == stays
    if withheld is FieldClass.FAMILY:  # the wife's salary would be said of the client
        assert held.only("cash_flows")["category"] == "living"
    if "diagnoses" in stays:
        assert "妻的秘密" not in repr(held.tables)


@pytest.mark.parametrize("theirs", [Sharing.SHARED, Sharing.PRIVATE])
def test_what_is_told_of_a_walled_relative_stays_where_that_file_stays(
    giver: Desk, tmp_path: Path, theirs: Sharing
) -> None:
    other = ClientId(2)
    bond = Bond(relation=Relation.SPOUSE, mine=Sharing.SHARED, theirs=theirs)
    tie(giver, WANG, other, bond, now=NOW)
    with giver.store.action("test", at=NOW) as action:
        action.update(MemberTable, WIFE, {"other_id": other})
    held = gone_along(giver, tmp_path)
    is_seen = theirs is Sharing.SHARED
    assert len(held.tables["cash_flows"]) == 1 + is_seen
    assert len(held.tables["goals"]) == len(held.tables["diagnoses"]) == is_seen
