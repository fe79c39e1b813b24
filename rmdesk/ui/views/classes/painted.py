"""A classification that was read, painted: its boxes, its clients, and the words around them."""

from collections.abc import Sequence
from dataclasses import replace

from rmdesk.desk.classing.boards import Board, Few
from rmdesk.desk.classing.standing import Standing
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.messages import Shown
from rmdesk.ui.views.classes import around, curve, why
from rmdesk.ui.views.classes.list import drift_columns, drift_in_full, view_of
from rmdesk.ui.views.classes.looks import Digit
from rmdesk.ui.views.classes.parts import ClassParts
from rmdesk.ui.views.classes.reading import Reading
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.plain_words import Words

_AROUND = 2
"""Lines of the view that neither boxes nor clients take."""
_CURVE = 12
"""Lines of the curve: its heading, ten steps, and those not known."""
_CLIENTS = 7
"""Lines that the clients of the box are left with where the boxes want them all."""
_WIDE = 120
"""From this width on a pane beside the boxes says why."""


class PaintedClasses(ClassParts):
    """`_reading` is what was read last, None while nothing is known; `_standing` says why the
    client under the cursor stands there, `_few` how few clients bring most."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(access, id=id)
        self._reading: Reading | None = None
        self._standing: Standing | None = None
        self._few: Few | None = None

    @property
    def has_curve(self) -> bool:
        """Whether the boxes can be turned over: their curve is on the other side."""
        is_grid = bool(self.look.arrangement) and not self.is_among_clients
        return is_grid and curve.has_curve(self._board)

    @property
    def _board(self) -> Board | None:
        """The boxes, and of the value grid how few clients bring most, once that is read."""
        board = self._reading.board if self._reading else None
        if board is None or self.look.digit is not Digit.VALUE:
            return board
        return replace(board, few=self._few)

    # --- painting ---

    def _show_look(self) -> None:
        """The parts that this look has, and its columns."""
        self.set_class(self.look.arrangement is None, "-bars")
        self.set_class(self.look.digit is Digit.DRIFT, "-drift")
        self.query_one("#class-names", Painted).show(around.names(self.look))
        self.clients.use(view_of(self.look))
        self._size_boxes()

    def _size_boxes(self) -> None:
        room = self.size.height - _AROUND
        if room <= 0:
            return
        if self.look.arrangement:
            self.tiles.styles.height = self.tiles.lines_for(self.look, room)
        else:
            most = max(room // 2, min(_CURVE, room - _CLIENTS))
            self.bars.styles.height = min(self.bars.row_count() + 1, most)

    def on_resize(self) -> None:
        self.set_class(self.size.width >= _WIDE, "-wide")
        self._size_boxes()

    def _paint(self, keep: ClientId | None) -> None:
        reading = self._reading
        if reading is None:
            return
        if self.look.arrangement:
            self.tiles.show(self.look, reading.board, reading.settings, reading.key)
        else:
            self.bars.show(self.look, reading.board, reading.key)
        self._size_boxes()
        self.clients.hands = reading.board.hands
        self.clients.outdate()
        self._paint_clients(keep)

    def _paint_clients(self, keep: ClientId | None) -> None:
        reading = self._reading
        if reading is None:
            return
        if self.look.digit is Digit.DRIFT:
            self._paint_drift(keep)
        else:
            self.clients.marks &= set(reading.ids)
            self.clients.show(reading.ids, keep)
        is_nobody = not len(reading.ids)
        self.set_class(is_nobody, "-nobody")
        if is_nobody:
            self._explain_emptiness(reading)
        self._say()

    def _explain_emptiness(self, reading: Reading) -> None:
        is_empty = not (reading.board.boxes and reading.board.clients)
        words = around.empty_words(self.look) if is_empty else around.nobody_words()
        self.query_one("#class-nothing", Words).update(formats.clean_lines(words))

    def _paint_drift(self, keep: ClientId | None) -> None:
        reading = self._reading
        if reading is None:
            return
        rows = around.drift_rows(reading.board, reading.key)
        at = next((n for n, row in enumerate(rows) if row.client_id == keep), self.drift.cursor)
        self.drift.show(
            rows, drift_columns(), today=self.access.today, is_marked=lambda row: False, cursor=at
        )
        self.drift.column = -1  # its order is the board's own: no column is chosen

    def _say(self) -> None:
        """Caption, pane, title and detail."""
        self.query_one("#class-caption", Painted).show(self._caption)
        self.query_one("#class-why", Painted).show(self._why)
        self.set_class(self.is_turned and self.has_curve, "-curve")
        self.query_one("#class-curve", Painted).show(self._curve)
        self.refresh_bindings()
        self.post_message(Shown())

    def _caption(self, width: int) -> Sequence[Line]:
        reading = self._reading
        words = ""
        if reading is not None:
            words = around.caption(self.look, self.key, reading.board, reading.settings)
        return [line(Cell(f" {words}", width, "section"))]

    def _why(self, width: int) -> Sequence[Line]:
        reading, board = self._reading, self._board
        if reading is None or board is None or not width:
            return ()
        if self.is_among_clients and self._standing is not None:
            return why.client_lines(self.look, self._standing, width)
        height = self.query_one("#class-why").size.height
        return why.box_lines(self.look, self.key, board, reading.settings, width, height)

    def _curve(self, width: int) -> Sequence[Line]:
        board = self._board
        if board is None or not width:
            return ()
        height = self.query_one("#class-curve").size.height
        return curve.page_lines(board, width, height)

    # --- words ---

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        board = self._reading.board if self._reading else None
        marked = len(self.clients.marks)
        return _(self.look.title), around.title_detail(self.look, board, marked)

    def detail(self) -> str:
        """Why the client under the cursor stands there; of a box its figures."""
        reading = self._reading
        if reading is None:
            return ""
        if not self.is_among_clients:
            box = reading.board.box(self.key)
            return around.box_detail(self.look, box, reading.board)
        if self.look.digit is Digit.DRIFT:
            return drift_in_full(self.drift.row, self.access.today) if self.drift.row else ""
        known = self._standing
        if known is None or known.client_id != self.under_cursor:
            return ""
        return why.in_brief(self.look, known)

    def explanation(self) -> str:
        """What help says of this view."""
        return around.explanation(self.look)
