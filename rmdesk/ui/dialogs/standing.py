"""Why a client stands where it stands, in every classification, with the history of each."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.classing.standing import Standing
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.standing_lines import Facet, section_lines

_MARGIN = 3
"""What the rows of a dialog keep for themselves."""


class StandingDialog(Dialog[bool]):
    """Nothing is asked: the arrows scroll, Esc or Enter closes."""

    closing = N_("Close")

    def __init__(self, standing: Standing, facets: list[Facet]) -> None:
        super().__init__(_("Why here? {name}").format(name=standing.name))
        self._standing = standing
        self._facets = facets
        self._told_for = 0

    def compose_content(self) -> ComposeResult:
        yield Rows(id="standing-lines", classes="first")

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._tell)

    def on_resize(self) -> None:
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        """The lines, broken to the width there is."""
        rows = self.query_one(Rows)
        width = rows.row_width - _MARGIN
        if width <= 0 or width == self._told_for:
            return
        self._told_for = width
        lines: list[Line] = []
        for facet in self._facets:
            lines += [line(Cell("", width))] if lines else []
            lines += section_lines(self._standing, facet, width)
        rows.show([_as_it_is(one) for one in lines], cursor=rows.cursor)

    @on(Rows.Chosen)
    def _read_enough(self, event: Rows.Chosen) -> None:
        event.stop()
        self.dismiss(None)

    def own_hints(self) -> list[Hint]:
        return []

    def action_dialog_save(self) -> None:
        self.dismiss(None)

    def action_dialog_next(self) -> None:
        self.query_one(Rows).action_list_down()

    def action_dialog_previous(self) -> None:
        self.query_one(Rows).action_list_up()


def _as_it_is(one: Line) -> Callable[[int], Line]:
    return lambda width: one
