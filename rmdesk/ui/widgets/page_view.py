"""A page on the screen."""

from collections.abc import Sequence

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from rmdesk.ui.widgets.line_styles import LineStyles
from rmdesk.ui.widgets.lines import Line, strip
from rmdesk.ui.widgets.page import Column, Columns, Painting, Place, paint_page


def _no_columns(_width: int, _is_folded: bool) -> Sequence[Column]:
    return ()


class Page(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows what `show` was given; the columns are chosen by width."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.styles_of_lines = LineStyles(self)
        self._columns: Columns = _no_columns
        self._lines: Sequence[Line] = ()
        self.places: Sequence[Place] = ()
        self.is_folded = True
        self._laid_out_for = Size(0, 0)
        self._folds: bool | None = None

    def show(self, columns: Columns, *, from_top: bool = True) -> None:
        """Show the columns that `columns` makes."""
        self._columns = columns
        if from_top:
            self.scroll_to(y=0, animate=False, force=True)
        self._lay_out()

    def fold(self, *, is_folded: bool) -> None:
        """One screen, or everything."""
        self.is_folded = is_folded
        self.scroll_to(y=0, animate=False, force=True)
        self._lay_out()

    @property
    def folds(self) -> bool:
        """Whether folding leaves anything out."""
        if not self.is_folded:
            return True
        if self._folds is None:
            width = self._laid_out_for.width
            columns = self._columns(width, False) if width > 4 else ()
            whole = paint_page(columns, width, None).lines if columns else []
            self._folds = whole != self._lines
        return self._folds

    def on_resize(self) -> None:
        self._lay_out()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.styles_of_lines.forget()

    @property
    def _room(self) -> Size:
        """The cells there are to paint on; none while the page is hidden."""
        return Size(self.scrollable_content_region.width, self.size.height)

    def _lay_out(self) -> None:
        self._laid_out_for = room = self._room
        self._folds = None
        width = room.width
        columns = self._columns(width, self.is_folded) if width > 4 else ()
        height = room.height if self.is_folded else None
        painting = paint_page(columns, width, height) if columns else Painting([], [])
        self._lines, self.places = painting.lines, painting.places
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        # What was shown while the page was hidden had no room, and a page that comes back in the
        # size it had is not always told of it.
        if self._laid_out_for != self._room:
            self._lay_out()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        row = self.scroll_offset.y + y
        if row >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        return strip(self._lines[row], width, self.styles_of_lines.plain)
