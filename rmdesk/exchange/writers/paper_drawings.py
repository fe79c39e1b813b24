"""Charts of a page as inline SVG: letters and hatchings tell the parts apart, colour never does."""

from collections.abc import Iterator, Sequence
from html import escape
from math import cos, pi, sin
from string import ascii_uppercase
from typing import Final

from rmdesk.exchange.writers.cells import width, writable
from rmdesk.exchange.writers.outline import Kind, Value
from rmdesk.exchange.writers.paper import Chart, ChartKind, Table
from rmdesk.exchange.writers.paper_values import shown
from rmdesk.exchange.writers.text_cells import shortened

_INK: Final = "#1f3a5f"
_HATCHES: Final = (
    f'<rect width="8" height="8" fill="{_INK}"/>',
    '<rect width="8" height="8" fill="#fff"/>'
    f'<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="{_INK}" stroke-width="1.4"/>',
    '<rect width="8" height="8" fill="#9fb3c8"/>',
    f'<rect width="8" height="8" fill="#fff"/><circle cx="4" cy="4" r="1.6" fill="{_INK}"/>',
    '<rect width="8" height="8" fill="#d9e2ec"/>'
    f'<path d="M-2 6l4 4M0 0l8 8M6-2l4 4" stroke="{_INK}" stroke-width="1"/>',
    f'<rect width="8" height="8" fill="#fff"/><path d="M0 4h8" stroke="{_INK}" stroke-width="2"/>',
    '<rect width="8" height="8" fill="#627d98"/>',
    f'<rect width="8" height="8" fill="#fff"/><path d="M4 0v8M0 4h8" stroke="{_INK}"/>',
    '<rect width="8" height="8" fill="#fff"/>',
)
_WIDTH: Final = 680
_CELL: Final = 6.2
"""So wide is a column of text in the drawings' letters."""

_LETTER_FROM_BP: Final = 300
"""A part of a smaller share has its letter in the legend only."""

_WHOLE: Final = 10_000
_MOST_LABELS: Final = 12


def drawing(table: Table, chart: Chart, *, name: str) -> str:
    """The SVG of `chart`; `name` tells its hatchings from those of other drawings."""
    match chart.kind:
        case ChartKind.PIE:
            return "".join(_pie(table, chart, name))
        case ChartKind.COLUMNS:
            return "".join(_columns(table, chart, name))


def _opened(chart: Chart, name: str, height: int) -> str:
    hatches = "".join(
        f'<pattern id="{name}h{at}" width="8" height="8" patternUnits="userSpaceOnUse">{drawn}'
        "</pattern>"
        for at, drawn in enumerate(_HATCHES)
    )
    return (
        f'<svg role="img" aria-label="{_said(chart.name)}" width="{_WIDTH}" height="{height}"'
        f' viewBox="0 0 {_WIDTH} {height}"><defs>{hatches}</defs>'
    )


def _pie(table: Table, chart: Chart, name: str) -> Iterator[str]:
    """Clockwise from the top, the legend beside it."""
    (column,) = chart.values
    rows = table.rows[: chart.rows]
    shares = [_figure(row.values[column]) for row in rows]
    whole = sum(shares)
    radius, line = 105, 22
    height = max(2 * radius + 20, len(rows) * line + 10)
    across, down = radius + 20, height / 2
    yield _opened(chart, name, height)
    letters: list[str] = []
    turned = 0
    for at, share in enumerate(shares):
        if share <= 0:
            continue
        fill = f'fill="url(#{name}h{at % len(_HATCHES)})" stroke="{_INK}" stroke-width="1.2"'
        yield _slice(across, down, radius, turned / whole, (turned + share) / whole, fill)
        if share * _WHOLE >= _LETTER_FROM_BP * whole:
            middle = 2 * pi * (turned + share / 2) / whole
            x, y = across + 0.68 * radius * sin(middle), down - 0.68 * radius * cos(middle)
            letters.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="#fff" stroke="{_INK}"/>'
                f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="12" font-weight="700"'
                f' text-anchor="middle">{_letter(at)}</text>'
            )
        turned += share
    yield from letters
    yield from _legend(table, chart, name, left=across + radius + 30, top=down)
    yield "</svg>"


def _slice(x: float, y: float, radius: float, start: float, end: float, fill: str) -> str:
    if end - start > 1 - 1e-9:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" {fill}/>'
    (x1, y1), (x2, y2) = (
        (x + radius * sin(2 * pi * turn), y - radius * cos(2 * pi * turn)) for turn in (start, end)
    )
    is_large = int(end - start > 0.5)
    return (
        f'<path d="M{x:.1f} {y:.1f}L{x1:.2f} {y1:.2f}A{radius} {radius} 0 {is_large} 1'
        f' {x2:.2f} {y2:.2f}Z" {fill}/>'
    )


