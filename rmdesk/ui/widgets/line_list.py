"""A list of any length, painted line by line: one strip per visible row, cached.

A cursor move repaints two lines; a row is composed once per appearance. The heading is line 0
of the widget and stays while the rows scroll under it.
"""

from abc import abstractmethod
from collections.abc import Callable, Hashable

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.in_force import moves
from rmdesk.ui.commands.lists import LIST_COMMANDS
from rmdesk.ui.widgets.line_styles import LineStyles
from rmdesk.ui.widgets.lines import Line, strip

_MOST_STRIPS = 500


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with a cursor. A subclass says what the rows are and how they look."""

    BINDINGS = bindings(Scope.LIST)

    class Chosen(Message):
        """Enter or a click on the row under the cursor."""

        def __init__(self, source: "LineList", index: int) -> None:
            super().__init__()
            self.source = source
            self.index = index

        @property
        def control(self) -> "LineList":
            return self.source

    cursor: var[int] = var(0)
    """The row under the cursor, to be watched."""

    has_heading = True
    has_cells = False
    """Whether the cell under the cursor stands out from its line while keys move it."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.styles_of_lines = LineStyles(self)
        self._width = self._top = 0
        self._laid_out = Size(0, 0)
        self._strips: dict[tuple[Hashable, int, int], Strip] = {}

    # --- what a subclass says ---

    @abstractmethod
    def row_count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def compose_row(self, index: int, width: int) -> Line | None:
        """The row's spans, `width` cells wide; None while its content is still to come."""

    def compose_heading(self, width: int) -> Line:
        """The heading's spans, `width` cells wide."""
        return ()

    def row_key(self, index: int) -> Hashable:
        """What the row's strip is remembered by."""
        return index

    # --- painting ---

    @property
    def row_width(self) -> int:
        """The cells of a row, without the scroll bar."""
        return int(self.scrollable_content_region.width)

    @property
    def looks_focused(self) -> bool:
        """Whether the cursor is painted as the one that keys move."""
        return bool(self.has_focus)

    @property
    def rows_per_page(self) -> int:
        return max(1, self.size.height - self.has_heading)

    def render_lines(self, crop: Region) -> list[Strip]:
        # Both are worked out from layout and styles: once per frame, not once per line.
        self._width, self._top = self.row_width, int(self.scroll_offset.y)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width = self._width
        if self.has_heading and y == 0:
            return strip(self.compose_heading(width), width, self.styles_of_lines.plain)
        index = self._top + y - self.has_heading
        if index >= self.row_count():
            return Strip.blank(width, self.rich_style)
        on_cursor = (1 + self.looks_focused) if index == self.cursor else 0
        key = (self.row_key(index), on_cursor, width)
        if (known := self._strips.get(key)) is not None:
            return known
        spans = self.compose_row(index, width)
        if spans is None:
            return Strip.blank(width, self.rich_style)
        style_of = self.style_of(on_cursor)
        if len(self._strips) >= _MOST_STRIPS:
            self._strips.clear()
        return self._strips.setdefault(key, strip(spans, width, style_of))

    def style_of(self, on_cursor: int) -> Callable[[str], Style]:
        """The styles of a line: not under the cursor (0), under an idle one (1), under it (2)."""
        styles = self.styles_of_lines
        plain = (styles.plain, styles.cursor_idle, styles.cursor)[on_cursor]
        if not self.has_cells:
            return plain
        cell = styles.plain("title") if on_cursor > 1 else plain("")
        return lambda name: cell if name == "cell" else plain(name)

    def rows_changed(self, *, cursor: int | None = None) -> None:
        """Paint everything anew: other rows, another order, another look."""
        self._strips.clear()
        self.virtual_size = Size(self.row_width, self.row_count() + self.has_heading)
        last = max(0, self.row_count() - 1)
        self.cursor = min(self.cursor if cursor is None else cursor, last)
        self._bring_into_view()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.styles_of_lines.forget()
        self._strips.clear()

    def on_resize(self) -> None:
        # A view that comes back is "resized" to the size it had: its lines are still right.
        if self._laid_out == self.size:
            return
        self._laid_out = self.size
        self._strips.clear()
        self.virtual_size = Size(self.row_width, self.row_count() + self.has_heading)
        self._bring_into_view()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No rule speaks of a focused list: its styles, some milliseconds' work, stay."""

    def on_focus(self) -> None:
        self.refresh_row(self.cursor)

    def on_blur(self) -> None:
        self.refresh_row(self.cursor)

    def refresh_row(self, index: int) -> None:
        """Repaint one row where it is visible."""
        self.refresh_line(index + self.has_heading)

    # --- moving ---

    def move_to(self, index: int) -> None:
        """Put the cursor on the row `index`, or the nearest there is."""
        index = max(0, min(index, self.row_count() - 1))
        if index == self.cursor:
            self._bring_into_view()
            return
        before, self.cursor = self.cursor, index
        if not self._bring_into_view():
            self.refresh_row(before)
            self.refresh_row(index)

    def _bring_into_view(self) -> bool:
        """Scroll as little as shows the cursor; whether that was needed."""
        if not self.size.height:  # not laid out yet: the rows above it would be lost from view
            return False
        top = self.scroll_offset.y
        wanted = min(max(top, self.cursor - self.rows_per_page + 1), self.cursor)
        if wanted == top or not self.is_attached:
            return False
        self.scroll_to(y=wanted, animate=False, force=True)
        return True

    def on_key(self, event: events.Key) -> None:
        """The same as the bindings do, without the climb through all parents (a fifth of a step).

        The bindings stay: footer, help and palette read them.
        """
        if action := moves(LIST_COMMANDS).get(event.key):
            event.stop()
            event.prevent_default()
            getattr(self, f"action_{action}")()

    def action_list_down(self) -> None:
        self.move_to(self.cursor + 1)

    def action_list_up(self) -> None:
        self.move_to(self.cursor - 1)

    def action_list_page_down(self) -> None:
        self._page(1)

    def action_list_page_up(self) -> None:
        self._page(-1)

    def _page(self, pages: int) -> None:
        """A page on, the cursor staying at its height on the screen."""
        rows = pages * self.rows_per_page
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False, force=True)
        self.move_to(self.cursor + rows)

    def action_list_first(self) -> None:
        self.move_to(0)

    def action_list_last(self) -> None:
        self.move_to(self.row_count() - 1)

    def action_list_choose(self) -> None:
        if self.row_count():
            self.post_message(self.Chosen(self, self.cursor))

    # --- the mouse ---

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self.has_heading and event.y == 0:
            self.heading_clicked(event.x)
            return
        index = self.scroll_offset.y + event.y - self.has_heading
        if index >= self.row_count():
            return
        if index == self.cursor and event.chain > 1:
            self.action_list_choose()
        self.move_to(index)

    def heading_clicked(self, x: int) -> None:
        """A click on the heading, `x` cells from the left; nothing by default."""
