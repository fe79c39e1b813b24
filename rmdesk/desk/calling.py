"""The call session: a queue, one card after another, an outcome for each.

Every outcome is one action: call, contact, agreed date and the place in the queue commit
together, so that a crash resumes exactly where the last outcome was given.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from rmdesk.desk.book import ClientGone, Desk
from rmdesk.domain.calls import (
    Appointment,
    AppointmentKind,
    AppointmentState,
    Figures,
    Outcome,
    figures,
)
from rmdesk.domain.clients import Client
from rmdesk.domain.contacts import Channel, Contact, Direction
from rmdesk.domain.facts import Facts
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import AppointmentId, ClientId, ContactId
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.journal import Done
from rmdesk.store.tables import AppointmentTable, CallTable, ClientTable, ContactTable

_SESSION = "call_session"
_HORIZON = timedelta(days=90)  # what falls due within 90 days is on the card: product.md, 7


class NobodyToCall(Refused):
    message = N_("There is nobody to call in this list.")
    hint = N_("Clients who are gone or must not be called do not enter a queue.")


class WhenMissing(Refused):
    message = N_("This outcome needs the day that was agreed.")
    hint = N_("Type it as you would say it: tomorrow, next wed 10:30, 6.30.")


class AlreadyPast(Refused):
    message = N_("{when} is already past.")
    hint = N_("Type a day and hour that are still to come.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A queue being called: whom, where in it, with which script, since when."""

    queue: tuple[ClientId, ...]
    position: int
    script: str
    started: datetime
    left_out: int = 0

    @property
    def client_id(self) -> ClientId | None:
        """Whose card is up; None when the queue is done."""
        return self.queue[self.position] if self.position < len(self.queue) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the RM sees before picking up the telephone."""

    client: Client
    facts: Facts
    last_contacts: Sequence[Contact]
    maturities: Sequence[Holding]
    appointments: Sequence[Appointment]


def start(desk: Desk, ids: Iterable[int], *, script: str, now: datetime) -> Session:
    """Begin a session with the clients `ids`, in their order; it replaces an unfinished one.

    Gone clients and those who must not be called are left out. Raises NobodyToCall.
    """
    wanted = list(dict.fromkeys(ClientId(client_id) for client_id in ids))
    callable_ = desk.clients.callable_among(wanted)
    queue = tuple(client_id for client_id in wanted if client_id in callable_)
    if not queue:
        raise NobodyToCall
    session = Session(
        queue=queue, position=0, script=script, started=now, left_out=len(wanted) - len(queue)
    )
    _keep(desk, session)
    return session


def unfinished(desk: Desk) -> Session | None:
    """The session to resume: after a crash, a lock or a night."""
    session = kept(desk)
    return session if session and session.client_id is not None else None


def kept(desk: Desk) -> Session | None:
    """The newest session, done or not; None before the first one."""
    raw: dict[str, Any] | None = desk.state.get(_SESSION)
    if raw is None:
        return None
    return Session(
        queue=tuple(ClientId(client_id) for client_id in raw["queue"]),
        position=raw["position"],
        script=raw["script"],
        started=datetime.fromisoformat(raw["started"]),
    )


def go_to(desk: Desk, session: Session, position: int) -> Session:
    """The same session at another place of its queue."""
    moved = replace(session, position=max(0, min(position, len(session.queue))))
    _keep(desk, moved)
    return moved


def with_script(desk: Desk, session: Session, script: str) -> Session:
    """The same session with another script."""
    changed = replace(session, script=script)
    _keep(desk, changed)
    return changed


def card(desk: Desk, client_id: ClientId) -> Card:
    """Everything the pre-call card shows; raises ClientGone."""
    try:
        client = desk.clients.get(client_id)
    except LookupError as error:
        raise ClientGone from error
    until = desk.today + _HORIZON
    return Card(
        client=client,
        facts=desk.clients.facts(client_id),
        last_contacts=desk.contacts.of(client_id, limit=3),
        maturities=sorted(
            (
                holding
                for holding in desk.holdings.of(client_id)
                if holding.maturity
                and desk.today <= holding.maturity <= until
                and not holding.gone_on
            ),
            key=lambda holding: (holding.maturity or date.max, holding.id),
        ),
        appointments=[
            appointment
            for appointment in desk.appointments.of(client_id)
            if appointment.state is AppointmentState.OPEN
        ],
    )


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
    try:
        name = desk.clients.get(client_id).name
    except LookupError as error:
        raise ClientGone from error
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
            for promised in _kept_promises(desk, client_id, now.date()):
                action.update(AppointmentTable, promised.id, {"state": AppointmentState.DONE})
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
        _keep(desk, following)
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


def left_over(desk: Desk, session: Session) -> list[ClientId]:
    """Whom the session did not reach: passed over, no answer or busy, in the queue's order."""
    settled = {
        call.client_id
        for call in desk.calls.since(session.started)
        if call.outcome not in (Outcome.NO_ANSWER, Outcome.BUSY)
    }
    callable_ = desk.clients.callable_among(session.queue)
    return [one for one in session.queue if one in callable_ and one not in settled]


