"""Rows of a dialog that asks which of several clients is meant: answers by digit, values beside."""

from collections.abc import Callable, Sequence

from rmdesk.ui.widgets.lines import Cell, Line, line

Compose = Callable[[int], Line]
"""A line for so many cells."""


def numbered(number: int, text: str) -> Compose:
    """An answer, and the digit that gives it."""
    return lambda width: line(Cell(str(number), 2, "heading"), Cell(text, width - 2))


def side_by_side(title: str, texts: Sequence[str], style: str, *, most: int) -> Compose:
    """What each of several says of one thing; its title takes `most` cells or a quarter."""

    def compose(width: int) -> Line:
        first = min(most, width // 4)
        each = (width - first) // len(texts) - 1
        rest = width - first - len(texts) - each * (len(texts) - 1)
        widths = [*[each] * (len(texts) - 1), rest]
        return line(
            Cell(title, first, "muted"),
            *(Cell(text, size, style) for text, size in zip(texts, widths, strict=True)),
            gap=1,
        )

    return compose
