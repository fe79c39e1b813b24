"""Page 5: meetings to be written down, ahead and over, with what was prepared for each."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.meeting.listed import MeetingBook, MeetingRow, meetings_of_book
from rmdesk.domain.ids import AppointmentId, ClientId
from rmdesk.domain.meetings.standing import MeetingState
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.host import WantsHost
from rmdesk.ui.meeting import flow
from rmdesk.ui.meeting.lines import BESIDE_FROM, MeetingsPageLines
from rmdesk.ui.messages import Shown
from rmdesk.ui.paged.page import BookPage
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.rows_body import FIRST, RowsBody
from rmdesk.ui.words.labels import class_label


class MeetingsPage(BookPage):
    """Enter says what may be done with the meeting under the cursor, a begins another one."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self._read: MeetingBook | None = None
        self._is_unfolded = False
        self._wanted: tuple[str, int] | None = None
        """The meeting to stand on when the page is read for the first time."""
        self._about: AppointmentId | None = None
        """The appointment to stand on when the page is read next."""
        self._painted: dict[object, Line] = {}

    def compose(self) -> ComposeResult:
        yield RowsBody(id="meetings")

    def on_mount(self) -> None:
        self.body.is_folded = False  # a list scrolls

    @property
    def body(self) -> RowsBody:
        return self.query_one(RowsBody)

    # --- reading ---

    async def load(self) -> None:
        is_first = self._read is None
        self._read = await self.access.ask(
            lambda desk: meetings_of_book(desk, today=desk.today), Urgency.PAGE
        )
        self._painted = {}
        self._show(from_top=is_first)
        if is_first:
            found = (one for one in self._read.rows if one.id == self._wanted)
            self.body.stand_at(next(found, FIRST))
        self._stand_on_appointment(self._read)

    def _stand_on_appointment(self, read: MeetingBook) -> None:
        about, self._about = self._about, None
        for row in read.rows:
            if row.appointment is not None and row.appointment.id == about:
                self.body.stand_at(row)

    def come_about(self, about: object) -> None:
        """The number of an appointment: its meeting."""
        if isinstance(about, int):
            self._about = AppointmentId(about)

    def look_again(self) -> None:
        self._painted = {}
        self._show()

    def take_focus(self) -> None:
        self.body.focus()

    def _show(self, *, from_top: bool = False) -> None:
        if self._read is not None:
            row = self._row
            lines = MeetingsPageLines(
                self._read,
                self.access.today,
                row.id if row else None,
                self._is_unfolded,
                self._painted,
            )
            self.body.show(lines.columns, from_top=from_top)
        self.refresh_bindings()
        self.post_message(Shown())

    @on(RowsBody.Moved)
    def _looks_at(self, event: RowsBody.Moved) -> None:
        """What stands in the meeting under the cursor is shown with it."""
        event.stop()
        event.prevent_default()
        self._show()

    # --- whom it is about ---

    @property
    def _row(self) -> MeetingRow | None:
        record = self.body.row.record if self.body.row else None
        return record if isinstance(record, MeetingRow) else None

    @property
    def selected(self) -> ClientId | None:
        return self._row.client_id if self._row else None

    @property
    def listed(self) -> Sequence[int]:
        rows = self._read.rows if self._read else ()
        return tuple(dict.fromkeys(one.client_id for one in rows))

    # --- words ---

    def words(self) -> str:
        book = self._read
        if book is None:
            return ""
        said = [_("ahead: {count}").format(count=len(book.ahead))]
        if book.to_record:
            said.append(_("to write down: {count}").format(count=len(book.to_record)))
        return "   ".join(said)

    def detail(self) -> str:
        """What the meeting under the cursor is for, in full."""
        row = self._row
        if row is None:
            return ""
        said = (row.name, class_label(row.client_class), row.event, row.purpose)
        return formats.clean("   ".join(filter(None, said)))

    def explanation(self) -> str:
        return _(
            "Meetings with clients: what took place and is not written down yet, what is ahead,"
            " what is over. Enter prepares the meeting under the cursor or writes it down; its form"
            " has the facts, the objections and the gaps of the mix from the client's file. Ctrl+S"
            " writes it down at once, Space shows what was prepared, a begins another one. The"
            " record becomes an M in the calendar, its follow-ups become to-dos."
        )

    def kept(self) -> dict[str, Any]:
        return {"row": list(self._row.id)} if self._row else {}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        match kept.get("row"):
            case [str(kind), int(number)]:
                self._wanted = kind, number

    # --- verbs ---

    def can(self, verb: str) -> bool:
        row = self._row
        match verb:
            case "add":
                return True
            case "choose":
                return row is not None
            case "finish":
                is_open = row is not None and row.state in _OPEN
                return is_open and row is not None and row.on <= self.access.today
            case "take_out":
                return row is not None and row.meeting is not None
            case "more":
                return row is not None and self.size.width < BESIDE_FROM
            case _:
                return False

    def choose(self) -> None:
        if (row := self._row) is not None:
            self.post_message(WantsHost(partial(flow.open_row, row=row)))

    def add(self) -> None:
        self.post_message(WantsHost(partial(flow.add, client_id=None)))

    def finish(self) -> None:
        if (row := self._row) is not None:
            self.post_message(WantsHost(partial(flow.record, client_id=row.client_id, row=row)))

    def take_out(self) -> None:
        if (row := self._row) is not None:
            self.post_message(WantsHost(partial(flow.take_out, row=row)))

    def more(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._show()


_OPEN = (MeetingState.AHEAD, MeetingState.TO_RECORD)
