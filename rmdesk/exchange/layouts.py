"""How a sheet was understood, and what a person corrected about it: plain values.

A correction is remembered under the fingerprint of the layout it corrects, so that the next
export of the same shape is read without a question.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from rmdesk.exchange.calendar_days import is_day
from rmdesk.exchange.columns import SheetKind, dictionary, plain
from rmdesk.exchange.grid import Cell, letter
from rmdesk.exchange.values import text_of

MAX_COLUMNS = 16_384
"""As many as a worksheet has."""


LONGEST = 200
"""Characters of a cell that a look shows."""


REASON_HEADINGS = ("未导入的原因", "Why it was not imported")
"""What a file of rejects has one more column for; it is found again by the rest of its layout."""


class How(StrEnum):
    """Why a column means what it means."""

    HEADING = "heading"
    CONTENTS = "contents"
    HAND = "hand"
    UNKNOWN = "unknown"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidColumn:
    """One column: its place from the grid's left edge, heading, field and yuan per bare figure.

    `field` is None when the column is not read.
    """

    index: int
    heading: str
    field: str | None
    how: How
    unit: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person said about sheets of one fingerprint; without a `kind` they are not read.

    `fields` go by column from the grid's left edge, None ignores one; `headings` stand above them
    in a calendar, whose days move the columns right of them. An empty `encoding` leaves it to the
    reader.
    """

    kind: SheetKind | None
    fields: tuple[str | None, ...] = ()
    encoding: str = ""
    headings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind and self.kind.value,
            "fields": list(self.fields),
            "encoding": self.encoding,
            "headings": list(self.headings),
        }

    @classmethod
    def from_json(cls, said: object) -> "Correction":
        """The correction written by `to_json`; raises ValueError for anything else."""
        match said:
            case {"kind": str() | None as kind, "fields": list(fields), "encoding": str(encoding)}:
                headings = cast("dict[str, Any]", said).get("headings", [])
            case _:
                raise ValueError
        if len(fields) > MAX_COLUMNS or encoding not in ("", *ENCODINGS):
            raise ValueError
        if not isinstance(headings, list) or not all(isinstance(text, str) for text in headings):
            raise ValueError
        found = None if kind is None else SheetKind(kind)
        known = {column.field for column in dictionary().columns_of(found)} if found else set()
        # A field that a later version renamed is asked for again.
        if any(field is not None and field not in known for field in fields):
            raise ValueError
        return cls(kind=found, fields=tuple(fields), encoding=encoding, headings=tuple(headings))


ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
"""What a person may choose from; a byte order mark is dropped in any of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one sheet is read. `header` is the last row of the headings as the user counts rows.

    A header of 0 means that there are no headings. `is_own` says that an export of our own client
    list wrote them.
    """

    kind: SheetKind
    header: int
    columns: tuple[LaidColumn, ...]
    fingerprint: str
    is_own: bool = False

    @property
    def missing(self) -> tuple[frozenset[str], ...]:
        """Groups of fields of which one each is still needed; empty when it can be read."""
        fields = {column.field for column in self.columns}
        needs = next(kind.needs for kind in dictionary().kinds if kind.kind is self.kind)
        return tuple(group for group in needs if not fields & group)

    @property
    def is_sure(self) -> bool:
        """Whether headings or a person said all of it."""
        return all(column.how is not How.CONTENTS for column in self.columns)

    def correction(self, encoding: str = "") -> Correction:
        """What to remember under the fingerprint so that this layout is used again."""
        by_index = {column.index: column for column in self.columns}
        laid = [by_index.get(index) for index in range(max(by_index, default=-1) + 1)]
        is_calendar = self.kind is SheetKind.CALENDAR
        return Correction(
            kind=self.kind,
            fields=tuple(column.field if column else None for column in laid),
            encoding=encoding,
            headings=tuple(column.heading if column else "" for column in laid)
            if is_calendar
            else (),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The first rows of one sheet as raw text, and the layout it was read by, if any.

    Cells start at column `left` of the sheet. `encodings` are those that decode the whole file,
    the one in use first; workbooks have none. `as_found` holds the rows as the encoding found
    without help shows them, when a person chose another: fingerprints go by these.
    """

    file: str
    sheet: str
    order: int
    rows: tuple[tuple[str, ...], ...]
    left: int = 0
    encodings: tuple[str, ...] = ()
    as_found: tuple[tuple[str, ...], ...] = ()
    layout: Layout | None = None

    @property
    def encoding(self) -> str:
        return self.encodings[0] if self.encodings else ""

    def fingerprint(self, heads: Sequence[int]) -> str:
        """That of these rows (from 0, top first, joined) as headings, or of having none."""
        return fingerprint_at(self.sheet, self.as_found or self.rows, heads)


def joined(rows: Sequence[Sequence[Cell]]) -> list[Cell]:
    """Headings that span rows: what stands lowest in a column is its heading."""
    width = max((len(row) for row in rows), default=0)
    heads: list[Cell] = [""] * width
    for row in rows:
        for index, cell in enumerate(row):
            if cell != "":
                heads[index] = cell
    return heads


def fingerprint_at(sheet: str, rows: Sequence[Sequence[Cell]], heads: Sequence[int]) -> str:
    """The fingerprint of a sheet with these first rows, whose headings are the rows `heads`."""
    if not heads:
        return fingerprint_of(sheet, ["\x1e" + letter(at) for at in range(width_of(rows))])
    return fingerprint_of(sheet, joined([rows[at] for at in heads if at < len(rows)]))


def width_of(rows: Sequence[Sequence[Cell]]) -> int:
    """How many columns the rows fill."""
    return max((at + 1 for row in rows for at, cell in enumerate(row) if cell != ""), default=0)


def fingerprint_of(sheet: str, headings: Sequence[Cell]) -> str:
    """The same for next month's sheet: figures and days in names and headings do not count."""
    said = [
        _bare(text_of(cell)[:LONGEST])
        for cell in headings
        if cell not in REASON_HEADINGS and (cell == "" or not is_day(cell))
    ]
    while said and not said[-1]:
        said.pop()
    parts = "\x1f".join([_bare(sheet), *said])
    return hashlib.sha256(parts.encode()).hexdigest()[:32]


def _bare(text: str) -> str:
    return re.sub(r"\d", "", plain(text))
