"""What is done with a meeting: prepared, written down, corrected, called off, taken out."""

from functools import partial

from rmdesk.desk.client_file.agreements import settle
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.meeting.holding import record_meeting, rewrite_record
from rmdesk.desk.meeting.listed import MeetingRow
from rmdesk.desk.meeting.planning import (
    call_off_meeting,
    change_meeting,
    plan_meeting,
    remove_meeting,
)
from rmdesk.domain.calling.calls import AppointmentState
from rmdesk.domain.ids import ClientId
from rmdesk.domain.meetings.meeting import Meeting, MeetingKind
from rmdesk.domain.meetings.plan import Held, Plan
from rmdesk.domain.meetings.standing import MeetingState
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.meeting_held import HeldTyped, MeetingHeldForm
from rmdesk.ui.dialogs.meeting_plan import MeetingPlanForm
from rmdesk.ui.dialogs.palette import Palette
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.text_editor import TextEditor
from rmdesk.ui.filing.acts import Act, choose_act, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.meeting.ground import come_last, ground_of, next_agreed


async def prepare(
    host: Host, client_id: ClientId, *, row: MeetingRow | None = None, afresh: bool = False
) -> None:
    """Prepare the meeting of a row; without one, what is agreed with the client next, or else, and
    with `afresh`, a new one. May raise ClientGone."""
    if row is None and not afresh:
        row = await host.access.ask(lambda desk: next_agreed(desk, client_id, desk.today))
    now = host.access.now()
    ground = await host.access.ask(lambda desk: ground_of(desk, client_id, row, now))
    before, agreed, today = ground.meeting, ground.appointment, host.access.today
    title = _("Prepare the meeting with {name}").format(name=ground.name)
    answer = await take_answer(
        host,
        lambda draft, refusal: MeetingPlanForm(
            title,
            draft,
            ground.proposed,
            ground.events,
            ground.days,
            today,
            is_agreed=before is not None or agreed is not None,
            is_prepared=before is not None and Plan.of(before).is_prepared,
            warnings=ground.warnings,
            refusal=refusal,
        ),
        lambda desk, typed, now: (
            change_meeting(desk, before.id, typed.kept, now=now)
            if before is not None
            else plan_meeting(
                desk,
                client_id,
                typed.kept,
                appointment_id=agreed.id if agreed else None,
                now=now,
            )
        ),
    )
    if answer is not None:
        told = _("Prepared: {name}, {day}. u takes it back.")
        if not answer.kept.is_prepared:
            told = _("Agreed, but not prepared yet: {name}, {day}. u takes it back.")
        host.tell(told.format(name=ground.name, day=formats.day(answer.plan.on)))


async def record(host: Host, client_id: ClientId, *, row: MeetingRow | None = None) -> None:
    """Write down a meeting: that of a row; without one, what was agreed with the client up to
    today, or else one that nobody planned. May raise ClientGone."""
    if row is None:
        row = await host.access.ask(lambda desk: come_last(desk, client_id, desk.today))
    now = host.access.now()
    ground = await host.access.ask(lambda desk: ground_of(desk, client_id, row, now))
    before, agreed, today = ground.meeting, ground.appointment, host.access.today
    first = Held(
        on=min(row.on, today) if row else today,
        record="",
        kind=before.kind if before else MeetingKind.ROUTINE,
        event_id=before.event_id if before else None,
    )
    title = _("Meeting with {name}").format(name=ground.name)
    answer = await take_answer(
        host,
        lambda draft, refusal: MeetingHeldForm(
            title,
            draft or HeldTyped(first),
            ground.events,
            ground.days,
            today,
            deals=ground.deals,
            warnings=ground.warnings,
            refusal=refusal,
        ),
        lambda desk, typed, now: record_meeting(
            desk,
            client_id,
            typed.held,
            meeting_id=before.id if before else None,
            appointment_id=agreed.id if agreed else None,
            now=now,
        ),
    )
    if answer is not None:
        count = len(answer.held.follow_ups)
        told = _("Written down: {name}, {day}, to-dos: {count}. u takes it back.")
        day = formats.day(answer.held.on)
        host.tell(told.format(name=ground.name, day=day, count=count))


