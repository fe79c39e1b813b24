"""Words in notes, while they are typed: the newest first, each in its context."""

import asyncio
from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer

from rmdesk.desk.client_file.notes import Found, NoteSearch
from rmdesk.domain.excerpts import excerpt
from rmdesk.domain.ids import ClientId
from rmdesk.language import N_, _
from rmdesk.store.notes import Note, NoteKind
from rmdesk.store.thread import Superseded
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.formats import cells, clean, plain_day
from rmdesk.ui.host import SoughtNotes
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words

_DEBOUNCE = 0.12
_NAME, _DAY = 12, 11
_KINDS = {NoteKind.CLIENT: N_("note"), NoteKind.APPOINTMENT: N_("date")}


class FindNotes(RowsDialog[ClientId]):
    """Answers with the client whose note was chosen; opens with what was `sought` last."""

    closing = N_("Close")

    def __init__(self, access: Access, sought: SoughtNotes) -> None:
        super().__init__(_("Find in notes"))
        self._access = access
        self._sought = sought
        self._words = sought.words
        self._returns = bool(sought.words)
        self._debounce: Timer | None = None
        self._notes: Sequence[Note] = ()

    def compose_content(self) -> ComposeResult:
        yield Field(
            self._sought.words,
            placeholder=clean(_("words of a gist or note, such as 学区")),
            classes="first",
        )
        yield Words(classes="dialog-detail", id="found")
        yield Rows(id="notes")

    def on_mount(self) -> None:
        self.rows.can_focus = False
        if self._words:
            self.query_one(Field).action_select_all()  # other words take their place
            self._start(self._words)

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        words = event.value
        if words == self._words:
            return
        self._words, self._returns = words, False
        if self._debounce:
            self._debounce.stop()
        self._debounce = self.set_timer(_DEBOUNCE, lambda: self._start(words))

    def _start(self, words: str) -> None:
        self.run_worker(self._search(words), group="notes", exclusive=True)

    async def _search(self, words: str) -> None:
        search = NoteSearch(words)
        rows, is_first = self.rows, True
        while True:
            try:
                found = await self._access.newest("notes", search.go_on)
            except (Superseded, asyncio.CancelledError):
                return
            cursor = 0 if is_first else rows.cursor
            if self._returns:
                cursor = self._row_sought(found.notes)
            self._show(found, search.words, cursor=cursor, is_done=search.is_done)
            is_first = False
            if search.is_done:
                return

    def _row_sought(self, notes: Sequence[Note]) -> int:
        """Where the cursor stood, by its client if the notes changed."""
        row, client_id = self._sought.row, self._sought.client_id
        if row < len(notes) and notes[row].client_id == client_id:
            return row
        return next((at for at, note in enumerate(notes) if note.client_id == client_id), 0)

    def _remember(self) -> None:
        row = self.rows.cursor
        self._sought.words, self._sought.row = self._words, row
        self._sought.client_id = self._notes[row].client_id if row < len(self._notes) else None

    def _show(self, found: Found, words: Sequence[str], *, cursor: int, is_done: bool) -> None:
        self._notes = found.notes
        self.rows.show([_row(note, words) for note in found.notes], cursor=cursor)
        if not words:
            text = ""
        elif not is_done:
            text = _("found so far: {count} ...").format(count=f"{found.count:,}")
        elif found.count > len(found.notes):
            text = _("found: {count}, the newest {shown} are listed").format(
                count=f"{found.count:,}", shown=len(found.notes)
            )
        else:
            text = _("found: {count}").format(count=f"{found.count:,}")
        self.query_one("#found", Words).update(clean(text))
        is_missing = bool(words) and is_done and not found.count
        self.complain(_("No note has these words.") if is_missing else "")

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Open client"), "dialog.save")]

    def answer(self) -> ClientId | None:
        self._remember()
        return self._notes[self.rows.cursor].client_id if self._notes else None

    def action_dialog_cancel(self) -> None:
        self._remember()
        super().action_dialog_cancel()

    def action_dialog_next(self) -> None:
        self._returns = False
        super().action_dialog_next()

    def action_dialog_previous(self) -> None:
        self._returns = False
        super().action_dialog_previous()


def _row(note: Note, words: Sequence[str]) -> Callable[[int], Line]:
    pieces = excerpt(note.text, words)

    def compose(width: int) -> Line:
        when = plain_day(note.on) if note.on else _(_KINDS[note.kind])
        parts = [Cell(note.name, _NAME, "strong"), Cell(when, _DAY, "muted")]
        room = width - _NAME - _DAY - 2
        for piece in pieces:
            taken = min(cells(piece.text), room)
            parts.append(Cell(piece.text, taken, "warning" if piece.is_hit else ""))
            room -= taken
        parts.append(Cell("", room))
        return [*line(*parts[:2], gap=1), *line(Cell("", 1), *parts[2:])]

    return compose
