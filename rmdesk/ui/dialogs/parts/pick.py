"""Choosing one of a few, by digit or by arrows and Enter."""

from collections.abc import Callable, Collection, Sequence

from textual import events
from textual.app import ComposeResult

from rmdesk.language import _
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import HALF_WIDTH, key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words

NO_LINE = -1
"""Where the cursor stands while nothing is chosen."""
_MOST_DIGITS = 9


class _Choices(Rows):
    """Round: what has no digit stands last, one key up from the first."""

    def action_list_down(self) -> None:
        self.move_to((self.cursor + 1) % max(1, self.row_count()))

    def action_list_up(self) -> None:
        self.move_to((max(0, self.cursor) - 1) % max(1, self.row_count()))


class Pick(RowsDialog[int]):
    """Answers with the place of the chosen line, counted from 0.

    To a line of `careful` its digit only goes: Enter has to follow, for something is taken away.
    Where `at` is None no line is chosen at first, and Enter asks for one.
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[str],
        *,
        question: str = "",
        at: int | None = 0,
        careful: Collection[int] = (),
    ) -> None:
        super().__init__(title)
        self._careful = careful
        self._question = question
        self._choices = choices
        self._at = at

    def compose_content(self) -> ComposeResult:
        if self._question:
            yield Words(clean_lines(self._question), classes="dialog-text")
        yield _Choices(id="choices", classes="first")

    def on_mount(self) -> None:
        rows = [_row(number, choice) for number, choice in enumerate(self._choices, 1)]
        self.rows.show(rows, cursor=NO_LINE if self._at is None else self._at)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Choose"), "dialog.save")]

    def answer(self) -> int | None:
        if self.rows.cursor == NO_LINE:
            self.complain(_("Choose a line by its digit, or by the arrows and Enter."))
            return None
        return self.rows.cursor

    def on_key(self, event: events.Key) -> None:
        typed = HALF_WIDTH.get(event.character or "", event.character or "")
        if typed.isdecimal() and 1 <= int(typed) <= min(_MOST_DIGITS, len(self._choices)):
            event.stop()
            event.prevent_default()
            place = int(typed) - 1
            if place in self._careful:
                self.rows.move_to(place)
            else:
                self.dismiss(place)


def _row(number: int, choice: str) -> Callable[[int], Line]:
    digit = str(number) if number <= _MOST_DIGITS else ""
    return lambda width: line(Cell(digit, 2, "heading"), Cell(choice, width - 2))
