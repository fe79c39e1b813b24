"""The mouse on the calendar grid: a click goes to a cell, the wheel moves rows or, held, weeks."""

from abc import abstractmethod
from datetime import timedelta

from textual import events
from textual.message import Message

from rmdesk.ui.widgets.grid_days import GridLayout
from rmdesk.ui.widgets.grid_keys import EARLIEST, LATEST, WEEK, GridKeys


class GridMouse(GridKeys, inherit_bindings=False):
    """Everything it does has a key as well."""

    class NameChosen(Message):
        """A double click on a client's name."""

    @property
    @abstractmethod
    def layout_of_days(self) -> GridLayout:
        """The columns as they are painted now."""

    def on_click(self, event: events.Click) -> None:
        event.stop()
        event.prevent_default()
        index = self.scroll_offset.y + event.y
        if index >= self.row_count():
            return
        self.focus()
        self.move_to(index)
        shown = self.layout_of_days
        column = shown.column_at(event.x)
        if 0 <= column < len(shown.days):
            self.go_to(shown.days[column])
        elif column < 0 and event.chain > 1:
            self.post_message(self.NameChosen())

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        self._wheel_days(event, -WEEK)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        self._wheel_days(event, WEEK)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        if event.shift or event.ctrl:
            self._wheel_days(event, -WEEK)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        if event.shift or event.ctrl:
            self._wheel_days(event, WEEK)

    def _wheel_days(self, event: events.MouseEvent, step: timedelta) -> None:
        """A week sideways, the cursor staying in its column."""
        event.stop()
        event.prevent_default()
        if EARLIEST <= self.day + step <= LATEST:
            self.move_by(step)
