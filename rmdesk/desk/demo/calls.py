"""The calls behind the demo's telephone contacts of late, the vain dials, and the objections."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from rmdesk.desk.demo.life import Life
from rmdesk.domain.calling.calls import AppointmentKind, Outcome
from rmdesk.domain.calling.outcomes import STANDARD, outcome_of
from rmdesk.domain.contacts import Channel, Contact, Direction
from rmdesk.domain.scripts.model import ObjectionKind

Fields = dict[str, object]
"""A record by the names of its fields."""

_SINCE: Final = timedelta(days=75)
_SEED: Final = 75
_TALKS: Final = {
    Outcome.INTERESTED: 34,
    Outcome.THINKING: 30,
    Outcome.CALL_BACK: 12,
    Outcome.APPOINTMENT: 16,
    Outcome.REFUSED: 8,
}
_VAIN: Final = {Outcome.NO_ANSWER: 75, Outcome.BUSY: 25}
_HOURS: Final = {9: 14, 10: 24, 11: 10, 14: 8, 15: 14, 16: 18, 17: 8, 19: 4}
"""When those who are reached answer; the vain dials fall into any of them."""
_OF_VAIN, _OF_OBJECTIONS, _OF_UNTIMED = 0.45, 0.3, 0.1


@dataclass(frozen=True, slots=True)
class Dialled:
    """Calls, and the objections of those that met one; both by the ids an empty book gives out."""

    calls: list[Fields] = field(default_factory=list)
    objections: list[Fields] = field(default_factory=list)


def dial(lives: Sequence[Life], *, today: date) -> Dialled:
    """Whom the RM rang up in the last weeks, and in vain before that.

    Contacts have the ids from 1 in the order of the lives.
    """
    chance, dialled = Random(_SEED), Dialled()
    contacts = [one for life in lives for one in life.contacts]
    for contact_id, contact in enumerate(contacts, start=1):
        is_call = contact.channel is Channel.TELEPHONE and contact.direction is Direction.OUT
        if is_call and contact.on > today - _SINCE:
            _talk(chance, dialled, contact_id, contact)
    return dialled


def _talk(chance: Random, dialled: Dialled, contact_id: int, contact: Contact) -> None:
    script = chance.choice(("invite", "invite", "maturity"))
    if chance.random() < _OF_VAIN:
        at = _moment(chance, contact.on, dict.fromkeys(_HOURS, 1))
        _call(dialled, contact, at, _drawn(chance, _VAIN), script)
    at = _moment(chance, contact.on, _HOURS)
    seconds = 0 if chance.random() < _OF_UNTIMED else chance.randrange(70, 700)
    spoken = {"seconds": seconds, "contact_id": contact_id}
    _call(dialled, contact, at, _drawn(chance, _TALKS), script, **spoken)
    if chance.random() < _OF_OBJECTIONS:
        dialled.objections.append(
            {
                "client_id": contact.client_id,
                "at": at,
                "kind": chance.choice(list(ObjectionKind)).value,
                "script": script,
                "call_id": len(dialled.calls),
            }
        )


def _call(
    dialled: Dialled,
    contact: Contact,
    at: datetime,
    outcome: Outcome,
    script: str,
    *,
    seconds: int = 0,
    contact_id: int | None = None,
) -> None:
    kind = outcome_of(STANDARD, outcome)
    dialled.calls.append(
        {
            "client_id": contact.client_id,
            "at": at,
            "outcome": outcome.value,
            "seconds": seconds,
            "contact_id": contact_id,
            "script": script,
            "is_dial": True,
            "is_reached": kind is not None and kind.counts_reached,
            "is_meeting": kind is not None and kind.agrees is AppointmentKind.MEETING,
        }
    )


def _moment(chance: Random, on: date, hours: dict[int, int]) -> datetime:
    (hour,) = chance.choices(list(hours), list(hours.values()))
    return datetime.combine(on, time(hour, chance.randrange(60)))


def _drawn(chance: Random, shares: dict[Outcome, int]) -> Outcome:
    (outcome,) = chance.choices(list(shares), list(shares.values()))
    return outcome
