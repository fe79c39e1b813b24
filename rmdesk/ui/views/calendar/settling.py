"""What became of something agreed, or what of it changes: asked, then done."""

from textual.widget import Widget

from rmdesk.desk.client_file.agreements import FULFILLED_BY
from rmdesk.domain.calling.calls import Appointment, AppointmentKind, AppointmentState
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.views.calendar.entry import Entry
from rmdesk.ui.views.calendar.line import ChangeOf, GistOf, MoveOf, known
from rmdesk.ui.views.calendar.records import in_full
from rmdesk.ui.widgets.grid import Grid
from rmdesk.ui.words.labels import label

_BECAME = {
    AppointmentKind.MEETING: (
        N_("It took place: write the meeting"),
        N_("The client did not come"),
    ),
    AppointmentKind.CALL_BACK: (N_("Called: write the contact"), N_("Not called, or not reached")),
}
_CHANGED = (N_("Another hour or note"), N_("Another day"), N_("Drop it"))
_CAME_EARLIER = {
    AppointmentKind.MEETING: N_("It took place before its day: write a meeting today..."),
    AppointmentKind.CALL_BACK: N_("Called before its day: write a contact today..."),
}


async def decide(view: Widget, access: Access, entry: Entry, agreed: Appointment) -> None:
    """Ask what becomes of it; a day to come has not been kept or missed yet."""
    if agreed.on > access.today:
        choices = [_(choice) for choice in (*_CHANGED, _CAME_EARLIER[agreed.kind])]
        chosen = await ask(view.app, Pick(in_full(agreed), choices))
        if chosen == len(_CHANGED):
            await _keep_today(view, access, entry, agreed)
            return
    else:
        became = _BECAME[agreed.kind]
        choices = [_(choice) for choice in (*became, *_CHANGED)]
        chosen = await ask(view.app, Pick(in_full(agreed), choices))
        if chosen is not None and chosen < len(became):
            await _settle(entry, agreed, has_come=chosen == 0)
            return
        chosen = None if chosen is None else chosen - len(became)
    match chosen:
        case 0:
            entry.open(ChangeOf(agreed))
        case 1:
            entry.open(MoveOf(agreed))
        case 2:
            await entry.records.settle(agreed, AppointmentState.DROPPED)


async def _settle(entry: Entry, agreed: Appointment, *, has_come: bool) -> None:
    if has_come:
        await keep(entry, agreed)
    else:
        await entry.records.settle(agreed, AppointmentState.MISSED)


async def _keep_today(view: Widget, access: Access, entry: Entry, agreed: Appointment) -> None:
    """It came before its day: that it is written today, and leaves its day, is asked first."""
    today = access.today
    question = Confirm(
        in_full(agreed),
        _("Its day is still to come. {letter} {what} is written today, {day}.").format(
            letter=FULFILLED_BY[agreed.kind].value,
            what=label(FULFILLED_BY[agreed.kind]),
            day=formats.day(today),
        ),
        _("Yes, write it today"),
    )
    if await ask(view.app, question):
        view.query_one(Grid).go_to(today)
        await keep(entry, agreed)


async def keep(entry: Entry, agreed: Appointment) -> None:
    """It became a contact, whose gist is told next."""
    contact_id = await entry.records.keep(agreed)
    entry.open(GistOf(known(contact_id), FULFILLED_BY[agreed.kind], agreed.note))
