"""What came of a call. Every outcome is one action: call, contact, agreed date, what the talk
brought and the place in the queue commit together, so that a crash resumes exactly where the last
outcome was given.
"""

from datetime import datetime
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.closing_numbers import close_number
from rmdesk.desk.calling.given import Given
from rmdesk.desk.calling.refusals import ClockSetBack, NoteMissing, OutcomeGone, refuse_talk
from rmdesk.desk.calling.sessions import NobodyToCall, Session, go_to, kept
from rmdesk.desk.calling.turns import advance
from rmdesk.desk.client_file.agreements import fulfil, require_future
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.calling.outcomes import OutcomeKind, outcome_of
from rmdesk.domain.contacts import Channel, Direction
from rmdesk.domain.ids import ClientId
from rmdesk.store.journal.actions import Action
from rmdesk.store.journal.changes import Done
from rmdesk.store.tables.contacts import (
    AppointmentTable,
    CallTable,
    ContactTable,
    ObjectionTable,
)
from rmdesk.store.tables.day import HeardAttitudeTable, ToDoTable
from rmdesk.store.tables.people import ClientTable

ACTION: Final = "call.record"


def record(
    desk: Desk, session: Session, given: Given, *, now: datetime, despite_clock: bool = False
) -> Session:
    """Write the outcome of the card that is up, and go to the next one.

    Where nothing else is said, the script is the session's own. Raises OutcomeGone, NoteMissing,
    WhenMissing, AlreadyPast, ValueRefused, TalkWithNobody, ClientGone, and ClockSetBack unless
    `despite_clock`; then nothing is written and the place stays.
    """
    client_id = session.client_id
    if client_id is None:
        raise NobodyToCall
    kind = _kind(desk, given)
    if kind.asks_when:
        require_future(given.on, given.at, now)
    refuse_talk(given.talk, kind, today=now.date())
    client = client_of(desk, client_id)
    if not despite_clock:
        _refuse_clock(desk, now)
    subject = {"name": client.name, "outcome": kind.code, "client_id": client_id}
    with desk.store.action(ACTION, subject, at=now) as action:
        action.reason = given.override.strip()
        contact_id = _contact(desk, action, client_id, kind, given, now)
        call_id = action.insert(
            CallTable,
            {
                "client_id": client_id,
                "at": now,
                "outcome": kind.code,
                "seconds": given.seconds,
                "contact_id": contact_id,
                "script": given.script or session.script,
                "is_dial": kind.is_dial,
                "is_reached": kind.counts_reached,
                "is_meeting": kind.is_meeting,
                "purpose": given.purpose,
                "goal": given.goal.strip(),
                "technique": given.talk.technique.value if given.talk.technique else "",
                "signals": " ".join(signal.value for signal in given.talk.signals),
                "override": given.override.strip(),
                "why": _why(kind, given),
            },
        )
        for objection, script in given.objections:
            row = {"client_id": client_id, "at": now, "kind": objection, "script": script}
            action.insert(ObjectionTable, row | {"call_id": call_id})
        _agreed(action, client_id, kind, given)
        _follow_talk(action, client_id, given, now)
        if kind.stops_cadence:
            action.update(ClientTable, client_id, {"do_not_call": True})
        if kind.closes_number:
            close_number(desk, action, client, given.line, today=now.date())
        return advance(desk, session, now=now)


def undo(desk: Desk, *, now: datetime) -> Done | None:
    """Like `Desk.undo`; an outcome taken back puts its client's card up again."""
    done = desk.undo(now=now)
    _follow(desk, done, steps=0)
    return done


def redo(desk: Desk, *, now: datetime) -> Done | None:
    """Like `Desk.redo`; an outcome given again goes on to the card after it."""
    done = desk.redo(now=now)
    _follow(desk, done, steps=1)
    return done


def _kind(desk: Desk, given: Given) -> OutcomeKind:
    """What follows from the outcome; raises OutcomeGone or NoteMissing."""
    kind = outcome_of(desk.call_settings.outcomes, given.outcome)
    if kind is None or kind.is_hidden:
        raise OutcomeGone
    if kind.needs_note and not given.gist.strip():
        raise NoteMissing
    return kind


def _refuse_clock(desk: Desk, now: datetime) -> None:
    """Raise ClockSetBack where the outcome recorded last is still to come."""
    last = desk.calls.recorded_last()
    if last is not None and now < last.at.replace(microsecond=0):
        raise ClockSetBack(now=f"{now:%Y-%m-%d %H:%M}", last=f"{last.at:%Y-%m-%d %H:%M}")


def _contact(
    desk: Desk, action: Action, client_id: ClientId, kind: OutcomeKind, given: Given, now: datetime
) -> int | None:
    """The talk as a contact, which keeps what was promised for today; None without a talk."""
    if not kind.counts_reached:
        return None
    contact_id = action.insert(
        ContactTable,
        {
            "client_id": client_id,
            "on": now.date(),
            "channel": Channel.TELEPHONE,
            "direction": Direction.OUT,
            "gist": given.gist.strip(),
            "logged_at": now,
            "topics": " ".join(given.talk.topics),
            "promise": given.talk.promise.strip(),
        },
    )
    fulfil(desk, action, client_id, (AppointmentKind.CALL_BACK,), today=now.date())
    return contact_id


def _why(kind: OutcomeKind, given: Given) -> str:
    """The reason; without a talk, which would be a contact, the note has no other place."""
    return (given.why or ("" if kind.counts_reached else given.gist)).strip()


def _agreed(action: Action, client_id: ClientId, kind: OutcomeKind, given: Given) -> None:
    if not kind.asks_when or kind.agrees is None:
        return
    values = {"client_id": client_id, "kind": kind.agrees, "on": given.on, "at": given.at}
    state = {"note": given.gist.strip(), "state": AppointmentState.OPEN}
    action.insert(AppointmentTable, values | state)


def _follow_talk(action: Action, client_id: ClientId, given: Given, now: datetime) -> None:
    """What was promised for a day is to be done then; what was heard shows the attitude."""
    talk = given.talk
    if talk.promised_for is not None:
        values = {"client_id": client_id, "on": talk.promised_for, "what": talk.promise.strip()}
        action.insert(ToDoTable, values)
    if talk.evidence:
        evidence = " ".join(piece.value for piece in talk.evidence)
        heard = {"client_id": client_id, "on": now.date(), "evidence": evidence}
        action.insert(HeardAttitudeTable, heard)


def _follow(desk: Desk, done: Done | None, *, steps: int) -> None:
    """Put the session `steps` cards after the client whose outcome was undone or done again."""
    session = kept(desk) if done and done.kind == ACTION else None
    if session and done and (client_id := done.subject["client_id"]) in session.queue:
        go_to(desk, session, session.queue.index(client_id) + steps)
