"""What becomes of a duty: done, moved to another day, or dropped with a reason.

A duty with a record of its own (a meeting, an answer owed, a to-do) is settled in that record, and
so everywhere at once. Keeping in touch has none: it is put off, and the plan begins anew.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from rmdesk.desk.book import Desk
from rmdesk.domain.cadence import Because, Rhythm, next_contact
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.calling.calls import AppointmentState
from rmdesk.domain.duties import (
    NOT_OPEN,
    Duty,
    done,
    dropped,
    moved,
    wrong_with_dropping,
    wrong_with_moving,
)
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import Key, OccasionKind
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.duties import StoredDuty
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.contacts import AppointmentTable, ContactTable
from rmdesk.store.tables.day import DutyTable, PostponedTable, ToDoTable, VisitTable
from rmdesk.store.tables.file import FeedbackTable, ProspectTable
from rmdesk.store.tables.table import Table


class DutyGone(Refused):
    message = N_("This is no longer due: it was settled or its reason is gone.")
    hint = N_("Look at Today again; undo brings back what was settled.")


def finish(desk: Desk, keys: Sequence[Key], *, now: datetime) -> None:
    """Say that duties are done, as one action; raises DutyGone or ValueRefused.

    Where the client was spoken with, logging the contact does it, too, and says more.
    """
    found = _found(desk, keys)
    for one in found:
        if not one.duty.is_open:
            raise ValueRefused(Wrong("", NOT_OPEN))
    _settle(
        desk, "day.done", found, lambda duty: done(duty, today=now.date()), _DONE_RECORDS, now=now
    )


def drop(desk: Desk, keys: Sequence[Key], why: str, *, now: datetime) -> None:
    """Drop duties with a reason, as one action; raises DutyGone or ValueRefused."""
    found = _found(desk, keys)
    for one in found:
        _refuse(wrong_with_dropping(one.duty, why))
    _settle(
        desk,
        "day.drop",
        found,
        lambda duty: dropped(duty, why, today=now.date()),
        _DROPPED_RECORDS,
        now=now,
    )


def move(desk: Desk, keys: Sequence[Key], to: date, *, now: datetime, why: str = "") -> None:
    """Do duties on another day, as one action; raises DutyGone or ValueRefused.

    `day_after_moving` says what becomes of a day off.
    """
    found = _found(desk, keys)
    today = now.date()
    for one in found:
        _refuse(wrong_with_moving(one.duty, to, today=today))
    with desk.store.action("day.move", {"count": len(found)}, at=now) as action:
        for one in found:
            put_on(desk, action, one, to, why.strip(), today=today)


def day_after_moving(duty: Duty, to: date, days: WorkingDays) -> date:
    """The day it is done on when it is moved to a day: what is agreed with a client may be kept on
    a day off, anything else is done on a working day."""
    if duty.kind in _AGREED:
        return to
    if duty.kind is OccasionKind.CADENCE or duty.kind in _DAYS:
        return days.working_day_on_or_after(to)
    return moved(duty, to, days).on


def put_on(desk: Desk, action: Action, one: StoredDuty, to: date, why: str, *, today: date) -> None:
    """Within `action`: a duty that may be moved is done on another day."""
    duty = one.duty
    if duty.kind is OccasionKind.CADENCE:
        _put_off(desk, action, duty, to, why, today=today)
    elif record := _DAYS.get(duty.kind):
        table, column = record
        action.update(table, duty.subject, {column: day_after_moving(duty, to, desk.days)})
    elif one.id is not None:
        after = moved(duty, to, desk.days, why=why)
        action.update(DutyTable, one.id, {"on": after.on, "why": after.why})


def _settle(
    desk: Desk,
    kind: str,
    found: Sequence[StoredDuty],
    settled: Callable[[Duty], Duty],
    records: dict[OccasionKind, Callable[[date], tuple[type[Table], dict[str, object]]]],
    *,
    now: datetime,
) -> None:
    today = now.date()
    with desk.store.action(kind, {"count": len(found)}, at=now) as action:
        for one in found:
            duty = one.duty
            after = settled(duty)
            if duty.kind is OccasionKind.CADENCE:
                _begin_anew(desk, action, duty, after.why, today=today)
                continue
            if record := records.get(duty.kind):
                table, values = record(today)
                action.update(table, duty.subject, values)
            if one.id is not None:
                values = {"state": after.state, "settled_on": after.settled_on, "why": after.why}
                action.update(DutyTable, one.id, values)


def _appointment(
    state: AppointmentState,
) -> Callable[[date], tuple[type[Table], dict[str, object]]]:
    return lambda _today: (AppointmentTable, {"state": state})


_DONE_RECORDS: dict[OccasionKind, Callable[[date], tuple[type[Table], dict[str, object]]]] = {
    OccasionKind.MEETING: _appointment(AppointmentState.DONE),
    OccasionKind.CALL_BACK: _appointment(AppointmentState.DONE),
    OccasionKind.ANSWER_OWED: lambda today: (FeedbackTable, {"answered_on": today}),
    OccasionKind.FOLLOW_UP: lambda _today: (ProspectTable, {"follow_up_on": None}),
    OccasionKind.VISIT: lambda today: (VisitTable, {"settled_on": today}),
    OccasionKind.TO_DO: lambda today: (ToDoTable, {"settled_on": today}),
}
_DROPPED_RECORDS = _DONE_RECORDS | {
    OccasionKind.MEETING: _appointment(AppointmentState.DROPPED),
    OccasionKind.CALL_BACK: _appointment(AppointmentState.DROPPED),
    # It was not answered: only the day is given up.
    OccasionKind.ANSWER_OWED: lambda _today: (FeedbackTable, {"promised_on": None}),
}
_DAYS: dict[OccasionKind, tuple[type[Table], str]] = {
    OccasionKind.MEETING: (AppointmentTable, "on"),
    OccasionKind.CALL_BACK: (AppointmentTable, "on"),
    OccasionKind.ANSWER_OWED: (FeedbackTable, "promised_on"),
    OccasionKind.FOLLOW_UP: (ProspectTable, "follow_up_on"),
    OccasionKind.VISIT: (VisitTable, "on"),
    OccasionKind.TO_DO: (ToDoTable, "on"),
}
"""Where the day of a duty with a record of its own stands."""

_AGREED = frozenset({OccasionKind.MEETING, OccasionKind.CALL_BACK, OccasionKind.VISIT})


def _begin_anew(desk: Desk, action: Action, duty: Duty, why: str, *, today: date) -> None:
    """Within `action`: the next contact is planned as if there had been one today."""
    if duty.client_id is None:
        return
    client = desk.clients.get(duty.client_id)
    facts = desk.clients.facts(duty.client_id)
    frequency = desk.thresholds.days(facts.client_class)
    to = today + timedelta(days=client.wished_days or frequency)
    if facts.due_because is Because.AGREED:
        latest = desk.contacts.of(duty.client_id, 1)[0]
        action.update(ContactTable, latest.id, {"next_on": None})
        rhythm = Rhythm(
            known_since=client.known_since,
            frequency=frequency,
            last_contact=latest.on,
            wished_days=client.wished_days,
        )
        _postpone(action, duty.client_id, next_contact(rhythm, desk.days).planned, to, why, today)
    else:
        _put_off(desk, action, duty, to, why, today=today)


def _put_off(desk: Desk, action: Action, duty: Duty, to: date, why: str, *, today: date) -> None:
    """Within `action`: the next contact is on another day."""
    if duty.client_id is None:
        return
    facts = desk.clients.facts(duty.client_id)
    if facts.due_because is Because.AGREED:
        latest = desk.contacts.of(duty.client_id, 1)[0]
        action.update(ContactTable, latest.id, {"next_on": to})
        return
    planned = duty.about
    if facts.due_because is Because.MOVED:
        planned = desk.day.postponed.of(duty.client_id)[0].planned
    _postpone(action, duty.client_id, planned, to, why, today)


def _postpone(
    action: Action, client_id: ClientId, planned: date, to: date, why: str, today: date
) -> None:
    values = {"client_id": client_id, "planned": planned, "to": to, "why": why.strip()}
    action.insert(PostponedTable, values | {"on": today})


def _found(desk: Desk, keys: Sequence[Key]) -> list[StoredDuty]:
    try:
        return [desk.duties.find(desk.settings, key) for key in keys]
    except LookupError as error:
        raise DutyGone from error


def _refuse(wrong: Wrong | None) -> None:
    if wrong is not None:
        raise ValueRefused(wrong)
