"""A board: cards in lanes side by side, one card under the cursor."""

from textual import events
from textual.message import Message

from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.widgets.board_lanes import GAP, HEADING, PaintedLanes


class LaneBoard(PaintedLanes, can_focus=True):
    """The cursor goes up and down a lane, and from lane to lane; each keeps its place."""

    BINDINGS = bindings(Scope.BOARD)

    class Chosen(Message):
        """Enter, or a click on the card under the cursor."""

    class Moved(Message):
        """The cursor stands on another card, or in another lane."""

    # --- moving ---

    def _stood(self) -> None:
        self._repaint()
        self.post_message(self.Moved())

    def _move(self, rows: int) -> None:
        if self._lanes:
            last = max(0, len(self._lanes[self._lane].cards) - 1)
            self._rows[self._lane] = max(0, min(self._rows[self._lane] + rows, last))
            self._stood()

    def _turn(self, lanes: int) -> None:
        if self._lanes:
            self._lane = max(0, min(self._lane + lanes, len(self._lanes) - 1))
            self._stood()

    def action_board_choose(self) -> None:
        self.post_message(self.Chosen())

    def action_board_down(self) -> None:
        self._move(1)

    def action_board_up(self) -> None:
        self._move(-1)

    def action_board_left(self) -> None:
        self._turn(-1)

    def action_board_right(self) -> None:
        self._turn(1)

    def action_board_page_down(self) -> None:
        self._move(self.rows_per_page)

    def action_board_page_up(self) -> None:
        self._move(-self.rows_per_page)

    def action_board_top(self) -> None:
        self._move(-self._rows[self._lane] if self._rows else 0)

    def action_board_bottom(self) -> None:
        self._move(len(self._lanes[self._lane].cards) if self._lanes else 0)

    # --- the mouse ---

    def on_click(self, event: events.Click) -> None:
        event.stop()
        shown = self.shown_lanes
        wide = (self.size.width + GAP) // len(shown)
        place = min(shown.start + event.x // wide, shown.stop - 1)
        if place >= len(self._lanes):
            return
        before = (self._lane, self._rows[place])
        row = (event.y - HEADING) // self.card_lines + self._tops[place]
        self._lane = place
        if event.y >= HEADING and row < len(self._lanes[place].cards):
            self._rows[place] = row
            if (place, row) == before:
                self.post_message(self.Chosen())
                return
        self._stood()