def log_incoming(
    desk: Desk, client_id: ClientId, channel: Channel, *, gist: str, now: datetime
) -> ContactId:
    """Record that the client rang, wrote or came in; raises ClientGone.

    A talk fulfils the call-backs due by today; who came in has kept today's meeting, too.
    """
    try:
        name = desk.clients.get(client_id).name
    except LookupError as error:
        raise ClientGone from error
    kinds = {
        Channel.TELEPHONE: (AppointmentKind.CALL_BACK,),
        Channel.MEETING: (AppointmentKind.CALL_BACK, AppointmentKind.MEETING),
    }.get(channel, ())
    with desk.store.action("contact.log", {"name": name}, at=now) as action:
        contact_id = action.insert(
            ContactTable,
            {
                "client_id": client_id,
                "on": now.date(),
                "channel": channel,
                "direction": Direction.IN,
                "gist": gist.strip(),
                "logged_at": now,
            },
        )
        for promised in _kept_promises(desk, client_id, now.date(), kinds):
            action.update(AppointmentTable, promised.id, {"state": AppointmentState.DONE})
    return ContactId(contact_id)


def agree(
    desk: Desk,
    client_id: ClientId,
    kind: AppointmentKind,
    *,
    now: datetime,
    on: date,
    at: time | None = None,
    note: str = "",
) -> AppointmentId:
    """Note a meeting or a call-back outside a session; raises AlreadyPast or ClientGone."""
    require_future(on, at, now)
    try:
        name = desk.clients.get(client_id).name
    except LookupError as error:
        raise ClientGone from error
    with desk.store.action("appointment.add", {"name": name}, at=now) as action:
        values = {
            "client_id": client_id,
            "kind": kind,
            "on": on,
            "at": at,
            "note": note.strip(),
            "state": AppointmentState.OPEN,
        }
        return AppointmentId(action.insert(AppointmentTable, values))


def settle(desk: Desk, appointment: Appointment, state: AppointmentState, *, now: datetime) -> None:
    """Say what became of an appointment; raises ClientGone when it is no longer in the book."""
    try:
        name = desk.clients.get(appointment.client_id).name
        with desk.store.action("appointment.settle", {"name": name}, at=now) as action:
            action.update(AppointmentTable, appointment.id, {"state": state})
    except LookupError as error:
        raise ClientGone from error


def figures_of(desk: Desk, day: date) -> Figures:
    """What was telephoned on `day`."""
    return figures(desk.calls.on(day))


def figures_since(desk: Desk, session: Session) -> Figures:
    """What the session came to so far."""
    return figures(desk.calls.since(session.started))


_AGREED = {
    Outcome.APPOINTMENT: AppointmentKind.MEETING,
    Outcome.CALL_BACK: AppointmentKind.CALL_BACK,
}


def require_future(on: date | None, at: time | None, now: datetime) -> None:
    """Raise WhenMissing or AlreadyPast unless `on`, at the hour `at` if named, is to come."""
    if on is None:
        raise WhenMissing
    if on < now.date() or (on == now.date() and at is not None and at <= now.time()):
        shown = f"{on.isoformat()} {at:%H:%M}" if at else on.isoformat()
        raise AlreadyPast(when=shown)


def _follow(desk: Desk, done: Done | None, *, steps: int) -> None:
    """Put the session `steps` cards after the client whose outcome was undone or done again."""
    session = kept(desk) if done and done.kind == "call.record" else None
    if session and done and (client_id := done.subject["client_id"]) in session.queue:
        go_to(desk, session, session.queue.index(client_id) + steps)


def _kept_promises(
    desk: Desk,
    client_id: ClientId,
    today: date,
    kinds: Container[AppointmentKind] = (AppointmentKind.CALL_BACK,),
) -> Iterable[Appointment]:
    """The appointments of these kinds that a talk today fulfils."""
    return [
        promised
        for promised in desk.appointments.of(client_id)
        if promised.kind in kinds
        and promised.state is AppointmentState.OPEN
        and promised.on <= today
    ]


def _keep(desk: Desk, session: Session) -> None:
    desk.state.put(
        _SESSION,
        {
            "queue": list(session.queue),
            "position": session.position,
            "script": session.script,
            "started": session.started.isoformat(),
        },
    )
