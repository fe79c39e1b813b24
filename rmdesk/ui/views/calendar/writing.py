"""What keys write into the cells of the calendar."""

import asyncio
from datetime import date

from textual import on

from rmdesk.desk.client_file.agreements import FULFILLED_BY
from rmdesk.domain.calling.calls import Appointment, AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.domain.grid import Mark
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.language import _
from rmdesk.ui.messages import Told, Undertaken
from rmdesk.ui.views.calendar.line import ForAll, GistOf, JumpTo, MeetingOn, MoveOf, PutOn, known
from rmdesk.ui.views.calendar.moving import Carried
from rmdesk.ui.views.calendar.on_screen import CalendarOnScreen
from rmdesk.ui.views.calendar.settling import decide, keep
from rmdesk.ui.widgets.line_editor import LineEditor


class Writing(CalendarOnScreen):
    """Letters and digits write at once; the gist is typed in the line below the grid."""

    def action_calendar_write(self, letter: str) -> None:
        """Into a cell up to today: a contact, at once, which keeps what was agreed for it there.
        On a day to come: a meeting to agree. For marked rows: once its gist is typed."""
        client_id, day, channel = self.selected, self.day, Channel(letter)
        if client_id is None or self._must_put_down():
            return
        if marked := self.grid.marked_in_order:
            self._write_for_all(marked, day, channel)
            return
        cell = self.grid.selected_cell
        if day > self.access.today:
            self._agree(client_id, day, channel)
            return
        for agreed in cell.agreed:
            if FULFILLED_BY[agreed.kind] is channel:
                self.post_message(Undertaken(keep(self.entry, agreed)))
                return
        written: asyncio.Future[ContactId] = asyncio.get_running_loop().create_future()
        self.around.chosen = len(cell.marks)
        self.entry.open(GistOf(written, channel))
        records, refused = self.entry.records, self.entry.close
        self.post_message(Undertaken(records.write(client_id, day, channel, written, refused)))

    def _write_for_all(self, marked: list[int], day: date, channel: Channel) -> None:
        is_to_come = day > self.access.today
        if is_to_come and channel is not Channel.MEETING:
            self._say_to_come()
        else:
            self.entry.open(ForAll(tuple(marked), day, channel, is_to_come))

    def _agree(self, client_id: ClientId, day: date, channel: Channel) -> None:
        if channel is Channel.MEETING:
            self.entry.open(MeetingOn(client_id, day))
        else:
            self._say_to_come()

    def _say_to_come(self) -> None:
        said = _("A day to come holds no contact yet; m or 3 agrees a meeting there.")
        self.post_message(Told(said, alarm=True))

    def action_calendar_gist(self) -> None:
        if self.moving.carried is not None:
            self._put_down(self.moving.carried)
            return
        entry = self.around.entry
        match entry:
            case Mark():
                self.entry.open(GistOf(known(entry.contact_id), entry.channel, entry.gist))
            case Appointment():
                self.post_message(Undertaken(decide(self, self.access, self.entry, entry)))
            case None if self.day > self.access.today:
                self.post_message(
                    Told(_("A day to come holds no contact yet; m or 3 agrees a meeting there."))
                )
            case None:
                self.post_message(Told(_("No contact here yet: t e m s v a or 1-6 writes one.")))

    def action_calendar_cycle(self) -> None:
        entries = self.around.entries
        if len(entries) > 1:
            self.around.chosen = (self.around.chosen + 1) % len(entries)
            self.say_all()

    def action_calendar_delete(self) -> None:
        if self._must_put_down():
            return
        entry, records = self.around.entry, self.entry.records
        self.around.chosen = 0
        match entry:
            case Mark():
                self.post_message(Undertaken(records.delete(entry, self.day)))
            case Appointment():
                self.post_message(Undertaken(records.settle(entry, AppointmentState.DROPPED)))
            case None:
                self.post_message(Told(_("There is nothing in this cell to delete or drop.")))

    def action_calendar_jump(self) -> None:
        """To a day; a contact that is carried is put there."""
        if (carried := self.moving.carried) is None:
            self.entry.open(JumpTo())
            return
        self.moving.back()
        self.entry.open(PutOn(carried.mark, carried.client_id))

    # --- into another cell ---

    def action_calendar_move(self) -> None:
        """Take up the chosen contact; what was agreed is given another day."""
        entry, row, client_id = self.around.entry, self.grid.selected_row, self.selected
        if self.moving.carried is not None:
            self.leave_contact()
        elif isinstance(entry, Mark) and row is not None and client_id is not None:
            self.moving.take_up(Carried(entry, client_id, row.name, self.day))
            self.around.say()
        elif isinstance(entry, Appointment):
            self.entry.open(MoveOf(entry))
        else:
            self.post_message(Told(_("There is nothing in this cell to move.")))

    @property
    def is_carrying(self) -> bool:
        """Whether Back has a contact to leave where it was, before it leaves the calendar."""
        return self.moving.carried is not None

    def leave_contact(self) -> None:
        """Leave the carried contact where it was."""
        self.moving.back()
        self.say_all()

    def _put_down(self, carried: Carried) -> None:
        client_id, day = self.selected, self.day
        if client_id is None:
            return
        if day > self.access.today:
            said = _("A contact cannot stand on a day to come; choose today or an earlier day.")
            self.post_message(Told(said, alarm=True))
            return
        self.moving.leave()
        self.around.say()
        self.post_message(Undertaken(self.entry.records.put(carried.mark, client_id, day)))

    def _must_put_down(self) -> bool:
        """While a contact is carried nothing else is written; it is said what to do."""
        if self.moving.carried is None:
            return False
        self.post_message(Told(_("A contact is being moved: Enter puts it here, Esc leaves it.")))
        return True

    # --- the line ---

    @on(LineEditor.Typed)
    def _typed(self, event: LineEditor.Typed) -> None:
        event.stop()
        self.entry.typed(event.text)

    @on(LineEditor.Saved)
    def _saved(self, event: LineEditor.Saved) -> None:
        event.stop()
        self.entry.take(event.text)

    @on(LineEditor.Left)
    def _left(self, event: LineEditor.Left) -> None:
        event.stop()
        self.entry.left(event.text, by_key=event.by_key)
