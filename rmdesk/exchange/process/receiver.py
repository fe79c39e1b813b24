"""Frames of the reading process to values."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial
from typing import Any

from rmdesk.domain.problems import Problem, Weight
from rmdesk.exchange.columns import Reads, SheetKind, dictionary
from rmdesk.exchange.layouts import Look
from rmdesk.exchange.process.packing import unpacked_cells, unpacked_layout, unpacked_look
from rmdesk.exchange.reading import Mark, RawSheet, Row, Sheet


class Receiver:
    """Builds the sheets and problems of one process from its frames.

    Both stand beside the place of their sheet in the file, because two processes share its sheets.
    What no reader of ours sends raises KeyError, TypeError or ValueError.
    """

    def __init__(self) -> None:
        self.sheets: list[tuple[int, Sheet]] = []
        self.problems: list[tuple[int, Problem]] = []
        self.looks: list[tuple[int, Look]] = []
        self.raw: dict[str, RawSheet] = {}
        self._order = 0
        self._raw_name = ""
        self._about: dict[str, Any] | None = None
        self._parts: dict[str, list[Any]] = {}
        self._marks: list[Mark] = []
        self._days: dict[str, date] = {}

    def take(self, what: str, content: Any) -> None:
        """Take one frame."""
        match what:
            case "order":
                self.finish()
                self._order = int(content)
            case "sheet":
                self._about = content
            case "problems":
                self.problems += ((self._order, _problem(packed)) for packed in content)
            case "look":
                look = unpacked_look(content)
                self.looks.append((look.order, look))
            case "raw_sheet":
                name, left, encoding, separator = content
                self._raw_name = str(name)
                self.raw[self._raw_name] = RawSheet(
                    head=(),
                    rows={},
                    left=int(left),
                    encoding=str(encoding),
                    separator=str(separator),
                )
            case "raw_rows":
                sheet = self.raw[self._raw_name]
                rows = {int(number): unpacked_cells(cells) for number, cells in content}
                self.raw[self._raw_name] = replace(sheet, rows={**sheet.rows, **rows})
            case "rows" | "refused_rows":
                self._parts.setdefault(what, []).extend(content)
            case "marks":
                self._marks += _marks(*content)
            case _:
                raise ValueError

    def finish(self) -> None:
        """Close the sheet whose frames have all come."""
        if self._about is None:
            return
        about, parts = self._about, self._parts
        fields = tuple(about["fields"])
        slots = [slot for slot, field in enumerate(fields) if field in _day_fields()]
        sheet = Sheet(
            file=about["file"],
            name=about["name"],
            kind=SheetKind(about["kind"]),
            fields=fields,
            headings=about["headings"],
            layout=unpacked_layout(about["layout"]),
            rows=tuple(self._row(row, slots) for row in parts.get("rows", ())),
            refused=tuple(self._row(row, slots) for row in parts.get("refused_rows", ())),
            marks=tuple(self._marks),
            refused_marks=about["refused_marks"],
        )
        self.sheets.append((self._order, sheet))
        self._about, self._parts, self._marks = None, {}, []

    def _row(self, row: list[Any], slots: list[int]) -> Row:
        number, values = row
        for slot in slots:
            if values[slot] is not None:
                values[slot] = self._day(values[slot])
        return Row(number, tuple(values))

    def _day(self, text: str) -> date:
        # A few thousand days stand in hundreds of thousands of rows.
        day = self._days.get(text)
        if day is None:
            day = self._days[text] = date.fromisoformat(text)
        return day


@cache
def _day_fields() -> frozenset[str]:
    return frozenset(
        column.field
        for kind in dictionary().kinds
        for column in kind.columns
        if column.reads is Reads.DAY
    )


def _marks(
    first: str, lines: list[int], since: list[int], letters: str, gists: list[str]
) -> Iterator[Mark]:
    start = date.fromisoformat(first)
    days = {number: start + timedelta(days=number) for number in set(since)}
    # What `Mark(...)` does, without a call of Python for each of hundreds of thousands.
    cells = zip(lines, map(days.__getitem__, since), letters, gists, strict=True)
    return map(partial(tuple.__new__, Mark), cells)


def _problem(packed: list[Any]) -> Problem:
    message, file, sheet, row, column, weight, parameters, is_cell_only = packed
    return Problem(
        message=message,
        file=file,
        sheet=sheet,
        row=row,
        column=column,
        weight=Weight(weight),
        parameters=parameters,
        is_cell_only=bool(is_cell_only),
    )
