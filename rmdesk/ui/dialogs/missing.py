"""What the files lack: how many clients have no birthday, no phone, no risk grade."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult

from rmdesk.desk.client_lists.missing import Missing
from rmdesk.domain.fields import FIELDS
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words

_BAR = 20


class WhatIsMissing(RowsDialog[str]):
    """Answers with the field whose clients are wanted as a list."""

    closing = N_("Close")

    def __init__(self, counts: Sequence[Missing]) -> None:
        super().__init__(_("What is missing"))
        self._counts = counts

    def compose_content(self) -> ComposeResult:
        yield Words(
            clean_lines(_("So many clients have no entry yet. Enter lists them, to ask them.")),
            classes="dialog-text",
        )
        yield Rows(id="missing", classes="first")

    def on_mount(self) -> None:
        first = next((place for place, one in enumerate(self._counts) if one.count), 0)
        self.rows.show([_row(one) for one in self._counts], cursor=first)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("List them"), "dialog.save")]

    def answer(self) -> str | None:
        one = self._counts[self.rows.cursor]
        if not one.count:
            self.complain(_("Nobody lacks this."))
            return None
        return one.field


def _row(one: Missing) -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        share = one.count / one.of if one.of else 0
        return line(
            Cell(_(FIELDS[one.field].title), 24),
            Cell(f"{one.count:,}", 8, "strong" if one.count else "muted", "right"),
            Cell(f"{100 * share:.0f}%", 7, "muted", "right"),
            Cell("", 2),
            Cell("#" * round(_BAR * share), width - 41, "accent"),
        )

    return compose
