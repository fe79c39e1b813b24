"""Ties between two clients: made, changed and ended on both sides at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.clients import Client
from rmdesk.domain.ids import ClientId, TieId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.kinship import Misfit, misfit, reciprocal
from rmdesk.domain.kin.ties import Sharing, Tie, tie_fault
from rmdesk.domain.likeness.likeness import bare_name
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.people import MemberTable, TieTable


class TieToOneself(Refused):
    message = N_("A client cannot be tied to itself.")
    hint = N_("Choose another client; if the two are one person, merge them.")


class AlreadyTied(Refused):
    message = N_("These two clients are tied already.")
    hint = N_("Open that tie in the household and change it there.")


class TieGone(Refused):
    message = N_("This tie is no longer in the book.")
    hint = N_("Undo may bring it back.")


class AskedLater(Refused):
    message = N_("Nobody can have been asked on {day}: it is still to come.")
    hint = N_("Type the day on which they were asked, today or earlier.")


class Unfitting(Refused):
    """The relation contradicts what is on file of the two; nobody was changed."""


class IsMale(Unfitting):
    message = N_("The other client is on file as male, which does not fit this relation.")
    hint = N_("Choose the relation anew, or correct the sex in that file first.")


class IsFemale(Unfitting):
    message = N_("The other client is on file as female, which does not fit this relation.")
    hint = N_("Choose the relation anew, or correct the sex in that file first.")


class TooYoung(Unfitting):
    message = N_("By the birthdays on file the other client is too young for this relation.")
    hint = N_("Choose the relation anew, or correct the birthday that is wrong.")


class TooOld(Unfitting):
    message = N_("By the birthdays on file the other client is too old for this relation.")
    hint = N_("Choose the relation anew, or correct the birthday that is wrong.")


_UNFITTING: Mapping[Misfit, type[Unfitting]] = {
    Misfit.IS_MALE: IsMale,
    Misfit.IS_FEMALE: IsFemale,
    Misfit.TOO_YOUNG: TooYoung,
    Misfit.TOO_OLD: TooOld,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A tie as it is said of two people: what the other is to the client, and both answers.

    `asked_on` is the day of the answers that are new (today, where none is named) or, where none
    is, corrects the day of both. `note` stands in the client's own file only.
    """

    relation: Relation
    mine: Sharing = Sharing.NOT_ASKED
    theirs: Sharing = Sharing.NOT_ASKED
    asked_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BothSides:
    """A tie with the two clients it ties, and the days on which they answered."""

    client: Client
    other: Client
    bond: Bond
    mine_on: date | None
    theirs_on: date | None


def require_another(client_id: ClientId, other_id: ClientId) -> None:
    """Raise TieToOneself unless these are two."""
    if client_id == other_id:
        raise TieToOneself


def tie(desk: Desk, client_id: ClientId, other_id: ClientId, bond: Bond, *, now: datetime) -> TieId:
    """Tie two clients; a member of either household who has the other's name is that client.

    Raises TieToOneself, AlreadyTied, AskedLater, ClientGone or one of Unfitting.
    """
    require_another(client_id, other_id)
    client, other = client_of(desk, client_id), client_of(desk, other_id)
    if desk.ties.between(client_id, other_id):
        raise AlreadyTied
    _refuse_unfitting(client, other, bond, now.date())
    day = bond.asked_on or now.date()
    subject = {"name": client.name, "other": other.name}
    with desk.store.action("tie.add", subject, at=now) as action:
        mine = action.insert(
            TieTable,
            _side(client, other, bond.relation) | _answer(bond.mine, day) | _note(bond),
        )
        there = reciprocal(bond.relation, sex=client.sex)
        action.insert(TieTable, _side(other, client, there) | _answer(bond.theirs, day))
        _recognise(desk, action, client, other)
        _recognise(desk, action, other, client)
        return TieId(mine)


