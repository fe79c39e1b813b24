"""Finding the row of headings and what its columns mean.

Titles, merged banners and blank rows may stand above it; the headings decide what a sheet is.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rmdesk.exchange.columns import Column, Dictionary, Kind, SheetKind, plain
from rmdesk.exchange.grid import Cell
from rmdesk.exchange.headings.own_exports import is_own, own_column
from rmdesk.exchange.layouts import REASON_HEADINGS, How, joined
from rmdesk.exchange.values import text_of

SEARCHED_ROWS = 40
FIRST_ROWS = 100
"""Rows that are held while the headings are looked for; the others only pass."""
_UNITS = {
    "元": 1, "千元": 1_000, "千": 1_000, "万元": 10_000, "万": 10_000, "百万元": 1_000_000,
    "亿元": 100_000_000, "亿": 100_000_000, "yuan": 1, "rmb": 1, "cny": 1,
}  # fmt: skip
_UNIT_WORDS = "|".join(sorted(_UNITS, key=len, reverse=True))
_UNIT_IN_HEADING = re.compile(
    rf"[(\[【/:,]?(?:单位:?|in)?(?:人民币)?({_UNIT_WORDS})[)\]】]?$", re.IGNORECASE
)
_UNIT_IN_TITLE = re.compile(rf"单位[::]?(?:人民币)?({_UNIT_WORDS})")
_BRACKETS = re.compile(r"[(\[【][^)\]】]*[)\]】]")


class Heading(NamedTuple):
    """What is written over the column at this index."""

    at: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A column found: where it is, its heading as written, and what a bare figure counts."""

    column: Column
    index: int
    heading: str
    unit: int = 1
    how: How = How.HEADING


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLayout:
    """What a sheet is and where its columns are. `heads` are the rows of the headings, from 0.

    `headed` are the columns that have any heading. Without `heads` there are none. `is_own` says
    that an export of our own client list wrote it.
    """

    kind: SheetKind
    heads: tuple[int, ...]
    columns: tuple[Placed, ...]
    unknown: tuple[Heading, ...] = ()
    dropped: tuple[Heading, ...] = ()
    headed: frozenset[int] = frozenset()
    is_own: bool = False

    @property
    def header(self) -> int:
        """The last row of the headings; the first record stands below it."""
        return self.heads[-1] if self.heads else -1


def find_layout(
    rows: Sequence[Sequence[Cell]], dictionary: Dictionary, *, title: str = ""
) -> TableLayout | None:
    """The best layout among the first rows; None when no row holds known headings.

    `title` is the sheet's name, which may name a unit just as a title row may.
    """
    best: tuple[int, TableLayout] | None = None
    known = {name for kind in dictionary.kinds for c in kind.columns for name in c.headings}
    for index in range(min(SEARCHED_ROWS, len(rows))):
        for heads in candidates(rows, index):
            named = named_columns(joined([rows[at] for at in heads]))
            if own := _lay_out_own(heads, named, dictionary, title):
                return own
            if sum(not known.isdisjoint(without_unit(text, 1)[0]) for _, text in named) < 2:
                continue
            unit = unit_above(rows[:index], title)
            for kind in dictionary.kinds:
                if kind.kind is SheetKind.CALENDAR:
                    continue
                layout = _lay_out(kind, heads, named, dictionary, unit)
                # Later kinds win ties: they say more about the sheet than "clients" does.
                if layout and (
                    best is None or len(layout.columns) >= best[0] + (heads[-1] > best[1].header)
                ):
                    best = len(layout.columns), layout
        if best is not None and index > best[1].header:
            break
    return best[1] if best else None


def candidates(rows: Sequence[Sequence[Cell]], index: int) -> Iterable[tuple[int, ...]]:
    """Rows that may be the headings from `index` on: itself, and joined with the next one."""
    row = rows[index]
    if sum(1 for cell in row if isinstance(cell, str) and cell.strip()) < 2:
        return
    yield (index,)
    below = rows[index + 1] if index + 1 < len(rows) else []
    if any(below) and all(isinstance(cell, str) for cell in below):
        over = [*row, *[""] * (len(below) - len(row))]
        if any(not over_cell and under for over_cell, under in zip(over, below, strict=False)):
            yield index, index + 1


def named_columns(cells: Sequence[Cell]) -> list[Heading]:
    """The columns that have a heading; the reasons in a file of rejects are no column of it."""
    return [
        Heading(at, text_of(cell))
        for at, cell in enumerate(cells)
        if isinstance(cell, str) and cell.strip() and cell.strip() not in REASON_HEADINGS
    ]


