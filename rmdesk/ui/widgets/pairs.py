"""Facts about one thing: titles and values, aligned."""

from collections.abc import Sequence

from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, Line, Span, line


def paired(pairs: Sequence[tuple[str, str, str]], width: int) -> list[Line]:
    """Titles, values and their styles: two to a line where both fit, a long value on its own."""
    half = (width - 3) // 2
    title = max(formats.cells(name) for name, _value, _style in pairs) + 1
    lines: list[Line] = []
    waiting: list[Span] | None = None
    for name, value, style in pairs:
        if width >= 60 and formats.cells(value) <= half - title:
            spans = line(Cell(name, title, "muted"), Cell(value, half - title, style))
            if waiting is None:
                waiting = spans
                continue
            tail = width - 2 * half - 3
            lines.append([*waiting, Span("   "), *spans, Span(" " * tail)])
            waiting = None
        else:
            first, *more = formats.wrap(value, width - title, 2) or [""]
            lines.append(line(Cell(name, title, "muted"), Cell(first, width - title, style)))
            lines += [line(Cell("", title), Cell(rest, width - title, style)) for rest in more]
    if waiting is not None:
        lines.append([*waiting, Span(" " * (width - half))])
    return lines
