"""Painted lines: spans of text by style name, fitted to exact widths, turned into strips."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from rmdesk.ui.formats import Align, fit


class Span(NamedTuple):
    """Text of one style; `style` is one of STYLES, empty for the plain one."""

    text: str
    style: str = ""


class Cell(NamedTuple):
    """Text that takes exactly `width` cells of a line."""

    text: str
    width: int
    style: str = ""
    align: Align = "left"


Line = Sequence[Span]
"""One painted line. Its spans are fitted: together exactly as wide as what paints them."""

STYLES = (
    *("strong", "muted", "heading", "accent", "warning", "error", "good", "title"),
    *("alarm", "section", "section-detail", "section-more"),
)
GROUNDS = {"title", "alarm", "section", "section-detail", "section-more", "cell"}
"""Styles with a ground of their own."""

LINE_CLASSES = {f"line--{name}" for name in (*STYLES, "cursor", "cursor-idle")}
"""What the app declares as COMPONENT_CLASSES; their colours are in app.tcss."""


def line(*cells: Cell, gap: int = 0) -> list[Span]:
    """`cells` side by side, `gap` blanks between them."""
    spans: list[Span] = []
    for cell in cells:
        if cell.width <= 0:
            continue
        if spans and gap:
            spans.append(Span(" " * gap))
        spans.append(Span(fit(cell.text, cell.width, cell.align), cell.style))
    return spans


def strip(spans: Iterable[Span], width: int, style_of: Callable[[str], Style]) -> Strip:
    """`spans` as a strip of `width` cells; neighbours of one style become one segment."""
    segments: list[Segment] = []
    text, name = "", ""
    for span in spans:
        # A blank on the common ground looks alike in any ink: it joins its neighbour.
        is_blank = span.text.isspace() and not {span.style, name} & GROUNDS
        if span.style == name or is_blank:
            text += span.text
            continue
        if text:
            segments.append(Segment(text, style_of(name)))
        text, name = span.text, span.style
    segments.append(Segment(text, style_of(name)))
    return Strip(segments, width)
