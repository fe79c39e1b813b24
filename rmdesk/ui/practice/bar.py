"""The first line of a practice."""

from rmdesk.domain.practice import Case
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets.bars import Bar
from rmdesk.ui.widgets.lines import Cell, Span, line


class PracticeBar(Bar):
    """Says all the time that this is practice."""

    def __init__(self, case: Case) -> None:
        super().__init__(id="practice-bar")
        self._case = case

    def compose_line(self, width: int) -> list[Span]:
        sign = f" {_('PRACTICE')} "
        warning = f" {_('nothing enters the book')} "
        taken = formats.cells(sign) + formats.cells(warning)
        return line(
            Cell(sign, formats.cells(sign), "alarm"),
            Cell(f"  {self._case.title}", width - taken, "strong"),
            Cell(warning, formats.cells(warning), "alarm"),
        )
