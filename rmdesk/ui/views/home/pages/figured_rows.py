"""Lines of a table whose figures can be stood on: each opens what it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rmdesk.ui import formats
from rmdesk.ui.views.home.pages.activity_figures import Figure
from rmdesk.ui.widgets.lines import Cell, Span, line
from rmdesk.ui.widgets.page import Item, Row, Stop


@dataclass(frozen=True, slots=True)
class Figured:
    """A cell of a table; one with a `figure` can be stood on."""

    text: str
    width: int
    figure: Figure | None = None
    style: str = ""


def figured_row(
    cells: Sequence[Figured], drawn: Sequence[Span] | None = None, bar: int = 0
) -> Item:
    """A line whose figures can be stood on; the first cell is its title."""
    painted: list[Span] = [
        *line(
            *(
                Cell(one.text, one.width, one.style, "right" if place else "left")
                for place, one in enumerate(cells)
            )
        )
    ]
    if drawn is not None:
        painted += [Span("  "), *drawn]
        bar -= 2 + sum(formats.cells(span.text) for span in drawn)
    if bar > 0:
        painted.append(Span(" " * bar))
    stops = list(_stops(cells))
    return Row([painted], stops=stops) if stops else [painted]


def _stops(cells: Sequence[Figured]) -> Iterator[Stop]:
    left = 0
    for one in cells:
        if one.figure is not None:
            taken = formats.cells(one.text)
            yield Stop(one.figure, left + max(0, one.width - taken), min(taken, one.width))
        left += one.width
