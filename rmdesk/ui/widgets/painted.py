"""A few painted lines that change often: no layout, and no repaint when nothing changed."""

from collections.abc import Callable, Sequence

from textual.strip import Strip

from rmdesk.ui.widgets.bars import Bar
from rmdesk.ui.widgets.lines import Line, strip


class Painted(Bar):
    """Shows the lines that `show` was given, composed for the widget's width."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._composed_by: Callable[[int], Sequence[Line]] = _nothing
        self._lines: Sequence[Line] = ()
        self._composed_for = 0

    def show(self, compose: Callable[[int], Sequence[Line]]) -> None:
        """Show what `compose` makes for a width."""
        self._composed_by = compose
        self._composed_for = self.size.width
        lines = compose(self._composed_for)
        if lines != self._lines:
            self._lines = lines
            self.refresh()

    def on_resize(self) -> None:
        self.show(self._composed_by)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if width != self._composed_for:
            # Shown while hidden, without a width; not every return to the screen is a resize.
            self._composed_for, self._lines = width, self._composed_by(width)
        if y >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        return strip(self._lines[y], width, self._styles_of_lines.plain)


def _nothing(width: int) -> Sequence[Line]:
    return ()
