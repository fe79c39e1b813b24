"""The formula of one gap, line by line."""

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.gap import gap
from rmdesk.domain.diagnosis.persons import Diagnosis
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.language import N_, _
from rmdesk.ui.diagnosing.formula_lines import formula_lines
from rmdesk.ui.diagnosing.situation_answers import person_name
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.words.labels import label

_LEAST_WIDTH = 40


class FormulaSheet(RowsDialog[bool]):
    """Answers True where the assumptions are to be changed, which Enter asks for."""

    closing = N_("Close")

    def __init__(
        self,
        situation: Situation,
        place: int,
        diagnosis: Diagnosis,
        assumptions: Assumptions,
        *,
        today: date,
        is_open: bool,
    ) -> None:
        title = _("{name}: {diagnosis}").format(
            name=person_name(situation.persons[place]), diagnosis=label(diagnosis)
        )
        super().__init__(title)
        self._gap = gap(situation, place, diagnosis, assumptions, today=today)
        self._assumptions = assumptions
        self._is_open = is_open

    def compose_content(self) -> ComposeResult:
        yield Rows(id="formula", classes="first")

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        width = max(_LEAST_WIDTH, self.rows.row_width - 3)
        lines = formula_lines(self._gap, self._assumptions, width)
        self.rows.show([_as_row(one) for one in lines], cursor=self.rows.cursor)

    def own_hints(self) -> list[Hint]:
        if not self._is_open:
            return []
        return [Hint(key_name("enter"), _("Assumptions"), "dialog.save")]

    def answer(self) -> bool | None:
        return True if self._is_open else None


def _as_row(line: Line) -> Callable[[int], Line]:
    return lambda _width: line
