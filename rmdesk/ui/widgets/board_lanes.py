"""Cards in lanes side by side, painted line by line, so that a step repaints at once however many
cards there are."""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rich.style import Style
from textual.strip import Strip

from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.line_rendered import PaintedWhole
from rmdesk.ui.widgets.lines import Cell, Line, line, strip
from rmdesk.ui.words.wrapping import wrap

_LEAST: Final = 18
"""Cells of a lane below which one lane less is shown."""
GAP: Final = 1
HEADING, _FOOT = 2, 1
"""Lines over the cards, and the one below them that says how many more there are."""
_SAID_AT: Final = 3
"""The line at which an empty board says how to begin."""
_ROOMY: Final = 30
"""From so many lines on a card has three."""

Paint = Callable[[Any, int, int], Sequence[Line]]
"""A card as so many lines of so many cells."""


@dataclass(frozen=True, slots=True)
class Lane:
    """`total` stands below the title; the cards are whatever the board's `paint` understands."""

    title: str
    total: str
    cards: Sequence[Any]


class PaintedLanes(PaintedWhole):
    """Shows as many lanes as have room, those around the cursor; the others are named at the foot.

    A card is known by the key that `key_of` gives it: the cursor stays on it wherever it goes.
    """

    def __init__(self, paint: Paint, key_of: Callable[[Any], Hashable], *, id: str) -> None:
        super().__init__(id=id)
        self._paint_card = paint
        self._key_of = key_of
        self._lanes: Sequence[Lane] = ()
        self._marked: Collection[Hashable] = ()
        self._nothing = ""
        self._lane = 0
        self._first_lane = 0
        self._rows: list[int] = []
        self._tops: list[int] = []

    # --- what it shows ---

    def show(
        self,
        lanes: Sequence[Lane],
        *,
        marked: Collection[Hashable] = (),
        on: Hashable = None,
        nothing: str = "",
    ) -> None:
        """Show other cards, the cursor on the card with the key `on`, else on the one it was on;
        where there are none at all, `nothing` says how to begin."""
        self._nothing = nothing
        wanted = on if on is not None else self.key
        self._lanes, self._marked = lanes, marked
        if len(self._rows) != len(lanes):
            self._rows, self._tops = [0] * len(lanes), [0] * len(lanes)
        self._lane = max(0, min(self._lane, len(lanes) - 1))
        self._find(wanted)
        for place, lane in enumerate(lanes):
            self._rows[place] = max(0, min(self._rows[place], len(lane.cards) - 1))
        self._repaint()

    def _find(self, key: Hashable) -> None:
        if key is None:
            return
        for place, lane in enumerate(self._lanes):
            for row, card in enumerate(lane.cards):
                if self._key_of(card) == key:
                    self._lane, self._rows[place] = place, row
                    return

    @property
    def card(self) -> Any | None:
        """The card under the cursor; None in an empty lane."""
        if not self._lanes or not self._lanes[self._lane].cards:
            return None
        return self._lanes[self._lane].cards[self._rows[self._lane]]

    @property
    def key(self) -> Hashable:
        """The key of the card under the cursor, None in an empty lane."""
        return None if self.card is None else self._key_of(self.card)

    @property
    def lane(self) -> int:
        """The place of the lane under the cursor."""
        return self._lane

    @property
    def shown_lanes(self) -> range:
        """The places of the lanes that have room."""
        room = (self.size.width + GAP) // (_LEAST + GAP)
        count = max(1, min(len(self._lanes), room))
        first = min(self._first_lane, len(self._lanes) - count)
        first = max(min(first, self._lane), self._lane - count + 1, 0)
        return range(first, first + count)

    @property
    def card_lines(self) -> int:
        """How many lines a card takes."""
        return 3 if self.size.height >= _ROOMY else 2

    @property
    def rows_per_page(self) -> int:
        """How many cards of a lane are in view."""
        is_cut = len(self.shown_lanes) < len(self._lanes)
        room = self.size.height - HEADING - _FOOT - is_cut
        return max(1, room // self.card_lines)

    # --- painting ---

    def paint(self) -> list[Strip]:
        shown, width, height = self.shown_lanes, self.size.width, self.size.height
        if not self._lanes or width < 1:
            return []
        self._first_lane = shown.start
        wide = (width - GAP * (len(shown) - 1)) // len(shown)
        spare = width - wide * len(shown) - GAP * (len(shown) - 1)
        is_cut = len(shown) < len(self._lanes)
        columns = [self._column(place, wide, height - is_cut) for place in shown]
        gap = Strip.blank(GAP, self.rich_style)
        end = Strip.blank(spare, self.rich_style)
        strips = [
            Strip.join([*[part for one in pieces for part in (one, gap)][:-1], end])
            for pieces in zip(*columns, strict=True)
        ]
        if self._nothing and not any(lane.cards for lane in self._lanes):
            words = wrap(self._nothing, max(1, width - 2), max(1, len(strips) - _SAID_AT))
            for y, text in enumerate(words, _SAID_AT):
                said = line(Cell("", 1), Cell(text, width - 1, "muted"))
                strips[y : y + 1] = [strip(said, width, self._styles_of_lines.plain)]
        if is_cut:
            strips.append(strip(self._foot(shown, width), width, self._styles_of_lines.plain))
        return strips

    def _column(self, place: int, width: int, height: int) -> list[Strip]:
        lane, plain = self._lanes[place], self._styles_of_lines.plain
        is_at = place == self._lane
        sign = glyphs().cursor if is_at else " "
        style = "title" if is_at else "section"
        count = f" {len(lane.cards):,} "
        taken = formats.cells(count)
        lines = [
            line(
                Cell(sign, 1, style),
                Cell(lane.title, width - taken - 1, style),
                Cell(count, taken, style),
            ),
            line(Cell("", 1), Cell(lane.total, width - 1, "heading", "right")),
        ]
        strips = [strip(one, width, plain) for one in lines]
        page = self.rows_per_page
        top = self._top(place, page)
        for row, card in enumerate(lane.cards[top : top + page], top):
            strips += self._card(card, width, is_chosen=is_at and row == self._rows[place])
        blank = Strip.blank(width, self.rich_style)
        strips += [blank] * (height - _FOOT - len(strips))
        more = len(lane.cards) - top - page
        said = _("{count} more deals").format(count=f"{more:,}") if more > 0 else ""
        strips.append(strip(line(Cell(f"  {said}", width, "muted")), width, plain))
        return strips[:height]

    def _top(self, place: int, page: int) -> int:
        """The first card in view: as near to the one before as shows the cursor."""
        row = self._rows[place]
        last = max(0, len(self._lanes[place].cards) - page)
        top = max(0, min(self._tops[place], row, last), row - page + 1)
        self._tops[place] = top
        return top

    def _card(self, card: Any, width: int, *, is_chosen: bool) -> list[Strip]:
        style_of = self._style_of(is_chosen)
        sign = glyphs().cursor if is_chosen else " "
        mark = "+" if self._key_of(card) in self._marked else sign
        lines = self._paint_card(card, width - 1, self.card_lines)
        return [
            strip([*line(Cell(mark if not number else " ", 1, "accent")), *one], width, style_of)
            for number, one in enumerate(lines)
        ]

    def _style_of(self, is_chosen: bool) -> Callable[[str], Style]:
        styles = self._styles_of_lines
        if not is_chosen:
            return styles.plain
        return styles.cursor if self.has_focus else styles.cursor_idle

    def _foot(self, shown: range, width: int) -> Line:
        """The lanes that had no room, so that what stands there is not forgotten."""
        hidden = [one for place, one in enumerate(self._lanes) if place not in shown]
        said = "   ".join(f"{one.title} {len(one.cards):,} {one.total}".strip() for one in hidden)
        return line(Cell(f" {said}", width, "muted"))
