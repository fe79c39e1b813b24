"""What came of a call. Every outcome is one action: call, contact, agreed date and the place in
the queue commit together, so that a crash resumes exactly where the last outcome was given.
"""

from dataclasses import replace
from datetime import date, datetime, time

from rmdesk.desk.agreements import fulfil, require_future
from rmdesk.desk.book import Desk
from rmdesk.desk.calling.sessions import NobodyToCall, Session, go_to, keep, kept
from rmdesk.desk.clients import client_of
from rmdesk.domain.calls import AppointmentKind, AppointmentState, Outcome
from rmdesk.domain.contacts import Channel, Direction
from rmdesk.store.journal import Done
from rmdesk.store.tables.contacts import AppointmentTable, CallTable, ContactTable
from rmdesk.store.tables.people import ClientTable

_AGREED = {
    Outcome.APPOINTMENT: AppointmentKind.MEETING,
    Outcome.CALL_BACK: AppointmentKind.CALL_BACK,
}


def record(
    desk: Desk,
    session: Session,
    outcome: Outcome,
    *,
    now: datetime,
    gist: str = "",
    on: date | None = None,
    at: time | None = None,
    seconds: int = 0,
    script: str = "",
) -> Session:
    """Write the outcome of the card that is up, and go to the next one.

    `script` is the one that was on the screen, where that is not the session's own.
    Raises WhenMissing, AlreadyPast or ClientGone; then nothing is written and the place stays.
    """
    client_id = session.client_id
    if client_id is None:
        raise NobodyToCall
    if outcome.asks_when:
        require_future(on, at, now)
    name = client_of(desk, client_id).name
    following = replace(session, position=session.position + 1)
    subject = {"name": name, "outcome": outcome.value, "client_id": client_id}
    with desk.store.action("call.record", subject, at=now) as action:
        contact_id = None
        if outcome.is_reached:
            contact_id = action.insert(
                ContactTable,
                {
                    "client_id": client_id,
                    "on": now.date(),
                    "channel": Channel.TELEPHONE,
                    "direction": Direction.OUT,
                    "gist": gist.strip(),
                    "logged_at": now,
                },
            )
            fulfil(desk, action, client_id, (AppointmentKind.CALL_BACK,), today=now.date())
        action.insert(
            CallTable,
            {
                "client_id": client_id,
                "at": now,
                "outcome": outcome,
                "seconds": seconds,
                "contact_id": contact_id,
                "script": script or session.script,
            },
        )
        if outcome.asks_when:
            action.insert(
                AppointmentTable,
                {
                    "client_id": client_id,
                    "kind": _AGREED[outcome],
                    "on": on,
                    "at": at,
                    "note": gist.strip(),
                    "state": AppointmentState.OPEN,
                },
            )
        if outcome is Outcome.DO_NOT_CALL:
            action.update(ClientTable, client_id, {"do_not_call": True})
        keep(desk, following)
    return following


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


def _follow(desk: Desk, done: Done | None, *, steps: int) -> None:
    """Put the session `steps` cards after the client whose outcome was undone or done again."""
    session = kept(desk) if done and done.kind == "call.record" else None
    if session and done and (client_id := done.subject["client_id"]) in session.queue:
        go_to(desk, session, session.queue.index(client_id) + steps)
