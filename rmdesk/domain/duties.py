"""Duties: what is to be done on a working day, until it is done, moved or dropped with a reason.

"Nothing drops out" (product.md): a duty that has come due stays on Today until somebody says what
became of it. What is still ahead follows its source: a corrected maturity moves it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final

from rmdesk.domain.cadence import NextContact
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import Key, Occasion, OccasionKind
from rmdesk.domain.occasions.lead_times import LeadTimes, due_on
from rmdesk.domain.reasons import Reason
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

NO_REASON: Final = N_("Say why it is dropped; a word or two is enough.")
INTO_THE_PAST: Final = N_("{day} is over; a duty moves to today or a later day.")
PAST_ITS_DAY: Final = N_("{day} is after {about}, the day it is for; move it before, or drop it.")
NOT_OPEN: Final = N_("This has been settled already; undo brings it back.")


class DutyState(StrEnum):
    """What became of a duty."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing to do: `on` is the working day planned for it, `about` the day it is for.

    `first_on` is the day it was planned for before anybody moved it; `why` is given when it is
    moved or dropped.
    """

    kind: OccasionKind
    client_id: ClientId | None
    subject: int
    about: date
    on: date
    first_on: date
    reason: Reason
    at: time | None = None
    state: DutyState = DutyState.OPEN
    settled_on: date | None = None
    why: str = ""

    @property
    def key(self) -> Key:
        return Key(self.kind, self.client_id, self.subject, self.about)

    @property
    def is_open(self) -> bool:
        return self.state is DutyState.OPEN

    @property
    def was_moved(self) -> bool:
        return self.on != self.first_on

    def is_due(self, today: date) -> bool:
        """Whether it belongs on Today."""
        return self.is_open and self.on <= today

    def carried(self, today: date, days: WorkingDays) -> int:
        """For how many working days it has been carried over: planned yesterday is 1."""
        return carried_over(self.on, today, days)


def carried_over(on: date, today: date, days: WorkingDays) -> int:
    """The working days after `on` up to today."""
    return days.count(on + timedelta(days=1), today)


def duty_of(occasion: Occasion, leads: LeadTimes, days: WorkingDays) -> Duty:
    """The duty that an occasion makes; raises NoWorkingDay."""
    on = due_on(occasion, leads, days)
    return Duty(
        kind=occasion.kind,
        client_id=occasion.client_id,
        subject=occasion.subject,
        about=occasion.on,
        on=on,
        first_on=on,
        reason=occasion.reason,
        at=occasion.at,
    )


def begun(duty: Duty, today: date) -> Duty:
    """The duty, planned for today where its day had passed when it arose; what has a record of its
    own was agreed for its day, and is late."""
    if duty.on >= today or duty.kind.follows_its_record:
        return duty
    return replace(duty, on=today, first_on=today)


def cadence_duty(client_id: ClientId, due: NextContact) -> Duty:
    """The duty to keep in touch: it says why the client is due then."""
    return Duty(
        kind=OccasionKind.CADENCE,
        client_id=client_id,
        subject=0,
        about=due.planned,
        on=due.on,
        first_on=due.on,
        reason=due.reason,
    )


@dataclass(frozen=True, slots=True)
class Changes:
    """What follows for the duties kept from the occasions of the day."""

    new: Sequence[Duty]
    gone: Sequence[Duty]


def reconcile(kept: Iterable[Duty], arising: Iterable[Duty], *, today: date) -> Changes:
    """Which duties are new, and which to come are gone because their source is.

    A duty of one occasion arises once, whatever became of it. One that is due already is never
    gone: it is settled by hand or not at all, unless a record of its own was settled or put on
    another day. One that is still ahead, was moved by nobody and would arise on another day now is
    replaced.
    """
    known: Mapping[Key, Duty] = {duty.key: duty for duty in kept}
    found: Mapping[Key, Duty] = {duty.key: duty for duty in arising}
    loose = [
        duty
        for duty in known.values()
        if duty.is_open and (duty.on > today or duty.kind.follows_its_record)
    ]
    gone = [
        duty
        for duty in loose
        if duty.key not in found or (not duty.was_moved and found[duty.key].on != duty.on)
    ]
    left = {duty.key for duty in gone}
    new = [duty for key, duty in found.items() if key not in known or key in left]
    return Changes(new, gone)


def wrong_with_moving(duty: Duty, to: date, *, today: date) -> Wrong | None:
    """Why a duty is not moved; None when nothing speaks against it."""
    if not duty.is_open:
        return Wrong("to", NOT_OPEN)
    if to < today:
        return Wrong("to", INTO_THE_PAST, {"day": to.isoformat()})
    if _is_bound(duty) and today <= duty.about < to:
        days = {"day": to.isoformat(), "about": duty.about.isoformat()}
        return Wrong("to", PAST_ITS_DAY, days)
    return None


def moved(duty: Duty, to: date, days: WorkingDays, *, why: str = "") -> Duty:
    """The duty on the working day at or after `to`; what is for a day stays at or before it."""
    on = days.working_day_on_or_after(to)
    if _is_bound(duty) and to <= duty.about < on:
        on = days.working_day_on_or_before(duty.about)
    return replace(duty, on=on, why=why)


def _is_bound(duty: Duty) -> bool:
    """Whether it is of no use after its day: what has happened has none to miss, and what was
    agreed can be agreed for another one."""
    kind = duty.kind
    return kind.is_fixed and not kind.has_happened and not kind.follows_its_record


def done(duty: Duty, *, today: date) -> Duty:
    """The duty, done today."""
    return replace(duty, state=DutyState.DONE, settled_on=today)


def wrong_with_dropping(duty: Duty, why: str) -> Wrong | None:
    """Why a duty is not dropped; None when nothing speaks against it."""
    if not duty.is_open:
        return Wrong("why", NOT_OPEN)
    return None if why.strip() else Wrong("why", NO_REASON)


def dropped(duty: Duty, why: str, *, today: date) -> Duty:
    """The duty, dropped today."""
    return replace(duty, state=DutyState.DROPPED, settled_on=today, why=why.strip())
