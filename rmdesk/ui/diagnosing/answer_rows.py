"""The rows of answers on the screen."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from textual import events

from rmdesk.ui.diagnosing.answers import Answer
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.formats import cells
from rmdesk.ui.widgets.lines import Cell, Line, line

_LEAST_TITLE: Final = 16
_MOST_TITLE: Final = 34
_SIGN: Final = 2
_PASSED_ON: Final = {"pageup", "pagedown", "ctrl+d", "ctrl+b"}


class AnswerRows(Rows):
    """A title and what was told. Pages are not its own: they turn the sheet it stands on."""

    def show_answers(self, answers: Sequence[Answer[Any]], unfolded: str, *, cursor: int) -> None:
        """Paint these from now on."""
        told = [one for one in answers if one.says]
        title = max((cells(one.title) + 2 * one.is_inside for one in told), default=0)
        says = max((cells(one.says) + 4 * bool(one.turn) for one in answers), default=0)

        def row(answer: Answer[Any]) -> Callable[[int], Line]:
            is_unfolded = answer.key == unfolded
            return lambda width: answer_line(answer, width, (title, says), is_unfolded=is_unfolded)

        self.show([row(one) for one in answers], cursor=cursor)

    def on_key(self, event: events.Key) -> None:
        """Up it goes, without what a list would do with it."""
        if event.key in _PASSED_ON:
            event.prevent_default()


def answer_line(
    answer: Answer[Any], width: int, widest: tuple[int, int], *, is_unfolded: bool
) -> Line:
    """One row; a record says by a sign whether it is unfolded, a choice that it can be turned.

    `widest` are the cells that titles and what is told would take.
    """
    sign = ("-" if is_unfolded else "+") if answer.inside or answer.act else ""
    indent = _SIGN if answer.is_inside else 0
    title, told = widest
    name = min(title, _MOST_TITLE, max(_LEAST_TITLE, width - _SIGN - 2 - min(told, width // 2)))
    name -= indent
    if not answer.says:
        return line(Cell(sign, _SIGN, "accent"), Cell(answer.title, width - _SIGN, answer.style))
    says = f"< {answer.says} >" if answer.turn is not None else answer.says
    ink = answer.style or ("accent" if answer.turn is not None else "strong")
    return line(
        Cell("", indent),
        Cell(sign, _SIGN, "accent"),
        Cell(answer.title, name, "strong" if answer.inside else ""),
        Cell("", 1),
        Cell(says, width - indent - _SIGN - name - 1, ink),
    )
