"""What the calendar writes into the book. A text is a draft until the book has taken it."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, time

from textual.widget import Widget

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.guards import guards_of_meeting
from rmdesk.desk.client_file import agreements
from rmdesk.desk.client_file.consents import permissions_of
from rmdesk.desk.client_file.contacts import delete_contact, edit_contact, log_contact
from rmdesk.desk.client_file.misplaced import move_contact
from rmdesk.desk.client_lists import several
from rmdesk.domain.calling.calls import Appointment, AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.domain.grid import Mark
from rmdesk.domain.guards import Guard
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.domain.spoken.dates import When
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.formats import enumerated
from rmdesk.ui.messages import BookChanged, Told
from rmdesk.ui.views.calendar.drafts import Drafts
from rmdesk.ui.views.calendar.line import (
    ChangeOf,
    ForAll,
    GistOf,
    MeetingOn,
    MoveOf,
    heading,
    hour_and_note,
)
from rmdesk.ui.widgets.grid import Grid
from rmdesk.ui.widgets.grid_cells import agreed_text
from rmdesk.ui.words.guards import in_words
from rmdesk.ui.words.kin import contact_warning
from rmdesk.ui.words.labels import label

_MOST_UNASKED, _MOST_NAMED = 3, 12


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

    async def put(self, mark: Mark, client_id: ClientId, day: date) -> None:
        """A contact into the cell that it belongs into."""
        now, on_file = self._access.now(), mark.contact_id
        await self._access.ask(
            lambda desk: move_contact(desk, on_file, client_id=client_id, on=day, now=now)
        )
        grid = self._view.query_one(Grid)
        grid.select(client_id)
        grid.go_to(day)
        said = _("{letter} stands on {day} now. u or Ctrl+Z puts it back.")
        self._changed(said.format(letter=mark.channel.value, day=formats.day(day)))

    # --- one entry for several ---

    async def write_for_all(self, purpose: ForAll, text: str) -> None:
        """The same for every client of `purpose`; more than three are asked about first."""
        self._drafts.put(purpose.key, text)
        ids = [ClientId(one) for one in purpose.client_ids]
        if len(ids) > _MOST_UNASKED and not await self._confirmed(purpose):
            return
        now = self._access.now()
        at, note = hour_and_note(text, self._access.today) if purpose.is_to_come else (None, text)
        if purpose.is_to_come:
            await self._access.ask(
                lambda desk: several.agree_for_all(
                    desk, ids, on=purpose.day, at=at, note=note, now=now
                )
            )
        else:
            await self._access.ask(
                lambda desk: several.log_for_all(
                    desk, ids, channel=purpose.channel, on=purpose.day, gist=note, now=now
                )
            )
        self._drafts.saved(purpose.key)
        self._view.query_one(Grid).marks = frozenset()
        said = _("{letter} on {day} written for {count} clients. u or Ctrl+Z takes all back.")
        if purpose.is_to_come:
            said = _("Meeting on {day} agreed with {count} clients. u or Ctrl+Z takes all back.")
        day = formats.day(purpose.day)
        self._changed(said.format(letter=purpose.channel.value, day=day, count=len(ids)))
        if not purpose.is_to_come:
            await self._warn_of_refusals(ids, purpose.channel)

    async def _confirmed(self, purpose: ForAll) -> bool:
        wanted = [ClientId(one) for one in purpose.client_ids]
        rows = await self._access.ask(lambda desk: desk.clients.rows(wanted))
        names = enumerated([rows[one].name for one in wanted if one in rows][:_MOST_NAMED])
        more = "…" if len(wanted) > _MOST_NAMED else ""
        question = Confirm(
            heading(purpose),
            _("On {day}, for each of: {names}").format(
                day=formats.day(purpose.day), names=f"{names}{more}"
            ),
            _("Yes, for all of them"),
        )
        answer = await ask(self._view.app, question)
        return answer is True

    async def _warn_of_refusals(self, ids: Sequence[ClientId], channel: Channel) -> None:
        """What took place is written down even where somebody refused that way; it is said."""
        refused = await self._access.ask(
            lambda desk: [
                desk.clients.get(one).name
                for one in ids
                if contact_warning(permissions_of(desk, one), channel)
            ]
        )
        if refused:
            said = _("Written, although they refused this way: {names}.")
            self._view.post_message(Told(said.format(names=enumerated(refused)), alarm=True))

    # --- what was agreed ---

    async def agree(self, purpose: MeetingOn, text: str) -> None:
        """A meeting at the hour that `text` begins with; what speaks against it is said."""
        self._drafts.put(purpose.key, text)
        at, note = hour_and_note(text, self._access.today)
        now, client_id, day = self._access.now(), purpose.client_id, purpose.day

        def work(desk: Desk) -> list[Guard]:
            guards = guards_of_meeting(desk, client_id, day, at, now)
            kind = AppointmentKind.MEETING
            agreements.agree(desk, client_id, kind, on=day, at=at, note=note, now=now)
            return guards

        guards = await self._access.ask(work)
        self._drafts.saved(purpose.key)
        said = _("Meeting agreed: {day}.").format(day=formats.moment(When(day, at)))
        self._changed("  ".join([said, *in_words(guards)]))

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
