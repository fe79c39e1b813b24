"""What was agreed with a client: a meeting or a call-back, until it is settled."""

from collections.abc import Container, Mapping
from datetime import date, datetime, time
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.consents import require_callable
from rmdesk.domain.calling.calls import Appointment, AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import AppointmentId, ClientId, ContactId
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.contacts import AppointmentTable, ContactTable

FULFILLED_BY = {
    AppointmentKind.MEETING: Channel.MEETING,
    AppointmentKind.CALL_BACK: Channel.TELEPHONE,
}
"""The contact that an appointment becomes when it is kept."""


class WhenMissing(Refused):
    message = N_("This outcome needs the day that was agreed.")
    hint = N_("Type it as you would say it: tomorrow, next wed 10:30, 6.30.")


class AlreadyPast(Refused):
    message = N_("{when} is already past.")
    hint = N_("Type a day and hour that are still to come.")


class AgreementGone(Refused):
    message = N_("This agreed date is no longer open.")
    hint = N_("Look at the client's calendar before you agree it again.")


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
    """Note a meeting or a call-back outside a session.

    Raises AlreadyPast, CallsRefused or ClientGone.
    """
    require_future(on, at, now)
    if kind is AppointmentKind.CALL_BACK:
        require_callable(desk, client_id)
    name = client_of(desk, client_id).name
    with desk.store.action("appointment.add", {"name": name}, at=now) as action:
        return note_agreed(action, client_id, kind, on=on, at=at, note=note)


def note_agreed(
    action: Action,
    client_id: ClientId,
    kind: AppointmentKind,
    *,
    on: date,
    at: time | None = None,
    note: str = "",
) -> AppointmentId:
    """Within `action`: an open appointment on a day that was found to be to come."""
    values = {
        "client_id": client_id,
        "kind": kind,
        "on": on,
        "at": at,
        "note": note.strip(),
        "state": AppointmentState.OPEN,
    }
    return AppointmentId(action.insert(AppointmentTable, values))


def note_meeting(
    desk: Desk,
    action: Action,
    client_id: ClientId,
    *,
    on: date,
    at: time | None = None,
    note: str = "",
) -> AppointmentId:
    """Within `action`: a meeting on a day that was found to be to come, agreed once.

    One that stands in the calendar for that day and hour already is that one, and so is one of the
    day where either hour was left open: it gets the hour that is known now.
    """
    for one in desk.appointments.of(client_id):
        if one.on != on or one.kind is not AppointmentKind.MEETING:
            continue
        if one.state is AppointmentState.OPEN and (one.at == at or at is None or one.at is None):
            if one.at is None and at is not None:
                action.update(AppointmentTable, one.id, {"at": at})
            return one.id
    return note_agreed(action, client_id, AppointmentKind.MEETING, on=on, at=at, note=note)


def change(
    desk: Desk,
    appointment: Appointment,
    *,
    now: datetime,
    on: date,
    at: time | None,
    note: str,
) -> None:
    """Another day, hour or note; the same ones again write nothing.

    Only a new day or hour must be to come. Raises AlreadyPast or AgreementGone.
    """
    before, name = _open(desk, appointment)
    if (on, at) != (before.on, before.at):
        require_future(on, at, now)
    if (on, at, note.strip()) == (before.on, before.at, before.note):
        return
    with desk.store.action("appointment.change", {"name": name}, at=now) as action:
        values = {"on": on, "at": at, "note": note.strip()}
        action.update(AppointmentTable, before.id, values)


def keep(desk: Desk, appointment: Appointment, *, now: datetime) -> ContactId:
    """It took place: a contact on its day, or today when it came earlier, with its note as gist.

    Raises AgreementGone.
    """
    kept, name = _open(desk, appointment)
    with desk.store.action("appointment.settle", {"name": name}, at=now) as action:
        action.update(AppointmentTable, kept.id, {"state": AppointmentState.DONE})
        contact = {
            "client_id": kept.client_id,
            "on": min(kept.on, now.date()),
            "channel": FULFILLED_BY[kept.kind],
            "gist": kept.note,
            "logged_at": now,
        }
        return ContactId(action.insert(ContactTable, contact))


def settle(desk: Desk, appointment: Appointment, state: AppointmentState, *, now: datetime) -> None:
    """Say that an appointment was dropped or missed, or done elsewhere; raises AgreementGone."""
    settled, name = _open(desk, appointment)
    with desk.store.action("appointment.settle", {"name": name}, at=now) as action:
        action.update(AppointmentTable, settled.id, {"state": state})


def require_future(on: date | None, at: time | None, now: datetime) -> None:
    """Raise WhenMissing or AlreadyPast unless `on`, at the hour `at` if named, is to come."""
    if on is None:
        raise WhenMissing
    if on < now.date() or (on == now.date() and at is not None and at <= now.time()):
        shown = f"{on.isoformat()} {at:%H:%M}" if at else on.isoformat()
        raise AlreadyPast(when=shown)


_KEPT_BY: Final[Mapping[Channel, tuple[AppointmentKind, ...]]] = {
    Channel.TELEPHONE: (AppointmentKind.CALL_BACK,),
    Channel.MEETING: (AppointmentKind.CALL_BACK, AppointmentKind.MEETING),
}
"""Who came in has heard what was promised for the telephone, too."""


def fulfil_by(
    desk: Desk, action: Action, client_id: ClientId, channel: Channel, *, today: date
) -> None:
    """Within `action`: a talk today by `channel` fulfils what it keeps of the open appointments."""
    fulfil(desk, action, client_id, _KEPT_BY.get(channel, ()), today=today)


def fulfil(
    desk: Desk,
    action: Action,
    client_id: ClientId,
    kinds: Container[AppointmentKind],
    *,
    today: date,
) -> None:
    """Within `action`: a talk today fulfils the client's open appointments of these kinds."""
    for promised in desk.appointments.of(client_id):
        is_open = promised.state is AppointmentState.OPEN
        if is_open and promised.kind in kinds and promised.on <= today:
            action.update(AppointmentTable, promised.id, {"state": AppointmentState.DONE})


def _open(desk: Desk, appointment: Appointment) -> tuple[Appointment, str]:
    """The appointment as it is now and its client's name; raises AgreementGone."""
    try:
        found = desk.appointments.get(appointment.id)
        name = desk.clients.get(found.client_id).name
    except LookupError as error:
        raise AgreementGone from error
    if found.state is not AppointmentState.OPEN:
        raise AgreementGone
    return found, name
