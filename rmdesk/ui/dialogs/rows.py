"""A short list inside a dialog: lines given as they are painted."""

from collections.abc import Callable, Sequence

from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.lines import Line, Span


class Rows(LineList):
    """Lines composed by `compose` for a width, each with the cursor's mark before it."""

    has_heading = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[Callable[[int], Line]] = ()

    def show(self, rows: Sequence[Callable[[int], Line]], *, cursor: int = 0) -> None:
        """Show `rows`: each makes its line for a width."""
        self._rows = rows
        self.rows_changed(cursor=cursor)

    @property
    def looks_focused(self) -> bool:
        """Always: in a dialog the arrows move it even while a field has the focus."""
        return True

    def row_count(self) -> int:
        return len(self._rows)

    def compose_row(self, index: int, width: int) -> Line:
        mark = glyphs().cursor if index == self.cursor else " "
        return [Span(mark + " "), *self._rows[index](width - 3), Span(" ")]
