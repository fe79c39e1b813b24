"""Members: written down, corrected, one head; what cannot be is refused with words."""

from datetime import date
from typing import Any

import pytest

from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.household import (
    BornLater,
    BornTooEarly,
    MemberEntry,
    MemberGone,
    NobodyKept,
    NobodyNamed,
    OneSelf,
    SupportOver,
    YearsDiffer,
    add_member,
    edit_member,
    remove_member,
)
from rmdesk.desk.client_file.ties import Bond, tie
from rmdesk.domain.ids import MemberId
from rmdesk.domain.kin.household import Relation, Support
from rmdesk.errors import Refused
from tests.books.empty_desk import NOW, an_empty_desk, records
from tests.desk.client_file.around import household_of
from tests.desk.refusing import assert_refused

SON = MemberEntry(name=" 小宝 ", relation=Relation.SON, birth_year=2015, place="青石小学")


def test_a_member_is_noted_corrected_and_taken_out() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="王建国")
        before = records(desk)
        member_id = add_member(desk, client_id, SON, now=NOW)
        assert [one.member.name for one in household_of(desk, client_id) if one.member] == ["小宝"]
        noted = records(desk)
        kept = MemberEntry(
            name="小宝", relation=Relation.SON, support=Support.CHILD, support_until=2038
        )
        edit_member(desk, member_id, kept, now=NOW)
        (member,) = desk.household.of(client_id)
        assert (member.support_until, member.birth_year, member.place) == (2038, None, "")
        remove_member(desk, member_id, now=NOW)
        assert household_of(desk, client_id) == []
        for _ in range(2):
            desk.undo(now=NOW)
        assert records(desk) == noted
        desk.undo(now=NOW)
        assert records(desk) == before


def test_one_head_and_one_who_decides() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="王建国")
        head = MemberEntry(name="王老", relation=Relation.FATHER, is_head=True, is_decider=True)
        add_member(desk, client_id, head, now=NOW)
        wife = MemberEntry(name="李芳", relation=Relation.SPOUSE, is_decider=True)
        add_member(desk, client_id, wife, now=NOW)
        found = {one.name: (one.is_head, one.is_decider) for one in desk.household.of(client_id)}
        assert found == {"王老": (True, False), "李芳": (False, True)}
        desk.undo(now=NOW)
        (first,) = desk.household.of(client_id)
        assert (first.is_head, first.is_decider) == (True, True)


def test_the_same_entry_again_writes_nothing() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="王建国")
        member_id = add_member(desk, client_id, SON, now=NOW)
        edit_member(desk, member_id, MemberEntry.of(desk.household.get(member_id)), now=NOW)
        assert desk.journal.actions(1)[0].kind == "member.add"


def test_a_member_leads_to_a_file_only_where_a_tie_does() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="王建国", number="1")
        other = add_client(desk, now=NOW, name="李芳", number="2")
        stranger = add_member(desk, client_id, MemberEntry(name="李芳"), now=NOW, file=other)
        assert desk.household.get(stranger).other_id is None
        remove_member(desk, stranger, now=NOW)
        tie(desk, client_id, other, Bond(relation=Relation.SPOUSE), now=NOW)
        known = add_member(desk, client_id, MemberEntry(name="芳姐"), now=NOW, file=other)
        assert desk.household.get(known).other_id == other
        assert len(household_of(desk, client_id)) == 1


@pytest.mark.parametrize(
    ("refused", "values"),
    [
        (NobodyNamed, {}),
        (OneSelf, {"called": "本人"}),
        (BornLater, {"birth_year": 2027}),
        (BornLater, {"birthday": date(2026, 11, 21)}),
        (BornTooEarly, {"birth_year": 58}),
        (BornTooEarly, {"birthday": date(1850, 1, 1)}),
        (YearsDiffer, {"birth_year": 2014, "birthday": date(2015, 1, 1)}),
        (NobodyKept, {"support_until": 2030}),
        (SupportOver, {"support": Support.CHILD, "support_until": 2025}),
    ],
)
def test_what_a_member_cannot_be(refused: type[Refused], values: dict[str, Any]) -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="王建国")
        named: dict[str, Any] = {} if refused is NobodyNamed else {"name": "小宝"}
        entry = MemberEntry(**named, **values)
        assert_refused(desk, refused, lambda desk: add_member(desk, client_id, entry, now=NOW))
        gone = MemberId(99)
        assert_refused(desk, MemberGone, lambda desk: edit_member(desk, gone, SON, now=NOW))


def test_a_duty_that_ended_meanwhile_does_not_stand_in_the_way_of_other_corrections() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="王建国")
        entry = MemberEntry(name="小宝", support=Support.CHILD, support_until=2026)
        member_id = add_member(desk, client_id, entry, now=NOW)
        later = NOW.replace(year=2028)
        corrected = MemberEntry(name="王小宝", support=Support.CHILD, support_until=2026)
        edit_member(desk, member_id, corrected, now=later)
        assert desk.household.get(member_id).name == "王小宝"
