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

PARTS = tuple(f"chart-{number}" for number in range(1, 9))
"""The colours of the parts of a chart."""
STYLES = (
    *("strong", "muted", "heading", "accent", "warning", "error", "good", "title"),
    *("alarm", "section", "section-detail", "section-more", "large"),
    *PARTS,
)
GROUNDS = {"title", "alarm", "section", "section-detail", "section-more", "cell", "large", *PARTS}
"""Styles with a ground of their own."""

LINE_CLASSES = {f"line--{name}" for name in (*STYLES, "cursor", "cursor-idle")}
"""What the app declares as COMPONENT_CLASSES; their colours are in app.tcss."""


_OVER = "/"


def over(above: str, below: str) -> str:
    """The style whose ink is the ground of `above`, on the ground of `below`; empty is the ground
    of what paints it. So half a block shows two grounds, and a column of eighths its own."""
    return above + _OVER + below


def halves(style: str) -> tuple[str, str] | None:
    """The styles that `over` put together, None for any other."""
    above, sign, below = style.partition(_OVER)
    return (above, below) if sign else None


_UNDER = ("", "alarm", *PARTS)
GROUNDS.update(over(above, below) for above in _UNDER for below in _UNDER)


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


def filled(cells: Sequence[Cell], width: int) -> list[Span]:
    """The cells with a blank between them, as many of the first as fit whole; the rest is blank."""
    taken = sum(one.width for one in cells) + len(cells) - 1
    if taken <= width:
        return [*line(*cells, gap=1), *line(Cell("", width - taken))]
    kept: list[Cell] = []
    room = width
    for one in cells:
        if one.width + bool(kept) > room:
            break
        room -= one.width + bool(kept)
        kept.append(one)
    return [*line(*kept, gap=1), *line(Cell("", room))]


def told_in_a_gap(spans: Line, said: str) -> Line:
    """The line with `said`, in plain signs, in its first gap that has the room for it and two
    blanks before; unchanged where it has none."""
    told = f"  {said} "
    for at, span in enumerate(spans):
        if (begins := span.text.find(" " * len(told))) >= 0:
            ends = begins + len(told)
            parts = (
                Span(span.text[: begins + 2], span.style),
                Span(said, "section-more"),
                Span(span.text[ends - 1 :], span.style),
            )
            return [*spans[:at], *parts, *spans[at + 1 :]]
    return spans


def merged(spans: Iterable[Span]) -> list[Span]:
    """Neighbours of one style as one span."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].style == span.style:
            joined[-1] = Span(joined[-1].text + span.text, span.style)
        else:
            joined.append(span)
    return joined


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