def _legend(table: Table, chart: Chart, name: str, *, left: float, top: float) -> Iterator[str]:
    (column,) = chart.values
    line = 22
    start = top - line * chart.rows / 2
    for at, row in enumerate(table.rows[: chart.rows]):
        y = start + at * line
        called = _text_of(table, chart.names, row.values[chart.names])
        said = _text_of(table, column, row.values[column])
        yield (
            f'<rect x="{left:.0f}" y="{y + 3:.1f}" width="22" height="15"'
            f' fill="url(#{name}h{at % len(_HATCHES)})" stroke="{_INK}"/>'
            f'<text x="{left + 30:.0f}" y="{y + 15:.1f}" font-size="13" font-weight="700">'
            f"{_letter(at)}</text>"
            f'<text x="{left + 50:.0f}" y="{y + 15:.1f}" font-size="13">'
            f"{_said(shortened(called, 28))}</text>"
            f'<text x="{_WIDTH - 20}" y="{y + 15:.1f}" font-size="13" text-anchor="end">'
            f"{_said(said)}</text>"
        )


def _columns(table: Table, chart: Chart, name: str) -> Iterator[str]:
    """Standing columns with their figures above and their names below."""
    rows = table.rows[-_MOST_LABELS:] if chart.rows > _MOST_LABELS else table.rows
    rows = rows[: chart.rows]
    amounts = [[_figure(row.values[column]) for column in chart.values] for row in rows]
    most = max((amount for line in amounts for amount in line), default=0)
    height, ground, tall = 250, 200, 165
    yield _opened(chart, name, height)
    yield f'<path d="M10 {ground}H{_WIDTH - 10}" stroke="{_INK}" stroke-width="1.2"/>'
    step = (_WIDTH - 20) / max(len(rows), 1)
    wide = min(step * 0.8 / len(chart.values), 70)
    for place, (row, line) in enumerate(zip(rows, amounts, strict=True)):
        centre = 10 + step * (place + 0.5)
        for at, (column, amount) in enumerate(zip(chart.values, line, strict=True)):
            x = centre + wide * (at - len(chart.values) / 2)
            high = max(amount, 0) * tall / most if most > 0 else 0
            yield (
                f'<rect x="{x:.1f}" y="{ground - high:.1f}" width="{wide:.1f}"'
                f' height="{high:.1f}" fill="url(#{name}h{at})" stroke="{_INK}"/>'
            )
            said = _brief(table.columns[column].kind, row.values[column])
            size = min(11.0, 1.9 * step / len(chart.values) / max(width(said), 1))
            yield (
                f'<text x="{x + wide / 2:.1f}" y="{ground - high - 4:.1f}" text-anchor="middle"'
                f' font-size="{size:.1f}">{_said(said)}</text>'
            )
        called = shortened(_text_of(table, chart.names, row.values[chart.names]), 20)
        size = min(11.0, 1.9 * step / max(width(called), 1))
        yield (
            f'<text x="{centre:.1f}" y="{ground + 15}" text-anchor="middle"'
            f' font-size="{size:.1f}">{_said(called)}</text>'
        )
    if len(chart.values) > 1:
        yield from _keys(table, chart.values, name, top=height - 20)
    yield "</svg>"


def _keys(table: Table, columns: Sequence[int], name: str, *, top: int) -> Iterator[str]:
    left = 20.0
    for at, column in enumerate(columns):
        heading = writable(str(table.columns[column].heading))
        yield (
            f'<rect x="{left:.0f}" y="{top}" width="22" height="13" fill="url(#{name}h{at})"'
            f' stroke="{_INK}"/><text x="{left + 28:.0f}" y="{top + 11}" font-size="12">'
            f"{_said(heading)}</text>"
        )
        left += 28 + _CELL * 1.1 * width(heading) + 24


def _brief(kind: Kind, value: Value) -> str:
    """Amounts above a column without their fen."""
    if kind is Kind.MONEY and isinstance(value, int):
        return f"{(value + 50) // 100:,}"
    return shown(kind, value)


def _text_of(table: Table, column: int, value: Value) -> str:
    return shown(table.columns[column].kind, value)


def _figure(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _letter(at: int) -> str:
    return ascii_uppercase[at % len(ascii_uppercase)]


def _said(text: str) -> str:
    return escape(writable(text))
