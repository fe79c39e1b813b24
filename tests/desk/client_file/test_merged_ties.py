"""Merging clients who are tied: no tie to oneself remains, and no wall falls."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.household import MemberEntry, add_member
from rmdesk.desk.client_file.ties import Bond, tie
from rmdesk.desk.client_file.walls import relatives
from rmdesk.desk.duplicates.merging import Merge, merge, two_files
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.kin.walls import Shared, Walled
from rmdesk.domain.likeness.merging import Side, first_choices
from rmdesk.store.tables.file import ReferralTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk, records
from tests.desk.client_file.around import household_of

ANSWERS = st.sampled_from(Sharing)
PAIRS = [(one, other) for one in range(4) for other in range(one + 1, 4)]


def people(desk: Desk) -> list[ClientId]:
    return [
        add_client(desk, now=NOW, name=f"王{name}", number=f"6{place}")
        for place, name in enumerate("甲乙丙丁")
    ]


def merge_two(desk: Desk, left: ClientId, right: ClientId, survivor: Side) -> None:
    files = two_files(desk, left, right)
    choices = first_choices(files.left, files.right, survivor=survivor)
    merge(desk, Merge(left=left, right=right, survivor=survivor, choices=choices), now=NOW)


def half_ties(desk: Desk) -> set[tuple[ClientId, ClientId]]:
    return {
        (one.client_id, one.other_id)
        for who in desk.clients.ids()
        for one in desk.ties.of(ClientId(who))
    }


@pytest.mark.campaign
@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(st.sampled_from(PAIRS), st.tuples(ANSWERS, ANSWERS)),
    st.sampled_from(Side).filter(lambda side: side is not Side.BOTH),
)
def test_ties_go_over_and_no_wall_falls(
    ties: dict[tuple[int, int], tuple[Sharing, Sharing]], survivor: Side
) -> None:
    with an_empty_desk() as desk:
        ids = people(desk)
        for (one, other), (mine, theirs) in ties.items():
            bond = Bond(relation=Relation.SIBLING, mine=mine, theirs=theirs)
            tie(desk, ids[one], ids[other], bond, now=NOW)
        walled = {
            frozenset((who, one.opens))
            for who in ids
            for one in relatives(desk, who)
            if isinstance(one, Walled)
        }
        before = records(desk)
        merge_two(desk, ids[0], ids[1], survivor)
        stays, goes = (ids[0], ids[1]) if survivor is Side.LEFT else (ids[1], ids[0])
        held = half_ties(desk)
        assert all(one != other for one, other in held)
        assert held == {(other, one) for one, other in held}
        assert len(held) == sum(len(desk.ties.of(ClientId(who))) for who in desk.clients.ids())
        assert not any(goes in pair for pair in held)
        for who in desk.clients.ids():
            for relative in relatives(desk, ClientId(who)):
                was = {
                    frozenset((first, second))
                    for first in _who(who, stays, goes)
                    for second in _who(relative.opens, stays, goes)
                }
                assert isinstance(relative, Walled) or not was & walled
        desk.undo(now=NOW)
        assert records(desk) == before


def _who(client_id: int, stays: ClientId, goes: ClientId) -> set[ClientId]:
    return {stays, goes} if client_id == stays else {ClientId(client_id)}


@pytest.mark.parametrize("survivor", [Side.LEFT, Side.RIGHT])
def test_nobody_stays_a_member_of_the_own_household_or_the_own_referrer(survivor: Side) -> None:
    with an_empty_desk() as desk:
        one, other, third, _ = people(desk)
        for client_id in (one, third):
            tie(desk, client_id, other, Bond(relation=Relation.SISTER), now=NOW)
            entry = MemberEntry(name="王乙", relation=Relation.SISTER)
            add_member(desk, client_id, entry, now=NOW, file=other)
            with desk.store.action("test", at=NOW) as action:
                action.insert(
                    ReferralTable, {"client_id": client_id, "other_id": other, "on": TODAY}
                )
        before = records(desk)
        merge_two(desk, one, other, survivor)
        stays = one if survivor is Side.LEFT else other
        assert [person.name for person in relatives(desk, stays)] == ["王丙"]
        assert desk.household.of(stays) == []
        assert desk.referrals.of(stays) == []
        (person,) = household_of(desk, third)
        assert person.member and person.relative and person.relative.opens == stays
        assert [referral.other_id for referral in desk.referrals.of(third)] == [stays]
        desk.undo(now=NOW)
        assert records(desk) == before


def test_of_two_ties_to_one_person_the_strictest_answers_and_both_notes_stay() -> None:
    with an_empty_desk() as desk:
        one, other, third, _ = people(desk)
        shared: dict[str, Any] = {"mine": Sharing.SHARED, "theirs": Sharing.SHARED}
        tie(desk, one, third, Bond(relation=Relation.MOTHER, note="一", **shared), now=NOW)
        assert isinstance(relatives(desk, one)[0], Shared)
        closed = Bond(
            relation=Relation.PARENT, mine=Sharing.PRIVATE, theirs=Sharing.SHARED, note="二"
        )
        tie(desk, other, third, closed, now=NOW)
        merge_two(desk, one, other, Side.LEFT)
        (held,) = desk.ties.of(one)
        assert (held.relation, held.sharing, held.note) == (
            Relation.MOTHER,
            Sharing.PRIVATE,
            "一；二",
        )
        assert isinstance(relatives(desk, one)[0], Walled)
