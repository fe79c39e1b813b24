"""A report in columns of titled tables. Pure."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from rmdesk.desk.reports.told import Figures, Report
from rmdesk.ui import formats
from rmdesk.ui.views.home.pages.report_table import items, words
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Column, Item, Section

_SIDE_BY_SIDE_FROM: Final = 156
"""From so many cells on, two columns of tables have room beside each other."""


def columns_of(report: Report, width: int) -> Sequence[Column]:
    """All tables one below the other, on a wide screen in two columns of about one height."""
    bands = list(_bands(report))
    if width < _SIDE_BY_SIDE_FROM:
        return ([band for band, _lines in bands],)
    half = sum(lines for _band, lines in bands) / 2
    left: list[Sequence[Section]] = []
    while bands and half > 0:
        band, lines = bands.pop(0)
        left.append(band)
        half -= lines
    return (left, [band for band, _lines in bands] or [()])


def _bands(report: Report) -> Iterator[tuple[Sequence[Section], int]]:
    """The tables one below the other, with about how many lines each takes."""
    yield (Section(report.title, partial(_about, report.about)),), len(report.about) + 2
    for at, part in enumerate(report.parts):
        for place, block in enumerate(part.blocks):
            if isinstance(block, Figures):
                compose = partial(_figures, block, (at, place))
                lines = len(block.rows) + len(block.remark.splitlines()) + 3
            else:
                compose = partial(_said, block.text)
                lines = len(block.text.splitlines()) + 2
            yield (Section(block.name, compose),), lines


def _about(about: Sequence[tuple[str, str]], width: int) -> list[Item]:
    label = max((formats.cells(name) for name, _said in about), default=0) + 2
    return [
        [line(Cell(name, label, "muted"), Cell(said, max(width - label, 1)))]
        for name, said in about
    ]


def _figures(block: Figures, place: tuple[int, int], width: int) -> list[Item]:
    return items(block, width, place)


def _said(text: str, width: int) -> list[Item]:
    return [words(text, width)]
