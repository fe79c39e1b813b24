"""The two lines at the foot of the screen that say what the tour wants next."""

from textual.strip import Strip

from rmdesk.ui.formats import cells
from rmdesk.ui.widgets.line_rendered import LineRendered
from rmdesk.ui.widgets.lines import Cell, line, strip
from rmdesk.ui.words.wrapping import wrap

HEIGHT = 3


class TourBar(LineRendered):
    """Lies under whatever is on the screen, and takes no key."""

    DEFAULT_CSS = "TourBar { dock: bottom; height: 3; }"
    can_focus = False

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        self._heading = heading
        self._text = text

    def show(self, heading: str, text: str) -> None:
        """Say something else."""
        if (heading, text) != (self._heading, self._text):
            self._heading, self._text = heading, text
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y == 0:
            heading = f" {self._heading} "
            taken = min(cells(heading), width)
            spans = line(Cell(heading, taken, "title"), Cell("", width - taken))
        else:
            text = wrap(self._text, width - 2, HEIGHT - 1)
            spans = line(Cell(f" {text[y - 1]}" if y <= len(text) else "", width, "accent"))
        return strip(spans, width, self._styles_of_lines.plain)
