"""A family against every kind of risk, on one screen."""

from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult

from rmdesk.desk.client_file.insurance import FamilyInsurance
from rmdesk.domain.insurance import Cover, Person, Risk
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.insurance_rows import (
    COLUMNS,
    FIRST_RISK,
    MatrixRow,
    cell_told,
    matrix_rows,
    sums_told,
)
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.keymap import HALF_WIDTH, key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.widgets.table_lines import TableLines

_SAID = {"1": Cover.YES, "2": Cover.NO, "0": Cover.UNKNOWN}
_MOVES = {"left": -1, "right": 1, "h": -1, "l": 1}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was pressed in a cell: an answer, or without one a policy to be taken in."""

    person: Person
    risk: Risk
    cover: Cover | None = None


class InsuranceMatrix(Dialog[Wanted]):
    """Digits note an answer in the cell, Enter takes in a policy; below stands the cell in full."""

    closing = N_("Close")

    def __init__(
        self, family: FamilyInsurance, today: date, *, at: tuple[int, int] = (0, 2)
    ) -> None:
        super().__init__(_("Insurance: {name}").format(name=family.name))
        self._family = family
        self._today = today
        self._at = at

    def compose_content(self) -> ComposeResult:
        yield TableLines(id="matrix", classes="first")
        yield Words(id="matrix-cell", classes="dialog-detail")
        yield Words(id="matrix-sums", classes="dialog-text")

    def on_mount(self) -> None:
        row, column = self._at
        self.lines.column = column
        self.lines.show(
            matrix_rows(self._family),
            COLUMNS,
            today=self._today,
            is_marked=lambda one: False,
            cursor=row,
        )
        sums = self.query_one("#matrix-sums", Words)
        sums.update(formats.clean_lines("\n".join(sums_told(self._family, self._today))))
        for name in ("cursor", "column"):
            self.watch(self.lines, name, self._say_cell)

    @property
    def lines(self) -> TableLines:
        return self.query_one(TableLines)

    @property
    def at(self) -> tuple[int, int]:
        """Row and column under the cursor, to open the dialog there again."""
        return self.lines.cursor, self.lines.column

    @property
    def _risk(self) -> Risk:
        """That of the column; the first one on the name."""
        return list(Risk)[max(0, self.lines.column - FIRST_RISK)]

    def _say_cell(self) -> None:
        row = self.lines.row
        says = cell_told(row, self._risk) if isinstance(row, MatrixRow) else []
        self.query_one("#matrix-cell", Words).update(formats.clean_lines("\n".join(says)))

    def own_hints(self) -> list[Hint]:
        return [
            Hint("1", _("insured"), "dialog.next"),
            Hint("2", _("not insured"), "dialog.next"),
            Hint("0", _("not known"), "dialog.next"),
            Hint(key_name("enter"), _("New policy"), "dialog.save"),
        ]

    def on_key(self, event: events.Key) -> None:
        typed = HALF_WIDTH.get(event.character or "", event.character or "")
        if event.key in _MOVES:
            self.lines.move_to_column(_MOVES[event.key])
        elif typed in _SAID:
            self._answer(_SAID[typed])
        else:
            return
        event.stop()
        event.prevent_default()

    def _answer(self, cover: Cover) -> None:
        row = self.lines.row
        if not isinstance(row, MatrixRow) or row.person is None or not row.person.counts:
            self.complain(_("An answer belongs to the client or a member of the household."))
        elif row.insured is not None and row.insured[self._risk].policies:
            self.complain(_("A policy on file says so already; change it on the client's page."))
        else:
            self.dismiss(Wanted(row.person, self._risk, cover))

    @on(TableLines.Chosen)
    def _chosen(self, event: TableLines.Chosen) -> None:
        event.stop()
        self.action_dialog_save()

    def answer(self) -> Wanted | None:
        row = self.lines.row
        if not isinstance(row, MatrixRow) or row.person is None:
            self.complain(_("What a relative's own file says is changed there."))
            return None
        return Wanted(row.person, self._risk)

    def action_dialog_next(self) -> None:
        self.lines.action_list_down()

    def action_dialog_previous(self) -> None:
        self.lines.action_list_up()
