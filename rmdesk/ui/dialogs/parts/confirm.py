"""A question that must be answered before much is changed."""

from textual.app import ComposeResult

from rmdesk.language import _
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.plain_words import Words


class Confirm(RowsDialog[bool]):
    """The safe answer stands first."""

    def __init__(self, title: str, question: str, yes: str) -> None:
        super().__init__(title)
        self._question = question
        self._yes = yes

    def compose_content(self) -> ComposeResult:
        yield Words(clean_lines(self._question), classes="dialog-text")
        yield Rows(id="answers", classes="first")

    def on_mount(self) -> None:
        self.rows.show(
            [
                lambda width: line(Cell(_("No, leave everything as it is"), width)),
                lambda width: line(Cell(self._yes, width)),
            ]
        )

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Choose"), "dialog.save")]

    def answer(self) -> bool | None:
        return self.rows.cursor == 1