async def open_row(host: Host, row: MeetingRow) -> None:
    """What may be done with a row: the same digit for the same act on whatever day, the cursor on
    the likeliest. May raise ClientGone or MeetingGone."""
    client_id, meeting = row.client_id, row.meeting
    write = Act(_("Write it down"), partial(record, host, client_id, row=row))
    plan = Act(_("Prepare it, or another day"), partial(prepare, host, client_id, row=row))
    client = Act(_("Open the client"), partial(host.open_client, client_id))
    missed = Act(_("The client did not come"), partial(call_off, host, row, missed=True))
    off = Act(_("The meeting does not take place"), partial(call_off, host, row))
    again = Act(_("Prepare the next meeting"), partial(prepare, host, client_id, afresh=True))
    match row.state:
        case MeetingState.AHEAD if row.on > host.access.today:
            at, acts = 1, [_to_come(host, write, row), plan, client]
            acts += [_to_come(host, missed, row), off]
        case MeetingState.AHEAD | MeetingState.TO_RECORD:
            at, acts = 0, [write, plan, client, missed, off]
        case MeetingState.HELD if meeting is not None:
            mend = Act(_("Correct the record"), partial(rewrite, host, meeting))
            at, acts = 0, [mend, again, client]
        case _ if meeting is not None and meeting.is_open:  # its appointment was dropped
            at, acts = 1, [write, plan, client]
        case _:
            other = Act(_("Write one down that took place"), partial(record, host, client_id))
            at, acts = 1, [other, again, client]
    about = "   ".join(filter(None, (formats.day(row.on), row.event, row.purpose)))
    await choose_act(host, row.name, acts, about=formats.clean(about), at=at)


def _to_come(host: Host, act: Act, row: MeetingRow) -> Act:
    """What can be done only once one has met: it keeps its digit, and says so."""

    async def say() -> None:
        told = _("The meeting with {name} is still to come: {day}.")
        host.tell(told.format(name=row.name, day=formats.day(row.on)))

    return Act(_("{act} (not before its day)").format(act=act.title), say)


async def rewrite(host: Host, meeting: Meeting) -> None:
    """Say otherwise what was talked about. May raise MeetingGone."""
    text = await take_answer(
        host,
        lambda draft, refusal: TextEditor(
            _("Record of {day}").format(day=formats.day(meeting.on)),
            meeting.record if draft is None else draft,
            before=meeting.record,
            refusal=refusal,
        ),
        lambda desk, typed, now: rewrite_record(desk, meeting.id, typed, now=now),
    )
    if text is not None:
        host.tell(_("The record was changed. u takes it back."))


async def call_off(host: Host, row: MeetingRow, *, missed: bool = False) -> None:
    """It does not take place; why may be said, but of one that nobody prepared there is nowhere to
    write it. May raise MeetingGone or AgreementGone."""
    meeting, appointment = row.meeting, row.appointment
    day = formats.day(row.on)
    news = (
        _("Did not come: {name}, {day}.") if missed else _("Called off: {name}, {day}.")
    ).format(name=row.name, day=day)
    if meeting is not None:
        title = _("Did not come: {name}") if missed else _("Called off: {name}")
        editor = TextEditor(
            title.format(name=row.name), "", is_title=True, placeholder=_("why; may stay empty")
        )
        why = await ask(host.app, editor)
        if why is not None:
            await written(
                host,
                lambda desk, now: call_off_meeting(desk, meeting.id, why, missed=missed, now=now),
                news,
            )
    elif appointment is not None:
        state = AppointmentState.MISSED if missed else AppointmentState.DROPPED
        await written(host, lambda desk, now: settle(desk, appointment, state, now=now), news)


async def take_out(host: Host, row: MeetingRow) -> None:
    """Take out what was written by mistake. May raise MeetingGone."""
    if (meeting := row.meeting) is not None:
        news = _("Taken out: the meeting with {name} on {day}.").format(
            name=row.name, day=formats.day(row.on)
        )
        await written(host, lambda desk, now: remove_meeting(desk, meeting.id, now=now), news)


async def add(host: Host, client_id: ClientId | None) -> None:
    """Prepare or write down a meeting with a client, who is found first where nobody is named.

    May raise ClientGone.
    """
    if client_id is None:
        chosen = await ask(host.app, Palette([], host.access))
        client_id = chosen.client_id if chosen is not None else None
    if client_id is not None:
        found = client_id
        name = await host.access.ask(lambda desk: client_of(desk, found).name)
        acts = (
            Act(_("Prepare one to come"), partial(prepare, host, found)),
            Act(_("Write one down that took place"), partial(record, host, found)),
        )
        await choose_act(host, _("Meeting with {name}").format(name=name), acts)
