"""Facts about one thing: titles and values, aligned."""

from collections.abc import Sequence
from dataclasses import dataclass

from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.page import Item, Row, Stop
from rmdesk.ui.words.wrapping import wrap

_GAP = 3
_TWO_FROM = 60


@dataclass(frozen=True, slots=True)
class Pair:
    """A title and a value; with a `record` the cursor stops at it and Enter opens that."""

    title: str
    value: str
    style: str = ""
    record: object = None


def paired(pairs: Sequence[tuple[str, str, str]], width: int) -> list[Line]:
    """Titles, values and their styles: two to a line where both fit, a long value on its own."""
    rows = paired_rows([Pair(*pair) for pair in pairs], width)
    return [row for item in rows for row in item]


def paired_rows(pairs: Sequence[Pair], width: int, *, most_lines: int = 2) -> list[Item]:
    """The same as items that can be opened; a long value takes `most_lines` at most."""
    half = (width - _GAP) // 2
    title = max((formats.cells(pair.title) for pair in pairs), default=0) + 1
    rows: list[Item] = []
    waiting: Pair | None = None
    for pair in pairs:
        if width < _TWO_FROM or formats.cells(pair.value) > half - title:
            rows.append(_alone(pair, title, width, most_lines))
        elif waiting is None:
            waiting = pair
        else:
            rows.append(_beside(waiting, pair, title, width))
            waiting = None
    if waiting is not None:
        rows.append(_alone(waiting, title, width, most_lines, half))
    return rows


def flowing_rows(pairs: Sequence[Pair], width: int) -> list[Item]:
    """Titles and values one after the other, as many to a line as it has room for."""
    rows: list[Item] = []
    spans: list[Span] = []
    stops: list[Stop] = []
    taken = 0

    def end_line() -> None:
        if spans:
            painted = [*spans, Span(" " * (width - taken))]
            rows.append(Row([painted], stops=stops) if stops else [painted])

    for pair in pairs:
        title = formats.cells(pair.title) + 1
        # A value that is wider than a line is cut: the page shows it whole when it is unfolded.
        value = min(formats.cells(pair.value), width - title)
        gap = _GAP if spans else 0
        if taken + gap + title + value > width:
            end_line()
            spans, stops, taken, gap = [], [], 0, 0
        if gap:
            spans.append(Span(" " * gap))
        if pair.record is not None:
            stops.append(Stop(pair.record, taken + gap, title + value))
        spans += line(Cell(pair.title, title, "muted"), Cell(pair.value, value, pair.style))
        taken += gap + title + value
    end_line()
    return rows


def _alone(pair: Pair, title: int, width: int, most: int, taken: int | None = None) -> Item:
    first, *more = wrap(pair.value, width - title, most) or [""]
    lines = [line(Cell(pair.title, title, "muted"), Cell(first, width - title, pair.style))]
    lines += [line(Cell("", title), Cell(rest, width - title, pair.style)) for rest in more]
    return lines if pair.record is None else Row(lines, stops=[Stop(pair.record, 0, taken)])


def _beside(left: Pair, right: Pair, title: int, width: int) -> Item:
    half = (width - _GAP) // 2
    spans: list[Span] = []
    for pair in (left, right):
        if spans:
            spans.append(Span(" " * _GAP))
        spans += line(Cell(pair.title, title, "muted"), Cell(pair.value, half - title, pair.style))
    spans.append(Span(" " * (width - 2 * half - _GAP)))
    stops = [
        Stop(pair.record, start, half)
        for pair, start in ((left, 0), (right, half + _GAP))
        if pair.record is not None
    ]
    return Row([spans], stops=stops) if stops else [spans]
