"""A paper as a workbook: a sheet for each part, with native charts and ready for A4.

Totals are values, and charts draw ranges of cells: nothing in it is a formula.
"""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from rmdesk.exchange.writers.cells import cut, width, writable
from rmdesk.exchange.writers.paper import Paper, Row, Section, Table, Words
from rmdesk.exchange.writers.paper_charts import CHART_ROWS, add_chart
from rmdesk.exchange.writers.paper_styles import Styles
from rmdesk.exchange.writers.paper_values import shown
from rmdesk.exchange.writers.xlsx_cells import new_workbook, write_text, write_value

WIDEST: Final = 26
"""Columns grow to this many cells; longer texts are wrapped."""

_NARROWEST: Final = 8
_PAGE_CELLS: Final = 125
"""A sheet that is wider is printed across."""

_PAGE_ROWS: Final = 76
"""A sheet of so many rows is made to fit one page."""

_WORDS_CELLS: Final = 84
"""So wide is a sheet of words alone."""

_LINE_POINTS: Final = 17.5
"""A line of Chinese needs more than the usual 15."""

_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME: Final = 31
_LONGEST_FOOT: Final = 200


def written_workbook(paper: Paper) -> tuple[bytes, Counter[str]]:
    """The workbook, and how many texts were too long for a cell."""
    file = io.BytesIO()
    book = new_workbook(file)
    book.set_properties({"title": writable(paper.title), "comments": ""})
    styles, losses = Styles(book), Counter[str]()
    for section in paper.sections:
        sheet: Any = book.add_worksheet(_sheet_name(section.name))
        _Sheet(book, sheet, styles, losses).fill(paper, section)
    book.close()
    return file.getvalue(), losses


def _sheet_name(name: str) -> str:
    return _NOT_IN_A_NAME.sub(" ", writable(name))[:_LONGEST_NAME]


class _Sheet:
    """One sheet, filled from the top."""

    def __init__(self, book: Any, sheet: Any, styles: Styles, losses: Counter[str]) -> None:
        self._book = book
        self._sheet = sheet
        self._styles = styles
        self._losses = losses
        self._row = 0
        self._widths: list[int] = []

    def fill(self, paper: Paper, section: Section) -> None:
        self._widths = _widths(section)
        self._set_up(paper)
        self._text(paper.title, self._styles.title)
        self._sheet.set_row(0, 24)
        self._row += 1
        for label, said in paper.about:
            self._text(label, self._styles.label)
            self._text(said, self._styles.fact, column=1)
            self._row += 1
        for block in section.blocks:
            self._row += 1
            self._text(block.name, self._styles.heading)
            self._sheet.set_row(self._row, 20)
            self._row += 1
            match block:
                case Table():
                    self._table(block)
                case Words():
                    self._words(block.text)
        self._sheet.fit_to_pages(1, 1 if self._row <= _PAGE_ROWS else 0)

    def _set_up(self, paper: Paper) -> None:
        sheet = self._sheet
        for column, wide in enumerate(self._widths):
            sheet.set_column(column, column, wide + 2)
        sheet.hide_gridlines(2)
        sheet.set_default_row(_LINE_POINTS)
        sheet.set_paper(9)  # A4
        if sum(self._widths) > _PAGE_CELLS:
            sheet.set_landscape()
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        foot = writable(paper.foot).replace("&", "&&")[:_LONGEST_FOOT]
        sheet.set_footer(f"&L&8{foot}&R&8{paper.page.format(page='&P', pages='&N')}")

    def _table(self, table: Table) -> None:
        top = self._row
        for column, one in enumerate(table.columns):
            self._text(str(one.heading), self._styles.column(one.kind), column=column)
        self._heighten([str(one.heading) for one in table.columns])
        self._row += 1
        for row in table.rows:
            pairs = zip(table.columns, row.values, strict=True)
            for column, (one, value) in enumerate(pairs):
                style = self._styles.cell(one.kind, is_total=row.is_total)
                if value is None or value == "":
                    self._sheet.write_blank(self._row, column, None, style)
                    continue
                place = self._row, column
                _taken, is_cut = write_value(self._sheet, place, one.kind, value, style)
                self._losses["cut"] += is_cut
            if not row.is_total:  # the name of a sum runs on over the blank cells beside it
                self._heighten([one if isinstance(one, str) else "" for one in row.values])
            self._row += 1
        if table.remark:
            self._words(table.remark, self._styles.remark)
        for chart in table.charts:
            self._row += 1
            place = self._row, 0
            add_chart(self._book, self._sheet, place, table, chart, top=top)
            self._row += CHART_ROWS

    def _words(self, text: str, style: Any = None) -> None:
        """A text across all columns, as high as it needs."""
        style = style or self._styles.words
        text, is_cut = cut(writable(text))
        self._losses["cut"] += is_cut
        last = len(self._widths) - 1
        if last:
            self._sheet.merge_range(self._row, 0, self._row, last, "", style)
        write_text(self._sheet, (self._row, 0), text, style)
        across = sum(self._widths) + 2 * last
        self._sheet.set_row(self._row, _LINE_POINTS * _lines(text, across))
        self._row += 1

    def _heighten(self, texts: Sequence[str]) -> None:
        """Make room for the text that wraps most."""
        lines = max(
            (_lines(text, wide) for text, wide in zip(texts, self._widths, strict=False)), default=1
        )
        if lines > 1:
            self._sheet.set_row(self._row, _LINE_POINTS * lines)

    def _text(self, text: str, style: Any, *, column: int = 0) -> None:
        text, is_cut = cut(writable(text))
        self._losses["cut"] += is_cut
        write_text(self._sheet, (self._row, column), text, style)


def _widths(section: Section) -> list[int]:
    """The columns that the tables of a sheet share, each as wide as its widest value."""
    tables = [block for block in section.blocks if isinstance(block, Table)]
    count = max((len(table.columns) for table in tables), default=1)
    widths = [_NARROWEST] * count
    for table in tables:
        for column, one in enumerate(table.columns):
            values = (shown(one.kind, row.values[column]) for row in _of_width(table, column))
            needed = max(map(width, (str(one.heading), *values)), default=0)
            widths[column] = max(widths[column], min(needed, WIDEST), one.width)
    return widths if tables else [_WORDS_CELLS]


def _of_width(table: Table, column: int) -> Iterator[Row]:
    """The rows that a column is made wide for: not for the names of sums."""
    return (row for row in table.rows if column or not row.is_total)


def _lines(text: str, across: int) -> int:
    """How many lines a text takes in a column of so many cells."""
    return sum(1 + max(width(line) - 1, 0) // max(across, 1) for line in _split(text))


def _split(text: str) -> Iterable[str]:
    return writable(text).split("\n")
