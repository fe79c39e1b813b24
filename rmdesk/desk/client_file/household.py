"""The people around a client who are noted in the client's own file: the members."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.walls import relatives
from rmdesk.domain.ids import ClientId, MemberId
from rmdesk.domain.kin.household import Member, Relation, Support
from rmdesk.domain.kin.kinship import is_oneself
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.people import MemberTable

_OLDEST = 130


class MemberGone(Refused):
    message = N_("This member is no longer in the household.")
    hint = N_("Undo may bring the entry back.")


class NobodyNamed(Refused):
    message = N_("A member needs a name or a relation.")
    hint = N_("Type at least what the person is to the client, such as daughter.")


class OneSelf(Refused):
    message = N_("The client is no member of the own household.")
    hint = N_("Type what the person is to the client; the client's own data is changed by e.")


class BornLater(Refused):
    message = N_("{born} is still to come.")
    hint = N_("Type the year or the day of birth, as it is on paper.")


class BornTooEarly(Refused):
    message = N_("Nobody born in {born} is alive today.")
    hint = N_("Type the year with four figures, such as 1958.")


class YearsDiffer(Refused):
    message = N_("The year of birth, {year}, is not that of the birthday, {day}.")
    hint = N_("Leave the year empty: the birthday says it.")


class NobodyKept(Refused):
    message = N_("A last year of support needs to say who is kept: a child, a parent, or another.")
    hint = N_("Choose the duty, or leave the year empty.")


class SupportOver(Refused):
    message = N_("Support until {year} is already over.")
    hint = N_("Type this year or a later one, or say that nobody is kept.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberEntry:
    """A member as it is written down: the fields of `Member` by their names."""

    name: str = ""
    relation: Relation = Relation.OTHER
    called: str = ""
    birth_year: int | None = None
    birthday: date | None = None
    place: str = ""
    support: Support = Support.NONE
    support_until: int | None = None
    is_head: bool = False
    is_decider: bool = False
    lunar_birthday: str = ""

    @classmethod
    def of(cls, member: Member) -> "MemberEntry":
        """As the member is on file."""
        return cls(**{field.name: getattr(member, field.name) for field in fields(cls)})

    def values(self) -> dict[str, Any]:
        """By field name, blanks at the ends left out."""
        return {
            field.name: value.strip() if type(value) is str else value
            for field in fields(self)
            for value in (getattr(self, field.name),)
        }


def add_member(
    desk: Desk,
    client_id: ClientId,
    entry: MemberEntry,
    *,
    now: datetime,
    file: ClientId | None = None,
) -> MemberId:
    """Note somebody of the household; `file` is the person's own file, where a tie leads there.

    A head or decision maker takes the place of the one before. Raises ClientGone or what
    `require_sound` does.
    """
    client = client_of(desk, client_id)
    require_sound(entry, today=now.date())
    is_tied = any(relative.opens == file for relative in relatives(desk, client_id))
    with desk.store.action("member.add", {"name": client.name}, at=now) as action:
        _make_room(desk, action, client_id, entry, None)
        values = {"client_id": client_id, "other_id": file if is_tied else None}
        return MemberId(action.insert(MemberTable, values | entry.values()))


def edit_member(desk: Desk, member_id: MemberId, entry: MemberEntry, *, now: datetime) -> None:
    """Write a member down anew; raises MemberGone or what `require_sound` does."""
    member = _member(desk, member_id)
    if MemberEntry.of(member) == entry:
        return
    require_sound(entry, today=now.date(), was=member)
    name = client_of(desk, member.client_id).name
    with desk.store.action("member.edit", {"name": name}, at=now) as action:
        _make_room(desk, action, member.client_id, entry, member_id)
        action.update(MemberTable, member_id, entry.values())


def remove_member(desk: Desk, member_id: MemberId, *, now: datetime) -> None:
    """Take a member out of the household; a tie to the person's own file stays."""
    member = _member(desk, member_id)
    name = client_of(desk, member.client_id).name
    with desk.store.action("member.remove", {"name": name}, at=now) as action:
        action.delete(MemberTable, member_id)


def require_sound(entry: MemberEntry, *, today: date, was: Member | None = None) -> None:
    """Raise a refusal for what contradicts itself or the calendar; what `was` so may stay.

    One of NobodyNamed, OneSelf, BornLater, BornTooEarly, YearsDiffer, NobodyKept, SupportOver.
    """
    if not entry.name.strip() and entry.relation is Relation.OTHER and not entry.called.strip():
        raise NobodyNamed
    if is_oneself(entry.called) and (was is None or was.called != entry.called):
        raise OneSelf
    year, birthday = entry.birth_year, entry.birthday
    if birthday is not None and birthday > today:
        raise BornLater(born=birthday.isoformat())
    if year is not None and year > today.year:
        raise BornLater(born=year)
    born = birthday.year if birthday else year
    if born is not None and born < today.year - _OLDEST:
        raise BornTooEarly(born=born)
    if birthday and year is not None and year != birthday.year:
        raise YearsDiffer(year=year, day=birthday.isoformat())
    if entry.support_until is None:
        return
    if entry.support is Support.NONE:
        raise NobodyKept
    is_new = was is None or was.support_until != entry.support_until
    if is_new and entry.support_until < today.year:
        raise SupportOver(year=entry.support_until)


def _make_room(
    desk: Desk, action: Action, client_id: ClientId, entry: MemberEntry, but: MemberId | None
) -> None:
    """One household has one head and one who decides."""
    for member in desk.household.of(client_id):
        if member.id == but:
            continue
        given_up: Mapping[str, object] = {
            name: False
            for name in ("is_head", "is_decider")
            if getattr(entry, name) and getattr(member, name)
        }
        if given_up:
            action.update(MemberTable, member.id, given_up)


def _member(desk: Desk, member_id: MemberId) -> Member:
    try:
        return desk.household.get(member_id)
    except LookupError as error:
        raise MemberGone from error
