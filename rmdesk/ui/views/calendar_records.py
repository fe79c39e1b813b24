"""What the calendar writes into the book. A text is a draft until the book has taken it."""

import asyncio
from collections.abc import Callable
from datetime import date, time

from textual.widget import Widget

from rmdesk.desk import agreements
from rmdesk.desk.consents import permissions_of
from rmdesk.desk.contacts import delete_contact, edit_contact, log_contact
from rmdesk.domain.calls import Appointment, AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.domain.grid import Mark
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.domain.spoken_dates import When
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.kin_words import contact_warning
from rmdesk.ui.labels import label
from rmdesk.ui.messages import BookChanged, Told
from rmdesk.ui.views.calendar_drafts import Drafts
from rmdesk.ui.views.calendar_line import ChangeOf, GistOf, MeetingOn, MoveOf, hour_and_note
from rmdesk.ui.widgets.grid_cells import agreed_text


class Records:
    """Work for `Undertaken`: a refusal passes through it and is told by the main screen."""

    def __init__(self, view: Widget, access: Access, drafts: Drafts) -> None:
        self._view = view
        self._access = access
        self._drafts = drafts

    # --- contacts ---

    async def write(
        self,
        client_id: ClientId,
        day: date,
        channel: Channel,
        written: "asyncio.Future[ContactId]",
        refused: Callable[[], None],
    ) -> None:
        """A contact on `day`; its id is `written` for the gist that is typed meanwhile.

        What took place is written down even where the client refused that way; it is said.
        """
        now = self._access.now()
        try:
            contact_id, held = await self._access.ask(
                lambda desk: (
                    log_contact(desk, client_id, channel=channel, on=day, now=now),
                    permissions_of(desk, client_id),
                )
            )
        except RmdeskError:
            written.cancel()
            refused()
            raise
        written.set_result(contact_id)
        self._changed()
        if warning := contact_warning(held, channel):
            self._view.post_message(Told(warning, alarm=True))

    async def save_gist(self, purpose: GistOf, text: str) -> None:
        contact_id = await purpose.contact
        self._drafts.put(purpose.key, text)
        now = self._access.now()
        await self._access.ask(lambda desk: edit_contact(desk, contact_id, {"gist": text}, now=now))
        self._drafts.saved(purpose.key)
        self._changed()

    async def delete(self, mark: Mark, day: date) -> None:
        now = self._access.now()
        await self._access.ask(lambda desk: delete_contact(desk, mark.contact_id, now=now))
        said = _("Deleted: {letter} on {day}. u or Ctrl+Z brings it back.")
        self._changed(said.format(letter=mark.channel.value, day=formats.day(day)))

    # --- what was agreed ---

    async def agree(self, purpose: MeetingOn, text: str) -> None:
        """A meeting at the hour that `text` begins with."""
        self._drafts.put(purpose.key, text)
        at, note = hour_and_note(text, self._access.today)
        now = self._access.now()
        await self._access.ask(
            lambda desk: agreements.agree(
                desk,
                purpose.client_id,
                AppointmentKind.MEETING,
                on=purpose.day,
                at=at,
                note=note,
                now=now,
            )
        )
        self._drafts.saved(purpose.key)
        said = _("Meeting agreed: {day}.").format(day=formats.moment(When(purpose.day, at)))
        self._changed(said)

    async def change(self, purpose: ChangeOf, text: str) -> None:
        """Another hour and note."""
        at, note = hour_and_note(text, self._access.today)
        await self._change(purpose, text, purpose.appointment.on, at, note)

    async def move(self, purpose: MoveOf, text: str, on: date, at: time | None) -> None:
        """Another day, the note as it was."""
        await self._change(purpose, text, on, at, purpose.appointment.note)

    async def _change(
        self, purpose: ChangeOf | MoveOf, text: str, on: date, at: time | None, note: str
    ) -> None:
        self._drafts.put(purpose.key, text)
        now, appointment = self._access.now(), purpose.appointment
        await self._access.ask(
            lambda desk: agreements.change(desk, appointment, on=on, at=at, note=note, now=now)
        )
        self._drafts.saved(purpose.key)
        said = _("{what} now on {day}.")
        self._changed(said.format(what=label(appointment.kind), day=formats.moment(When(on, at))))

    async def keep(self, appointment: Appointment) -> ContactId:
        """It took place: the contact it became."""
        now = self._access.now()
        contact_id = await self._access.ask(
            lambda desk: agreements.keep(desk, appointment, now=now)
        )
        said = _("Written: {letter} on {day}. Settled: {what}.")
        letter = agreements.FULFILLED_BY[appointment.kind].value
        day = formats.day(min(appointment.on, now.date()))
        self._changed(said.format(letter=letter, day=day, what=in_full(appointment)))
        return contact_id

    async def settle(self, appointment: Appointment, state: AppointmentState) -> None:
        """It was missed or dropped."""
        now = self._access.now()
        await self._access.ask(lambda desk: agreements.settle(desk, appointment, state, now=now))
        said = (
            _("Dropped: {what}. u or Ctrl+Z brings it back.")
            if state is AppointmentState.DROPPED
            else _("Not kept: {what}. u or Ctrl+Z takes that back.")
        )
        self._changed(said.format(what=in_full(appointment)))

    def _changed(self, said: str = "") -> None:
        self._view.post_message(BookChanged())
        if said:
            self._view.post_message(Told(said))


def in_full(appointment: Appointment) -> str:
    """``Meeting 2026-11-23 Mon 10:30 asset review``."""
    parts = (label(appointment.kind), formats.day(appointment.on), agreed_text(appointment))
    return " ".join(filter(None, parts))
