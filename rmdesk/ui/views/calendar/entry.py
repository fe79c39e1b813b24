"""The line under the grid: opened for a purpose, closed when its text is taken or put aside."""

from collections.abc import Coroutine
from datetime import date
from typing import Any

from textual.widget import Widget

from rmdesk.domain.grid import Cell
from rmdesk.domain.ids import ClientId
from rmdesk.domain.spoken.dates import When
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.messages import Told, Undertaken
from rmdesk.ui.typed.misread import misread
from rmdesk.ui.views.calendar.around import Around
from rmdesk.ui.views.calendar.drafts import Drafts
from rmdesk.ui.views.calendar.line import (
    ChangeOf,
    ForAll,
    GistOf,
    JumpTo,
    MeetingOn,
    MoveOf,
    Purpose,
    PutOn,
    beginning,
    day_meant,
    heading,
    invitation,
    known,
)
from rmdesk.ui.views.calendar.records import Records
from rmdesk.ui.widgets.grid import Grid
from rmdesk.ui.widgets.grid_keys import EARLIEST, LATEST
from rmdesk.ui.widgets.line_editor import LineEditor


class Entry:
    """One text at a time. What is put aside is offered again for the same purpose."""

    def __init__(self, view: Widget, access: Access, around: Around) -> None:
        self._view = view
        self._access = access
        self._around = around
        self._purpose: Purpose | None = None
        self.drafts = Drafts()
        self.records = Records(view, access, self.drafts)

    @property
    def editor(self) -> LineEditor:
        return self._view.query_one(LineEditor)

    @property
    def is_open(self) -> bool:
        return self.editor.is_open

    def kept(self) -> dict[str, object]:
        """For the place to return to."""
        if self._purpose is None or not self.is_open:
            return self.drafts.kept()
        return self.drafts.kept(self._purpose.key, self.editor.field.value)

    def open(self, purpose: Purpose) -> None:
        """Open the line, with what was put aside for the same purpose."""
        self._purpose = purpose
        draft = self.drafts.get(purpose.key)
        text = beginning(purpose) if draft is None else draft
        self._view.query_one("#grid-gist").display = False
        self.editor.open(heading(purpose), text, invitation(purpose))

    def go_on(self, client_id: ClientId, day: date, cell: Cell) -> None:
        """Open the line that a lock closed, if it belongs to this cell."""
        purposes: list[GistOf | MeetingOn | ChangeOf | MoveOf] = [MeetingOn(client_id, day)]
        purposes += [GistOf(known(one.contact_id), one.channel, one.gist) for one in cell.marks]
        purposes += [kind(one) for one in cell.agreed for kind in (ChangeOf, MoveOf)]
        wanted, self.drafts.unfinished = self.drafts.unfinished, None
        for purpose in purposes:
            if purpose.key == wanted:
                self.open(purpose)

    def close(self) -> None:
        self._purpose = None
        if not self.is_open:
            return
        self.editor.close()
        self._view.query_one("#grid-gist").display = True
        if self._view.screen.focused is self.editor.field:
            self._view.screen.set_focus(self._view.query_one(Grid))
        self._around.say()

    def typed(self, text: str) -> None:
        """While a day is spoken, the line above says how it is understood."""
        if not isinstance(self._purpose, JumpTo | MoveOf | PutOn):
            return
        when = self._when(text)
        self._around.say_reading(f"= {formats.moment(when)}" if when else _("not a date yet"))

    def left(self, text: str, *, by_key: bool) -> None:
        """By Esc the text waits for the next time; a gist is taken when the focus goes."""
        purpose = self._purpose
        if not by_key and isinstance(purpose, GistOf):
            self.take(text)
            return
        if purpose is not None and text != beginning(purpose):
            self._put_aside(purpose, text)
        self.close()

    def _put_aside(self, purpose: Purpose, text: str) -> None:
        if not isinstance(purpose, GistOf):
            self.drafts.put(purpose.key, text)
            return
        purpose.contact.add_done_callback(lambda _contact: self.drafts.put(purpose.key, text))
        self._view.post_message(Told(_("Not saved yet: Enter on the contact takes up the text.")))

    def take(self, text: str) -> None:
        """Enter: do with the text what the line was opened for."""
        purpose = self._purpose
        match purpose:
            case GistOf():
                self.close()
                self.drafts.saved(purpose.key)
                if text.strip() != purpose.was:
                    self._undertake(self.records.save_gist(purpose, text.strip()))
            case ForAll():
                self.close()
                self._undertake(self.records.write_for_all(purpose, text.strip()))
            case MeetingOn():
                self.close()
                self._undertake(self.records.agree(purpose, text))
            case ChangeOf():
                self.close()
                self._undertake(self.records.change(purpose, text))
            case MoveOf() | PutOn() | JumpTo():
                self._take_day(purpose, text)
            case None:
                self.close()

    def _take_day(self, purpose: MoveOf | PutOn | JumpTo, text: str) -> None:
        """What cannot be read stays in the line to be mended."""
        if not text.strip():
            self.close()
            return
        when = self._when(text)
        if when is None:
            self._view.post_message(Told(misread(text), alarm=True))
            return
        self.close()
        match purpose:
            case MoveOf():
                self._undertake(self.records.move(purpose, text, when.on, when.at))
            case PutOn():
                self._undertake(self.records.put(purpose.mark, purpose.client_id, when.on))
            case JumpTo():
                self._view.query_one(Grid).go_to(when.on)

    def _undertake(self, work: Coroutine[Any, Any, None]) -> None:
        self._view.post_message(Undertaken(work))

    def _when(self, text: str) -> When | None:
        when = day_meant(self._purpose, text, self._access.today)
        return when if when and EARLIEST <= when.on <= LATEST else None
