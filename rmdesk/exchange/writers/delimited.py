"""CSV in the two encodings that people's programs open: UTF-8 with its mark, and GB18030."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from datetime import date

from rmdesk.exchange.text.quoting import quoted
from rmdesk.exchange.writers.cells import writable
from rmdesk.exchange.writers.outline import FileKind, Kind, Line, Outline, Value


class Delimited:
    """One sheet as CSV, line by line; notes have no place in it and are counted."""

    def __init__(self, outline: Outline, kind: FileKind) -> None:
        self._columns = outline.columns
        self._encoding = kind.value
        self._text = io.StringIO(newline="")
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._writer.writerow(
            heading.isoformat() if isinstance(heading, date) else quoted(writable(heading))
            for heading in (column.heading for column in self._columns)
        )
        self.losses: Counter[str] = Counter()

    def add(self, lines: Iterable[Line]) -> None:
        """Write further lines below."""
        for values, notes in lines:
            self.losses["notes"] += len(notes)
            self._writer.writerow(
                _cell(column.kind, value)
                for column, value in zip(self._columns, values, strict=True)
            )

    def finish(self) -> bytes:
        """The whole file."""
        return self._text.getvalue().encode(self._encoding)


def _cell(kind: Kind, value: Value) -> str:
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case str():
            return quoted(writable(value))
        case _ if kind is Kind.MONEY:
            return f"{int(value) / 100:.2f}"
        case _:
            return str(value)
