"""Prospects: people still to be won, by source, with the day to turn to them ([T][N][P])."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.heard.entries import EntryRefused, Kind, require_past
from rmdesk.domain.file_records import Prospect, ProspectSource, ProspectState
from rmdesk.domain.ids import ClientId, ProspectId
from rmdesk.language import N_
from rmdesk.store.tables.file import ProspectTable

_PROSPECTS: Kind[Prospect] = Kind("prospect", ProspectTable, lambda desk: desk.prospects)


class FollowUpPast(EntryRefused):
    message = N_("{day} is already past: nobody can be followed up then.")
    hint = N_("Type a day to come, or nothing.")
    field = "follow_up_on"


class FollowedUpAlready(EntryRefused):
    message = N_("There was a contact today already, so a follow-up today would count as made.")
    hint = N_("Type a later day, or nothing.")
    field = "follow_up_on"


class ProspectAlready(EntryRefused):
    message = N_("This client is a prospect already.")
    hint = N_("Open that line of the file and change it there.")


class NoReason(EntryRefused):
    message = N_("Say why nobody needs to follow this up any more.")
    hint = N_("A few words are enough: a moved household, a clear no.")
    field = "what"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProspectFound:
    """What is written down of a prospect; `means` is the proof of means that came with a list."""

    source: ProspectSource
    note: str
    means: str
    on: date
    follow_up_on: date | None

    def values(self, today: date, before: Prospect | None = None) -> dict[str, object]:
        """As it is stored; only a new follow-up must lie ahead.

        Raises DayToCome or FollowUpPast.
        """
        require_past(self.on, today)
        is_new = before is None or self.follow_up_on != before.follow_up_on
        if self.follow_up_on is not None and is_new and self.follow_up_on < today:
            raise FollowUpPast(day=self.follow_up_on.isoformat())
        return {
            "source": self.source,
            "note": self.note.strip(),
            "means": self.means.strip(),
            "on": self.on,
            "follow_up_on": self.follow_up_on,
        }


def find_prospect(
    desk: Desk, client_id: ClientId, found: ProspectFound, *, now: datetime
) -> ProspectId:
    """Make somebody a prospect; raises EntryRefused or ClientGone."""
    values = found.values(now.date())
    if prospect_of(desk, client_id) is not None:
        raise ProspectAlready
    _require_ahead(desk, client_id, found.follow_up_on, now)
    return ProspectId(_PROSPECTS.add(desk, client_id, values, now=now))


def change_prospect(
    desk: Desk, prospect_id: ProspectId, found: ProspectFound, *, now: datetime
) -> None:
    """Another source, word or day; raises EntryRefused or EntryGone."""
    before = _PROSPECTS.found(desk, prospect_id)
    values = found.values(now.date(), before)
    if found.follow_up_on != before.follow_up_on:
        _require_ahead(desk, before.client_id, found.follow_up_on, now)
    _PROSPECTS.change(desk, prospect_id, values, now=now)


def win_prospect(desk: Desk, prospect_id: ProspectId, *, now: datetime) -> None:
    """They are a client now."""
    values = {"state": ProspectState.WON, "closed_on": now.date(), "reason": ""}
    _PROSPECTS.change(desk, prospect_id, values, now=now, verb="win")


def drop_prospect(desk: Desk, prospect_id: ProspectId, reason: str, *, now: datetime) -> None:
    """Nobody follows this up any more; raises NoReason or EntryGone."""
    if not reason.strip():
        raise NoReason
    values = {"state": ProspectState.DROPPED, "closed_on": now.date(), "reason": reason.strip()}
    _PROSPECTS.change(desk, prospect_id, values, now=now, verb="drop")


def reopen_prospect(desk: Desk, prospect_id: ProspectId, *, now: datetime) -> None:
    """They are to be won after all; raises ProspectAlready or EntryGone."""
    if prospect_of(desk, _PROSPECTS.found(desk, prospect_id).client_id) is not None:
        raise ProspectAlready
    values = {"state": ProspectState.OPEN, "closed_on": None, "reason": ""}
    _PROSPECTS.change(desk, prospect_id, values, now=now, verb="reopen")


def remove_prospect(desk: Desk, prospect_id: ProspectId, *, now: datetime) -> None:
    """It was written down by mistake."""
    _PROSPECTS.remove(desk, prospect_id, now=now)


def prospect_of(desk: Desk, client_id: ClientId) -> Prospect | None:
    """What is open of the client as a prospect."""
    return next((one for one in desk.prospects.of(client_id) if one.is_open), None)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An open prospect; `due_on` is None where no day is set, or the contact was made."""

    prospect: Prospect
    name: str
    last_contact: date | None

    @property
    def client_id(self) -> ClientId:
        return self.prospect.client_id

    @property
    def due_on(self) -> date | None:
        return self.prospect.due_on(self.last_contact)


def follow_ups(desk: Desk) -> Sequence[FollowUp]:
    """The open prospects in the book, the earliest follow-up first; those without one, oldest
    first, at the end."""
    prospects = desk.prospects.open_ones()
    rows = desk.clients.rows({one.client_id for one in prospects})
    found = [
        FollowUp(one, row.name, row.last_contact)
        for one in prospects
        if (row := rows.get(one.client_id)) and row.gone_on is None
    ]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.prospect.on, one.prospect.id))


def _require_ahead(desk: Desk, client_id: ClientId, on: date | None, now: datetime) -> None:
    if on == now.date() and any(one.on == on for one in desk.contacts.of(client_id, limit=1)):
        raise FollowedUpAlready
