"""A day of the calendar over all clients: what took place, or what is agreed and due, and why."""

from collections.abc import Callable, Sequence
from datetime import date

from textual.app import ComposeResult

from rmdesk.domain.contact_notes import in_words
from rmdesk.domain.grid import Cell as DayCell
from rmdesk.domain.grid import GridRow, telephone_contacts
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.grid_cells import DUTY_SIGNS, agreed_text, signs
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reasons import reason_words

_NAME, _SIGNS = 14, 5


class DayList(RowsDialog[ClientId]):
    """One line a client, those with an hour first; Enter goes to the client's line."""

    def __init__(self, day: date, today: date, found: Sequence[tuple[ClientId, GridRow]]) -> None:
        super().__init__(f"{formats.day(day)}  {formats.ahead(day, today)}")
        cells = [(client_id, row.name, row.cell(day)) for client_id, row in found]
        self._cells = sorted(cells, key=lambda one: _hour(one[2]))

    def compose_content(self) -> ComposeResult:
        yield Words(formats.clean_lines(self._sums()), classes="dialog-text")
        yield Rows(id="of-the-day", classes="first")

    def on_mount(self) -> None:
        self.rows.show([_row(name, cell) for _id, name, cell in self._cells])

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("To the client's line"), "dialog.save")]

    def answer(self) -> ClientId | None:
        return self._cells[self.rows.cursor][0] if self._cells else None

    def _sums(self) -> str:
        """How many of what; an empty day says so."""
        if not self._cells:
            return _("Nothing stands on this day.")
        cells = [cell for _id, _name, cell in self._cells]
        contacts = sum(len(cell.marks) for cell in cells)
        parts = [_("clients: {count}").format(count=len(cells))]
        if contacts:
            said = _("contacts: {count}, by telephone: {calls}")
            calls = sum(telephone_contacts(cell.marks) for cell in cells)
            parts.append(said.format(count=contacts, calls=calls))
        if agreed := sum(len(cell.agreed) for cell in cells):
            parts.append(_("agreed: {count}").format(count=agreed))
        if planned := sum(bool(cell.planned) for cell in cells):
            parts.append(_("clients with something due: {count}").format(count=planned))
        return "   ".join(parts)


def _hour(cell: DayCell) -> tuple[bool, str]:
    hours = sorted(f"{one.at:%H:%M}" for one in cell.agreed if one.at)
    return (not hours, hours[0] if hours else "")


def _row(name: str, cell: DayCell) -> Callable[[int], Line]:
    said = _said(cell)
    return lambda width: line(
        Cell(name, _NAME, "strong"),
        Cell(signs(cell), _SIGNS, "accent"),
        Cell(said, width - _NAME - _SIGNS),
    )


def _said(cell: DayCell) -> str:
    """Everything of the cell in one line."""
    parts = [in_words(mark.note).replace("\n", "  ") or label(mark.channel) for mark in cell.marks]
    parts += [f"{label(one.kind)} {agreed_text(one)}".strip() for one in cell.agreed]
    parts += [reason_words(one.reason) for one in cell.planned]
    parts += [f"{label(duty)} {note}".strip() for duty, note in cell.duties if duty in DUTY_SIGNS]
    if cell.vain_dials:
        parts.append(_("t dialled in vain: {count}").format(count=cell.vain_dials))
    return "; ".join(parts)
