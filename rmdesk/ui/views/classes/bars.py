"""The boxes of a classification without a grid: lines with bars."""

from collections.abc import Callable

from rich.style import Style

from rmdesk.desk.classing.boards import Board
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.views.classes import paint
from rmdesk.ui.views.classes.looks import Look
from rmdesk.ui.views.classes.tiles import turned
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.lines import Line, Span


class BarLines(LineList):
    """The boxes of a look without a grid, one line each; keeps the box, not the row number."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._look: Look | None = None
        self._board: Board | None = None

    def show(self, look: Look, board: Board, key: str) -> None:
        """Show the boxes of `board`, the cursor on `key`."""
        self._look, self._board = look, board
        keys = [box.key for box in board.boxes]
        self.rows_changed(cursor=keys.index(key) if key in keys else 0)

    @property
    def key(self) -> str:
        """The box under the cursor."""
        return self._board.boxes[self.cursor].key if self._board and self._board.boxes else ""

    def row_count(self) -> int:
        return len(self._board.boxes) if self._board else 0

    def compose_heading(self, width: int) -> Line:
        if self._look is None or self._board is None:
            return ()
        return [Span(" "), *paint.bar_heading(self._look, self._board, width - 1)]

    def compose_row(self, index: int, width: int) -> Line | None:
        if self._look is None or self._board is None:
            return None
        mark = glyphs().cursor if index == self.cursor else " "
        box = self._board.boxes[index]
        return [
            Span(mark, "accent"),
            *paint.bar_line(self._look, box, self._board, width - 1),
        ]

    def style_of(self, on_cursor: int) -> Callable[[str], Style]:
        style = super().style_of(on_cursor)
        if not on_cursor:
            return style
        return lambda name: turned(style("")) if name == "title" else style(name)
