"""A picture in the cells of a terminal: two pixels a cell where the half block is one cell wide."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from rmdesk.ui.glyphs import UNICODE, glyphs

_HALF = "▀"
_RAMP = "@%#*+=-:. "
"""Signs from dark to light on a light ground, for a terminal without colours."""

Rgb = tuple[int, int, int]


class Pixels(Protocol):
    """Rows of pixels; `at` gives red, green and blue of one."""

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...

    def at(self, x: int, y: int) -> Rgb: ...


@dataclass(frozen=True, slots=True)
class _Cell:
    """What one cell shows: the colours of its upper and lower half."""

    upper: Rgb
    lower: Rgb


class PictureView(Widget, can_focus=True, inherit_bindings=False):
    """Shows `pixels` one to one from the place `left`, `top`; a pixel is half a cell high."""

    left: var[int] = var(0)
    top: var[int] = var(0)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._pixels: Pixels | None = None

    def show(self, pixels: Pixels) -> None:
        """Show other pixels; what was in the middle stays there."""
        before = self._pixels
        if before is None:
            self.left = self.top = 0
        else:
            width, height = self.size.width, 2 * self.size.height
            middle = self.left + min(width, before.width) // 2
            self.left = middle * pixels.width // before.width - width // 2
            middle = self.top + min(height, before.height) // 2
            self.top = middle * pixels.height // before.height - height // 2
        self._pixels = pixels
        self._stay_inside()
        self.refresh()

    def move(self, across: int, down: int) -> None:
        """Look further right and down by so many cells."""
        self.left += across
        self.top += 2 * down
        self._stay_inside()
        self.refresh()

    def on_resize(self) -> None:
        self._stay_inside()

    def _stay_inside(self) -> None:
        if self._pixels is not None:
            self.left = max(0, min(self.left, self._pixels.width - self.size.width))
            self.top = max(0, min(self.top, self._pixels.height - 2 * self.size.height))

    def render_line(self, y: int) -> Strip:
        width, pixels = self.size.width, self._pixels
        if pixels is None:
            return Strip.blank(width, self.rich_style)
        first = max(0, (width - pixels.width) // 2)
        above = max(0, (self.size.height - (pixels.height + 1) // 2) // 2)
        row = self.top + 2 * (y - above)
        if not 0 <= row < pixels.height:
            return Strip.blank(width, self.rich_style)
        cells = [
            _Cell(pixels.at(x, row), pixels.at(x, min(row + 1, pixels.height - 1)))
            for x in range(self.left, min(self.left + width, pixels.width))
        ]
        blank, after = Segment(" " * first, self.rich_style), width - first - len(cells)
        paint = self._painting()
        drawn = [paint(cell, len(list(same))) for cell, same in groupby(cells)]
        return Strip([blank, *drawn, Segment(" " * after, self.rich_style)], width)

    def _painting(self) -> Callable[[_Cell, int], Segment]:
        """How a run of equal cells is drawn in this terminal."""
        if self.app.no_color:
            return _in_signs
        return _in_halves if glyphs() is UNICODE else _in_grounds


def _in_halves(cell: _Cell, count: int) -> Segment:
    style = Style(color=Color.from_rgb(*cell.upper), bgcolor=Color.from_rgb(*cell.lower))
    return Segment(_HALF * count, style)


def _in_grounds(cell: _Cell, count: int) -> Segment:
    """Where half a block may take two cells: the mean of both halves as the ground of a blank."""
    mean = [(one + other) // 2 for one, other in zip(cell.upper, cell.lower, strict=True)]
    return Segment(" " * count, Style(bgcolor=Color.from_rgb(*mean)))


def _in_signs(cell: _Cell, count: int) -> Segment:
    light = sum(_brightness(one) for one in (cell.upper, cell.lower)) // 2
    return Segment(_RAMP[light * len(_RAMP) // 256] * count, Style())


def _brightness(pixel: Rgb) -> int:
    red, green, blue = pixel
    return (299 * red + 587 * green + 114 * blue) // 1000