def _lay_out(
    kind: Kind, heads: tuple[int, ...], named: list[Heading], dictionary: Dictionary, unit: int
) -> TableLayout | None:
    if kind.is_ruled_out(heading.text for heading in named):
        return None
    dropped = [heading for heading in named if is_never(heading.text, dictionary)]
    free = [heading for heading in named if heading not in dropped]
    placed = place_columns(kind.columns, free, needs=kind.needs, unit=unit)
    fields = {entry.column.field for entry in placed}
    if len(placed) < 2 or not all(fields & group for group in kind.needs):
        return None
    taken = {entry.index for entry in placed}
    return TableLayout(
        kind=kind.kind,
        heads=heads,
        columns=tuple(placed),
        unknown=tuple(heading for heading in free if heading.at not in taken),
        dropped=tuple(dropped),
        headed=frozenset(index for index, _ in named),
    )


def _lay_out_own(
    heads: tuple[int, ...], named: list[Heading], dictionary: Dictionary, title: str
) -> TableLayout | None:
    """The layout of an export of our own; None for any other, or one that names nobody."""
    if not is_own([text for _, text in named], title):
        return None
    placed = own_columns(named)
    fields = {entry.column.field for entry in placed}
    needs = next(kind.needs for kind in dictionary.kinds if kind.kind is SheetKind.CLIENTS)
    if not all(fields & group for group in needs):
        return None
    taken = {entry.index for entry in placed}
    return TableLayout(
        kind=SheetKind.CLIENTS,
        heads=heads,
        columns=tuple(placed),
        unknown=tuple(heading for heading in named if heading.at not in taken),
        headed=frozenset(index for index, _ in named),
        is_own=True,
    )


def own_columns(named: Iterable[tuple[int, str]]) -> list[Placed]:
    """What the headings of our own export hold, as far as it is read back."""
    return [
        Placed(column=column, index=at, heading=short(text), unit=without_unit(text, 1)[1])
        for at, text in named
        if (column := own_column(text)) is not None
    ]


def place_columns(
    columns: Sequence[Column],
    named: Sequence[tuple[int, str]],
    *,
    needs: Sequence[frozenset[str]] = (),
    unit: int = 1,
) -> list[Placed]:
    """Give each column the heading it likes best; needed columns choose before the others.

    A heading in brackets or with a unit counts as the heading without them.
    """
    read = [(index, heading, *without_unit(heading, unit)) for index, heading in named]
    needed = {field for group in needs if len(group) == 1 for field in group}
    wishes = sorted(
        (rank, column.field not in needed, order, -index if column.takes_last else index)
        for order, column in enumerate(columns)
        for index, _, names, _ in read
        for rank, heading in enumerate(column.headings)
        if heading in names
    )
    placed: dict[str, Placed] = {}
    taken: set[int] = set()
    by_index = {index: (heading, found) for index, heading, _, found in read}
    # A name of one's own goes before a shared one: 成员姓名 leaves 姓名 to the client.
    for _, _, order, signed in wishes:
        column, index = columns[order], abs(signed)
        if column.field not in placed and index not in taken:
            heading, found = by_index[index]
            placed[column.field] = Placed(
                column=column, index=index, heading=short(heading), unit=found
            )
            taken.add(index)
    return sorted(placed.values(), key=lambda entry: entry.index)


def without_unit(heading: str, unit: int) -> tuple[set[str], int]:
    """The names `heading` may stand for, and its unit in yuan."""
    whole = plain(heading)
    names = {whole, _BRACKETS.sub("", whole)}
    match = _UNIT_IN_HEADING.search(whole)
    if match is None:
        return names, unit
    base = whole[: match.start()]
    return names | {base, _BRACKETS.sub("", base)}, _UNITS[match[1]]


def unit_above(rows: Iterable[Sequence[Cell]], title: str) -> int:
    """The unit that a title row or the sheet's name gives for all amounts."""
    texts = [title, *(cell for row in rows for cell in row if isinstance(cell, str))]
    for text in texts:
        if match := _UNIT_IN_TITLE.search(plain(text)):
            return _UNITS[match[1]]
    return 1


def is_never(heading: str, dictionary: Dictionary) -> bool:
    """Whether the column must not be stored, whatever it holds."""
    name = plain(heading)
    return any(word in name for word in dictionary.never)


def short(heading: str) -> str:
    """A heading as a problem shows it: one line, no surprises."""
    line = " ".join(unicodedata.normalize("NFKC", text_of(heading)).split())
    return line if len(line) <= 40 else line[:39] + "…"
