"""The boxes of a grid on the screen: tiles, one of them under the cursor."""

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from rmdesk.desk.classing.boards import Board
from rmdesk.domain.classes.settings import ClassSettings
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.views.classes import paint as classes_paint
from rmdesk.ui.views.classes.looks import Arrangement, Digit, Look
from rmdesk.ui.widgets.line_rendered import PaintedWhole
from rmdesk.ui.widgets.lines import Cell, Line, line, strip

_GAP = 1
_LEAST, _MOST = 3, 7
"""Lines of a tile."""


class Tiles(PaintedWhole, can_focus=True):
    """The boxes of a grid; the one under the cursor is known by its `key`."""

    BINDINGS = bindings(Scope.BOXES)

    class Entered(Message):
        """Enter, or a second click, on the box under the cursor."""

    key: var[str] = var("")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._look: Look | None = None
        self._board: Board | None = None
        self._settings = ClassSettings()

    def show(self, look: Look, board: Board | None, settings: ClassSettings, key: str) -> None:
        """Show the boxes of `board`, the cursor on `key`."""
        self._look, self._board, self._settings = look, board, settings
        if key != self.key:
            self.key = key
        self._repaint()

    def watch_key(self) -> None:
        self._repaint()

    def lines_for(self, look: Look, room: int) -> int:
        """How many lines the grid takes of `room`: less than half where a list follows."""
        rows = len(_arrangement(look).keys)
        spare = (room - bool(_arrangement(look).columns)) * 9 // 20 // rows
        # The nine-grid's boxes are narrow: figures below one another, and a line between boxes.
        least, most = (_LEAST, _LEAST + 1) if look.digit is Digit.NINE else (_LEAST + 1, _MOST)
        return rows * max(least, min(spare, most)) + bool(_arrangement(look).columns)

    def paint(self) -> list[Strip]:
        look, board, width = self._look, self._board, self.size.width
        if look is None or board is None or not width:
            return []
        arranged = _arrangement(look)
        label, starts, wide = _columns(arranged, width)
        heading = [_column_titles(arranged, label, starts, wide, width)] if arranged.columns else []
        strips = [strip(one, width, self._styles_of_lines.plain) for one in heading]
        height = (self.size.height - len(heading)) // len(arranged.keys)
        for place, keys in enumerate(arranged.keys):
            title = _(arranged.rows[place]) if arranged.rows else ""
            tiles = [self._tile(look, board, key, wide, height) if key else None for key in keys]
            for number in range(height):
                text = f" {title}" if title and not number else ""
                said = [Segment(formats.fit(text, label), self._muted)]
                at = label
                for start, lines in zip(starts, tiles, strict=False):
                    said.append(Segment(" " * (start - at), self.rich_style))
                    said += lines[number] if lines else [Segment(" " * wide, self.rich_style)]
                    at = start + wide
                said.append(Segment(" " * (width - at), self.rich_style))
                strips.append(Strip(said, width))
        return strips

    @property
    def _muted(self) -> Style:
        return self._styles_of_lines.plain("heading")

    def _tile(
        self, look: Look, board: Board, key: str, width: int, height: int
    ) -> list[list[Segment]]:
        is_chosen = key == self.key
        lines = classes_paint.tile(
            look,
            key,
            board.box(key),
            board,
            self._settings,
            width=width,
            height=height,
            mark=glyphs().cursor if is_chosen else " ",
        )
        style_of = self._style_of(is_chosen)
        return [[Segment(span.text, style_of(span.style)) for span in one] for one in lines]

    def _style_of(self, is_chosen: bool) -> Callable[[str], Style]:
        styles = self._styles_of_lines
        if not is_chosen:
            return styles.plain
        ground = styles.cursor if self.has_focus else styles.cursor_idle
        return lambda name: turned(ground("")) if name == "title" else ground(name)

    def action_boxes_up(self) -> None:
        self._step(-1)

    def action_boxes_down(self) -> None:
        self._step(1)

    def action_boxes_enter(self) -> None:
        self.post_message(self.Entered())

    def _step(self, down: int) -> None:
        if self._look is not None and self._look.arrangement is not None:
            self.key = self._look.arrangement.neighbour(self.key, down, 0) or self.key

    def on_click(self, event: events.Click) -> None:
        event.stop()
        key = self._key_at(event.x, event.y)
        if key and key == self.key and event.chain > 1:
            self.post_message(self.Entered())
        elif key:
            self.key = key

    def _key_at(self, x: int, y: int) -> str:
        if self._look is None:
            return ""
        arranged = _arrangement(self._look)
        _label, starts, wide = _columns(arranged, self.size.width)
        head = bool(arranged.columns)
        height = (self.size.height - head) // len(arranged.keys)
        row = (y - head) // height if height else -1
        for column, start in enumerate(starts):
            if start <= x < start + wide and 0 <= row < len(arranged.keys):
                return arranged.keys[row][column]
        return ""


def turned(ground: Style) -> Style:
    """A bar on the cursor's ground: in its ink, or it would hardly be seen."""
    return Style(color=ground.bgcolor, bgcolor=ground.color)


def _arrangement(look: Look) -> Arrangement:
    if look.arrangement is None:
        raise ValueError(look.title)
    return look.arrangement


def _columns(arranged: Arrangement, width: int) -> tuple[int, list[int], int]:
    """How wide the row titles are, where each column starts, and how wide a tile is."""
    label = 0
    if arranged.rows:
        label = max(formats.cells(_(title)) for title in arranged.rows) + 3
    count = len(arranged.keys[0])
    gaps = (count - 1) * _GAP + (_GAP if arranged.beside else 0)
    wide = (width - label - gaps) // count
    starts = [label + column * (wide + _GAP) for column in range(count)]
    for column in range(count - arranged.beside, count):
        starts[column] += _GAP
    return label, starts, wide


def _column_titles(
    arranged: Arrangement, label: int, starts: Sequence[int], wide: int, width: int
) -> Line:
    cells = [Cell("", label)]
    at = label
    for start, title in zip(starts, arranged.columns, strict=True):
        cells += [Cell("", start - at), Cell(f" {_(title)}", wide, "heading")]
        at = start + wide
    return line(*cells, Cell("", width - at))
