"""Ties: on both sides at once, undone at once; a wall asked for by one stands for both."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, add_client, edit_client
from rmdesk.desk.client_file.household import MemberEntry, add_member
from rmdesk.desk.client_file.ties import (
    AlreadyTied,
    AskedLater,
    Bond,
    IsMale,
    TieGone,
    TieToOneself,
    TooYoung,
    both_sides,
    change_tie,
    tie,
    untie,
)
from rmdesk.desk.client_file.walls import from_those_who_share, relatives, total_of
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import ClientId, TieId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing, TieFault
from rmdesk.domain.kin.walls import Shared, Standing, Walled
from rmdesk.domain.money import Money
from rmdesk.errors import Refused
from rmdesk.store.tables.people import ClientTable, TieTable
from rmdesk.store.verify import verify
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk, records
from tests.desk.client_file.around import household_of
from tests.desk.refusing import assert_refused

YES, NO, NOBODY = Sharing.SHARED, Sharing.PRIVATE, Sharing.NOT_ASKED


def son_and_mother(desk: Desk) -> tuple[ClientId, ClientId]:
    son = add_client(desk, now=NOW, name="王建国", number="1")
    mother = add_client(desk, now=NOW, name="李芳", number="2")
    edit_client(desk, son, {"sex": Sex.MALE, "birthday": date(1980, 1, 1)}, now=NOW)
    edit_client(desk, mother, {"sex": Sex.FEMALE, "birthday": date(1955, 1, 1)}, now=NOW)
    with desk.store.action("test", at=NOW) as action:
        action.update(ClientTable, son, {"balance": Money.of_yuan(100), "balance_on": TODAY})
        action.update(ClientTable, mother, {"balance": Money.of_yuan(7_000), "balance_on": TODAY})
    return son, mother


def seen(desk: Desk, client_id: ClientId) -> list[tuple[str, Relation, Standing]]:
    return [
        (one.name, one.relation, one.standing if isinstance(one, Walled) else Standing.OPEN)
        for one in relatives(desk, client_id)
    ]


def test_a_tie_stands_in_both_files_and_shares_nothing_until_both_were_asked() -> None:
    with an_empty_desk() as desk:
        son, mother = son_and_mother(desk)
        before = records(desk)
        tie(desk, son, mother, Bond(relation=Relation.MOTHER), now=NOW)
        assert seen(desk, son) == [("李芳", Relation.MOTHER, Standing.NOT_ASKED)]
        assert seen(desk, mother) == [("王建国", Relation.SON, Standing.NOT_ASKED)]
        total = total_of(desk, son)
        assert total.ours == Money.of_yuan(100)
        assert [one.name for one in total.not_counted] == ["李芳"]
        assert from_those_who_share(desk, son, desk.clients.get) == []
        desk.undo(now=NOW)
        assert records(desk) == before


@pytest.mark.parametrize(
    ("mine", "theirs", "here", "there"),
    [
        (YES, YES, Standing.OPEN, Standing.OPEN),
        (YES, NO, Standing.PRIVATE_THERE, Standing.PRIVATE_HERE),
        (NO, YES, Standing.PRIVATE_HERE, Standing.PRIVATE_THERE),
        (YES, NOBODY, Standing.NOT_ASKED_THERE, Standing.NOT_ASKED_HERE),
    ],
)
def test_both_answers_count_on_both_sides(
    mine: Sharing, theirs: Sharing, here: Standing, there: Standing
) -> None:
    with an_empty_desk() as desk:
        son, mother = son_and_mother(desk)
        bond = Bond(relation=Relation.MOTHER, mine=mine, theirs=theirs)
        tie(desk, son, mother, bond, now=NOW)
        assert seen(desk, son)[0][2] is here
        assert seen(desk, mother)[0][2] is there
        whole = Money.of_yuan(7_100)
        for client_id, own in ((son, 100), (mother, 7_000)):
            wanted = whole if here.is_open else Money.of_yuan(own)
            assert total_of(desk, client_id).ours == wanted
            read = from_those_who_share(desk, client_id, lambda file: file)
            assert [file for _relative, file in read] == (
                [mother if client_id == son else son] if here.is_open else []
            )


def test_one_side_takes_its_word_back_and_the_wall_stands_at_once_for_both() -> None:
    with an_empty_desk() as desk:
        son, mother = son_and_mother(desk)
        bond = Bond(relation=Relation.MOTHER, mine=YES, theirs=YES)
        tie_id = tie(desk, son, mother, bond, now=NOW)
        assert isinstance(relatives(desk, son)[0], Shared)
        change_tie(desk, tie_id, Bond(relation=Relation.MOTHER, mine=YES, theirs=NO), now=NOW)
        assert seen(desk, son)[0][2] is Standing.PRIVATE_THERE
        assert seen(desk, mother)[0][2] is Standing.PRIVATE_HERE
        desk.undo(now=NOW)
        assert isinstance(relatives(desk, mother)[0], Shared)


def test_a_file_that_lost_its_half_of_the_tie_is_a_wall() -> None:
    with an_empty_desk() as desk:
        son, mother = son_and_mother(desk)
        tie(desk, son, mother, Bond(relation=Relation.MOTHER, mine=YES, theirs=YES), now=NOW)
        with desk.store.database.atomic():
            desk.store.database.execute_sql("DELETE FROM ties WHERE client_id = ?", (mother,))
        assert seen(desk, son) == [("李芳", Relation.MOTHER, Standing.NOT_ASKED_THERE)]
        assert relatives(desk, mother) == []
        (held,) = desk.ties.of(son)
        again = Bond(relation=Relation.MOTHER, mine=YES, theirs=YES, note="问过母亲")
        change_tie(desk, held.id, again, now=NOW)
        assert seen(desk, mother) == [("王建国", Relation.SON, Standing.OPEN)]


def test_a_relative_of_a_relative_stays_unseen() -> None:
    with an_empty_desk() as desk:
        son, mother = son_and_mother(desk)
        aunt = add_client(desk, now=NOW, name="赵姨", number="3")
        shared: dict[str, Any] = {"mine": YES, "theirs": YES}
        tie(desk, son, mother, Bond(relation=Relation.MOTHER, **shared), now=NOW)
        tie(desk, mother, aunt, Bond(relation=Relation.SISTER, **shared), now=NOW)
        assert [one.name for one in relatives(desk, son)] == ["李芳"]


def test_the_note_of_a_tie_stays_in_the_file_it_was_written_in() -> None:
    with an_empty_desk() as desk:
        son, mother = son_and_mother(desk)
        tie(desk, son, mother, Bond(relation=Relation.MOTHER, note="代母亲取过款"), now=NOW)
        assert [one.note for one in desk.ties.of(son)] == ["代母亲取过款"]
        assert [one.note for one in desk.ties.of(mother)] == [""]


def test_the_relation_is_told_by_the_sex_that_is_known_later() -> None:
    with an_empty_desk() as desk:
        child = add_client(desk, now=NOW, name="王小", number="1")
        parent = add_client(desk, now=NOW, name="王大", number="2")
        tie(desk, child, parent, Bond(relation=Relation.PARENT), now=NOW)
        assert seen(desk, parent)[0][1] is Relation.CHILD
        edit_client(desk, child, {"sex": Sex.FEMALE}, now=NOW)
        edit_client(desk, parent, {"sex": Sex.MALE}, now=NOW)
        assert seen(desk, parent)[0][1] is Relation.DAUGHTER
        assert seen(desk, child)[0][1] is Relation.FATHER


def test_who_was_noted_as_a_member_is_recognised_and_let_go_again() -> None:
    with an_empty_desk() as desk:
        son, mother = son_and_mother(desk)
        entry = MemberEntry(name="李芳女士", relation=Relation.MOTHER, birth_year=1955)
        add_member(desk, son, entry, now=NOW)
        tie_id = tie(desk, son, mother, Bond(relation=Relation.MOTHER), now=NOW)
        (person,) = household_of(desk, son)
        assert person.member and isinstance(person.relative, Walled)
        untie(desk, tie_id, now=NOW)
        (person,) = household_of(desk, son)
        assert person.member and person.relative is None and person.member.other_id is None
        assert household_of(desk, mother) == []


def test_the_day_of_an_answer_is_kept_until_that_answer_changes() -> None:
    with an_empty_desk() as desk:
        son, mother = son_and_mother(desk)
        first, later = TODAY - timedelta(30), TODAY - timedelta(3)
        bond = Bond(relation=Relation.MOTHER, mine=YES, asked_on=first)
        tie_id = tie(desk, son, mother, bond, now=NOW)
        now_asked = Bond(relation=Relation.MOTHER, mine=YES, theirs=YES, asked_on=later)
        change_tie(desk, tie_id, now_asked, now=NOW)
        sides = both_sides(desk, tie_id)
        assert (sides.mine_on, sides.theirs_on) == (first, later)
        change_tie(desk, tie_id, Bond(relation=Relation.MOTHER, mine=NOBODY, theirs=YES), now=NOW)
        sides = both_sides(desk, tie_id)
        assert (sides.mine_on, sides.theirs_on) == (None, later)
        corrected = Bond(relation=Relation.MOTHER, theirs=YES, asked_on=first)
        change_tie(desk, tie_id, corrected, now=NOW)
        assert both_sides(desk, tie_id).theirs_on == first


def test_the_same_bond_again_writes_nothing() -> None:
    with an_empty_desk() as desk:
        son, mother = son_and_mother(desk)
        tie_id = tie(desk, son, mother, Bond(relation=Relation.MOTHER, mine=NO), now=NOW)
        change_tie(desk, tie_id, Bond(relation=Relation.MOTHER, mine=NO), now=NOW)
        assert desk.journal.actions(1)[0].kind == "tie.add"


def test_what_a_tie_cannot_be() -> None:
    with an_empty_desk() as desk:
        son, mother = son_and_mother(desk)
        tie(desk, son, mother, Bond(relation=Relation.MOTHER), now=NOW)
        third = add_client(desk, now=NOW, name="张三", number="3")
        edit_client(desk, third, {"sex": Sex.MALE, "birthday": date(1990, 1, 1)}, now=NOW)
        cases: list[tuple[type[Refused], ClientId, ClientId, dict[str, Any]]] = [
            (TieToOneself, son, son, {"relation": Relation.OTHER}),
            (AlreadyTied, mother, son, {"relation": Relation.SON}),
            (IsMale, son, third, {"relation": Relation.MOTHER}),
            (TooYoung, son, third, {"relation": Relation.FATHER}),
            (
                AskedLater,
                son,
                third,
                {"relation": Relation.BROTHER, "asked_on": TODAY + timedelta(1)},
            ),
            (ClientGone, son, ClientId(99), {"relation": Relation.OTHER}),
        ]
        for refused, one, other, values in cases:
            request = partial(tie, client_id=one, other_id=other, bond=Bond(**values), now=NOW)
            assert_refused(desk, refused, request)
        assert_refused(desk, TieGone, lambda desk: untie(desk, TieId(99), now=NOW))


def lose(desk: Desk, owner: ClientId) -> None:
    with desk.store.action("test", at=NOW) as action:
        action.delete(TieTable, desk.ties.of(owner)[0].id)


def again(desk: Desk, client_id: ClientId, other_id: ClientId) -> None:
    values = {"client_id": client_id, "other_id": other_id, "relation": Relation.MOTHER}
    with desk.store.action("test", at=NOW) as action:
        action.insert(TieTable, values | {"sharing": NO, "asked_on": TODAY})


def rename(desk: Desk, owner: ClientId, relation: Relation) -> None:
    with desk.store.action("test", at=NOW) as action:
        action.update(TieTable, desk.ties.of(owner)[0].id, {"relation": relation})


BREAKS: dict[str, tuple[TieFault, Callable[[Desk, ClientId, ClientId], None]]] = {
    "one file only": (TieFault.ONE_SIDED, lambda desk, son, mother: lose(desk, mother)),
    "twice in one file": (TieFault.TWICE, again),
    "two relations": (
        TieFault.UNLIKE,
        lambda desk, son, mother: rename(desk, mother, Relation.SPOUSE),
    ),
}


@pytest.mark.parametrize(("fault", "damage"), BREAKS.values(), ids=BREAKS)
def test_a_tie_that_the_files_hold_otherwise_is_found_and_mended_by_saving_it(
    fault: TieFault, damage: Callable[[Desk, ClientId, ClientId], None]
) -> None:
    with an_empty_desk() as desk:
        son, mother = son_and_mother(desk)
        tie(desk, son, mother, Bond(relation=Relation.MOTHER, mine=YES, theirs=NO), now=NOW)
        assert desk.ties.broken() == []
        damage(desk, son, mother)
        assert desk.ties.broken() == [("1", "2", fault)]
        assert not verify(desk.store, today=TODAY).is_sound
        held = desk.ties.of(son)[0]
        change_tie(desk, held.id, both_sides(desk, held.id).bond, now=NOW)
        assert desk.ties.broken() == []
        assert [one.relation for one in desk.ties.of(mother)] == [Relation.SON]
        assert len(desk.ties.of(son)) == 1
        assert verify(desk.store, today=TODAY).is_sound


def test_different_answers_and_sexes_learnt_later_are_no_fault() -> None:
    with an_empty_desk() as desk:
        one = add_client(desk, now=NOW, name="王建国", number="1")
        other = add_client(desk, now=NOW, name="李芳", number="2")
        tie(desk, one, other, Bond(relation=Relation.PARENT, mine=YES, theirs=NO), now=NOW)
        rename(desk, other, Relation.DAUGHTER)
        assert desk.ties.broken() == []


def test_a_tie_to_oneself_is_found() -> None:
    with an_empty_desk() as desk:
        son, _mother = son_and_mother(desk)
        again(desk, son, son)
        assert desk.ties.broken() == [("1", "1", TieFault.TO_ONESELF)]
        untie(desk, desk.ties.of(son)[0].id, now=NOW)
        assert desk.ties.broken() == []