def both_sides(desk: Desk, tie_id: TieId) -> BothSides:
    """A tie as it can be changed; raises TieGone."""
    try:
        found = desk.ties.get(tie_id)
        client, other = desk.clients.get(found.client_id), desk.clients.get(found.other_id)
    except LookupError as error:
        raise TieGone from error
    person = next(one for one in desk.ties.people(client.id) if one.tie.id == tie_id)
    there = [one for one in desk.ties.between(client.id, other.id) if one.client_id == other.id]
    return BothSides(
        client=client,
        other=other,
        bond=Bond(
            relation=found.relation,
            mine=person.tie.sharing,
            theirs=person.theirs,
            note=found.note,
        ),
        mine_on=found.asked_on,
        theirs_on=there[-1].asked_on if there else None,
    )


def change_tie(desk: Desk, tie_id: TieId, bond: Bond, *, now: datetime) -> None:
    """Change a tie on both sides; the same once more writes nothing, unless the two files did not
    hold the tie alike: then it stands once in each of them afterwards.

    Raises TieGone, AskedLater or one of Unfitting.
    """
    sides = both_sides(desk, tie_id)
    held = desk.ties.between(sides.client.id, sides.other.id)
    if bond == sides.bond and tie_fault(held) is None:
        return
    client, other = sides.client, sides.other
    _refuse_unfitting(client, other, bond, now.date())
    before = sides.bond
    has_new_answer = (bond.mine, bond.theirs) != (before.mine, before.theirs)
    there = reciprocal(bond.relation, sex=client.sex)
    subject = {"name": client.name, "other": other.name}
    with desk.store.action("tie.change", subject, at=now) as action:
        written: set[ClientId] = set()
        for one in sorted(held, key=lambda one: one.id != tie_id):
            if one.client_id in written:
                action.delete(TieTable, one.id)
                continue
            written.add(one.client_id)
            is_mine = one.client_id == client.id
            answer = bond.mine if is_mine else bond.theirs
            day = _day(one, answer, bond, now, has_new_answer=has_new_answer)
            values: dict[str, object] = {"relation": bond.relation if is_mine else there}
            values |= _answer(answer, day) | (_note(bond) if is_mine else {})
            action.update(TieTable, one.id, values)
        if other.id not in written:
            day = bond.asked_on or now.date()
            action.insert(TieTable, _side(other, client, there) | _answer(bond.theirs, day))


def untie(desk: Desk, tie_id: TieId, *, now: datetime) -> None:
    """End a tie on both sides; the members of the two households stay. Raises TieGone."""
    sides = both_sides(desk, tie_id)
    client, other = sides.client, sides.other
    subject = {"name": client.name, "other": other.name}
    with desk.store.action("tie.remove", subject, at=now) as action:
        for held in desk.ties.between(client.id, other.id):
            action.delete(TieTable, held.id)
        for one, another in ((client, other), (other, client)):
            for member in desk.household.of(one.id):
                if member.other_id == another.id:
                    action.update(MemberTable, member.id, {"other_id": None})


def _refuse_unfitting(client: Client, other: Client, bond: Bond, today: date) -> None:
    if bond.asked_on is not None and bond.asked_on > today:
        raise AskedLater(day=bond.asked_on.isoformat())
    found = misfit(
        bond.relation,
        birthday=client.birthday,
        other_sex=other.sex,
        other_birthday=other.birthday,
    )
    if found is not None:
        raise _UNFITTING[found]


def _side(client: Client, other: Client, relation: Relation) -> dict[str, object]:
    return {"client_id": client.id, "other_id": other.id, "relation": relation}


def _note(bond: Bond) -> dict[str, object]:
    return {"note": bond.note.strip()}


def _answer(sharing: Sharing, day: date | None) -> dict[str, object]:
    return {"sharing": sharing, "asked_on": None if sharing is Sharing.NOT_ASKED else day}


def _day(
    held: Tie, answer: Sharing, bond: Bond, now: datetime, *, has_new_answer: bool
) -> date | None:
    """The day of an answer: a new one is of the day it was given, an old one keeps its own."""
    if held.sharing is not answer:
        return bond.asked_on or now.date()
    return held.asked_on if has_new_answer else bond.asked_on or held.asked_on


def _recognise(desk: Desk, action: Action, client: Client, other: Client) -> None:
    """The member of the client's household who has the other's name is the other client."""
    for member in desk.household.of(client.id):
        if member.other_id is None and bare_name(member.name) == bare_name(other.name):
            action.update(MemberTable, member.id, {"other_id": other.id})
            return
