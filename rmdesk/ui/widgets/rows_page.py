"""A page whose rows can be stood on and opened."""

from textual import events
from textual.message import Message
from textual.strip import Strip

from rmdesk.ui.widgets.lines import strip
from rmdesk.ui.widgets.page import Place
from rmdesk.ui.widgets.page_view import Page


class RowsPage(Page, inherit_bindings=False):
    """A cursor over the rows of the sections; it stands nowhere until the first key moves it.

    It follows its record through every change, and unfolds the page to go where it did not fit.
    """

    class Chosen(Message):
        """Enter, or a click on the row under the cursor: whose section, and which record."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._row: int | None = None
        self._stood_on: Place | None = None

    @property
    def row(self) -> Place | None:
        """The row under the cursor."""
        return None if self._row is None else self.places[self._row]

    @property
    def row_text(self) -> str:
        """What the row under the cursor says, line after line; empty where it stands nowhere."""
        if (row := self.row) is None:
            return ""
        lines = self._lines[row.y : row.y + row.height]
        width, plain = self.scrollable_content_region.width, self.styles_of_lines.plain
        painted = (strip(one, width, plain).crop(row.x, row.x + row.width) for one in lines)
        return "\n".join(one.text for one in painted)

    def leave_rows(self) -> None:
        """Another page is shown: the cursor stands nowhere."""
        self._row = self._stood_on = None

    def stand_on(self, index: int) -> None:
        """Put the cursor on a row and bring it into view."""
        self._row, self._stood_on = index, self.places[index]
        top, height = self._stood_on.y, self._stood_on.height
        first, page = self.scroll_offset.y, self.size.height
        wanted = min(max(first, top + height - page), top)
        if wanted != first:
            self.scroll_to(y=wanted, animate=False, force=True)
        self.refresh()

    def move_row(self, steps: int) -> None:
        """To the next row or the one before; past the last the page scrolls."""
        row = self.row
        if row is not None and row.has_more and steps > 0 and self.is_folded:
            self.is_folded = False
            self._lay_out()
        index = self._nearest() if self._row is None else self._row + steps
        if index is not None and 0 <= index < len(self.places):
            self.stand_on(index)
        else:
            self.scroll_relative(y=steps, animate=False)

    def move_section(self, steps: int) -> None:
        """To the first row of the next section that has one, or of the one before."""
        firsts = [
            index
            for index, place in enumerate(self.places)
            if index == 0 or place.whose is not self.places[index - 1].whose
        ]
        if not firsts:
            return
        if self._row is None:
            self.stand_on(firsts[0 if steps > 0 else -1])
            return
        here = max(n for n, first in enumerate(firsts) if first <= self._row)
        self.stand_on(firsts[(here + steps) % len(firsts)])

    def choose_row(self) -> None:
        """Open what is under the cursor; without one, show where it would be."""
        if self.row is not None:
            self.post_message(self.Chosen(self.row))
        else:
            self.move_row(1)

    def _nearest(self) -> int | None:
        """The first row that is in view."""
        top = self.scroll_offset.y
        return next((n for n, place in enumerate(self.places) if place.y >= top), None)

    def _lay_out(self) -> None:
        super()._lay_out()
        if self._stood_on is None:
            return
        keys = [place.key for place in self.places]
        if self._stood_on.key in keys:
            self._row = keys.index(self._stood_on.key)
            self._stood_on = self.places[self._row]
        elif self.places:
            # The record is gone: its neighbour is as near as the eye.
            self._row = min(self._row or 0, len(self.places) - 1)
            self._stood_on = self.places[self._row]
        else:
            self.leave_rows()

    def render_line(self, y: int) -> Strip:
        painted = super().render_line(y)
        row, at = self.row, self.scroll_offset.y + y
        if row is None or not row.y <= at < row.y + row.height:
            return painted
        width = self.scrollable_content_region.width
        lit = strip(self._lines[at], width, self.styles_of_lines.cursor)
        right = row.x + row.width
        return Strip.join(
            [painted.crop(0, row.x), lit.crop(row.x, right), painted.crop(right, width)]
        )

    def on_click(self, event: events.Click) -> None:
        event.stop()
        at = self.scroll_offset.y + event.y
        for index, place in enumerate(self.places):
            if place.y <= at < place.y + place.height and 0 <= event.x - place.x < place.width:
                if index == self._row:
                    self.choose_row()
                else:
                    self.stand_on(index)
