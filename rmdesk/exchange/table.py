"""Reading a sheet of records, one row each: clients, members, holdings, policies, core exports."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.problems import Weight
from rmdesk.exchange.cells import Taker, fields_of, taker
from rmdesk.exchange.columns import Dictionary, Reads, SheetKind, plain
from rmdesk.exchange.findings import Findings
from rmdesk.exchange.grid import Cell, Grid, Merges
from rmdesk.exchange.headings import Layout, Placed, short
from rmdesk.exchange.reading import Row, Value
from rmdesk.exchange.stray import Stray
from rmdesk.exchange.values import HIDDEN, Unreadable
from rmdesk.language import N_

HIDDEN_REMOVED = N_("Invisible characters were removed from this cell.")
NO_VALUE = N_("This cell must not be empty; fill it in or delete the row.")
NEITHER_CLASS_NOR_ITEM = N_(
    "The row names neither a class nor a product; fill in one of them or delete the row."
)
NO_CLIENT = N_("The row names no client; fill in the client number or the client's name.")
COLUMNS_UNKNOWN = N_("Columns that were not read, because their headings are not known: {columns}.")
COLUMNS_DROPPED = N_("Columns that must never be stored were dropped unread: {columns}.")

_NEEDED = {
    SheetKind.CLIENTS: ("name",),
    SheetKind.CORE: ("name",),
    SheetKind.MEMBERS: ("name",),
    SheetKind.HOLDINGS: ("amount", "institution"),
    SheetKind.POLICIES: ("kind",),
}
_IDENTITIES = {
    "number": frozenset({"number", "id_number", "mobile"}),
    "client_number": frozenset({"client_number", "client_id", "client_mobile"}),
}
"""What tells a client from namesakes; the key is what must be right whenever it is there."""

_Taking = tuple[int, int, dict[Cell, tuple[Value, ...]], Placed, Taker]
"""A column: its index, its first field's slot, what its cells said so far, how it is read."""

_REMEMBERED = 20_000
_LONGEST_BLANK = 8
_STRICT = {Reads.DAY, Reads.MONEY, Reads.ID, Reads.MOBILE, Reads.YEAR, Reads.DAYS}
_BLANK_TEXTS = {"", "-", "--", "—", "——", "#n/a", "null"}
_REFERENCES = ("client_number", "client_name", "client_id", "client_mobile")


class TableReader:
    """Reads the rows below the headings that `layout` found."""

    def __init__(
        self, layout: Layout, *, dictionary: Dictionary, findings: Findings, today: date
    ) -> None:
        self._layout = layout
        self._dictionary = dictionary
        self._findings = findings
        present = {placed.column.field for placed in layout.columns}
        self.fields: list[str] = []
        self._blanks: tuple[dict[str, bool], dict[str, bool]] = ({}, {})
        self._columns: list[_Taking] = []
        for placed in layout.columns:
            fields = fields_of(placed, present)
            take = taker(placed, dictionary=dictionary, findings=findings, today=today)
            self._columns.append((placed.index, len(self.fields), {}, placed, take))
            self.fields += fields
        self._needed = [
            (self.fields.index(field), self._heading(field))
            for field in _NEEDED[layout.kind]
            if field in self.fields
        ]
        self._references = [
            index for index, field in enumerate(self.fields) if field in _REFERENCES
        ]
        self._either = [self.fields.index(f) for f in ("holding_class", "item") if f in self.fields]
        self._class_and_amount = (
            (self.fields.index("holding_class"), self.fields.index("amount"))
            if {"holding_class", "amount"} <= set(self.fields)
            else None
        )
        self._stray = Stray(layout.headed)
        self._identities = frozenset().union(*_IDENTITIES.values())
        self._required = {*_NEEDED[layout.kind], *_IDENTITIES}
        self._note_columns()

    def rows(
        self, grid: Grid, rows: Iterable[tuple[int, Sequence[Cell]]]
    ) -> Iterator[tuple[bool, Row]]:
        """The records of `rows` (numbered from 0); False marks a row that is refused."""
        footer = {word[0] for word in (*self._dictionary.totals, *self._dictionary.footnotes)}
        for index, cells in self._filled(rows, grid.merges, grid.left):
            first = next((cell for cell in cells if cell != ""), None)
            if isinstance(first, str):
                first = next((cell for cell in cells if _says_something(cell)), None)
            if first is None:
                continue
            if isinstance(first, str):
                initial = plain(first[:8])[:1]
                if (initial in footer and self._is_footer(first)) or self._is_heading(cells):
                    continue
            self._stray.take(cells)
            yield self._record(index + 1, cells)
        self._stray.tell(self._findings, row=self._layout.header + 1, left=grid.left)

    def _record(self, number: int, cells: Sequence[Cell]) -> tuple[bool, Row]:
        values: list[Value] = [None] * len(self.fields)
        width = len(cells)
        unreadable: list[tuple[Placed, Unreadable]] = []
        for index, slot, known, placed, take in self._columns:
            if index >= width:
                continue
            cell = cells[index]
            found = known.get(cell)
            if found is None or cell is True or cell is False:  # which equal 1.0 and 0.0
                try:
                    found = self._read(cell, number, placed, take, known)
                except Unreadable as error:
                    unreadable.append((placed, error))
                    continue
            if found:
                values[slot] = found[0]
                if len(found) == 2 and found[1] is not None:
                    values[slot + 1] = found[1]
        good = not unreadable or not self._refuses([p for p, _ in unreadable], values)
        for placed, problem in unreadable:
            self._findings.add_unreadable(
                problem, row=number, column=placed.heading, is_cell_only=good
            )
        if good:
            good = self._is_complete(number, values)
        if self._class_and_amount is not None:
            _make_debts_positive(values, *self._class_and_amount)
        return good, Row(number, tuple(values))

    def _refuses(self, ruined: Sequence[Placed], values: Sequence[Value]) -> bool:
        """Whether unreadable cells keep the row out: it lacks what it needs or whose it is.

        A ruined ID or phone is missed by none while another one identifies the client; without
        it the name alone could mean a namesake.
        """
        fields = {placed.column.field for placed in ruined}
        if fields & self._required:
            return True
        said = zip(self.fields, values, strict=True)
        is_identified = any(
            field in self._identities and value is not None for field, value in said
        )
        return bool(fields & self._identities) and not is_identified

    def _is_complete(self, number: int, values: Sequence[Value]) -> bool:
        """Whether the record holds what its kind cannot do without; tells what is missing."""
        missing = [heading for slot, heading in self._needed if values[slot] is None]
        for heading in missing:
            self._findings.add(NO_VALUE, row=number, column=heading)
        if not missing and self._either and all(values[slot] is None for slot in self._either):
            self._findings.add(NEITHER_CLASS_NOR_ITEM, row=number)
            return False
        if missing or not self._references:
            return not missing
        if all(values[slot] is None for slot in self._references):
            self._findings.add(NO_CLIENT, row=number)
            return False
        return True

    def _read(
        self,
        cell: Cell,
        number: int,
        placed: Placed,
        take: Taker,
        known: dict[Cell, tuple[Value, ...]],
    ) -> tuple[Value, ...]:
        """The values of one cell, remembered because columns repeat themselves; () is blank."""
        told = len(self._findings)
        if isinstance(cell, str):
            if not cell.isprintable() and HIDDEN.search(cell):
                self._notice(HIDDEN_REMOVED, number, placed)
                cell = HIDDEN.sub("", cell)
            # What is read strictly is never taken for something; look only when it fails.
            if placed.column.reads not in _STRICT and self._is_blank(cell, placed):
                return ()
        try:
            found = take(cell, number)
        except Unreadable:
            if isinstance(cell, str) and self._is_blank(cell, placed):
                return ()
            raise
        if len(known) < _REMEMBERED and len(self._findings) == told and not isinstance(cell, bool):
            known[cell] = found
        return found

    def _is_blank(self, cell: str, placed: Placed) -> bool:
        if len(cell) > _LONGEST_BLANK:
            return not cell.strip()
        free_text = placed.column.reads in (Reads.TEXT, Reads.YES)
        known = self._blanks[free_text]
        if cell not in known:
            word = plain(cell.strip().lstrip("'’‘`"))
            known[cell] = word in (_BLANK_TEXTS if free_text else self._dictionary.blank)
        return known[cell]

    def _is_footer(self, first: str) -> bool:
        word = plain(first)
        bare = word.rstrip(":")
        return any(
            bare == total or (not total.isascii() and word.startswith(total))
            for total in self._dictionary.totals
        ) or word.startswith(self._dictionary.footnotes)

    def _is_heading(self, cells: Sequence[Cell]) -> bool:
        """Whether the headings are repeated here, as prints of several pages have them."""
        placed = self._layout.columns[0]
        cell = cells[placed.index] if placed.index < len(cells) else ""
        if not isinstance(cell, str) or cell.strip()[:1] != placed.heading[:1]:
            return False  # the cheap half of the comparison settles nearly every row
        same = sum(
            isinstance(cells[other.index], str) and short(str(cells[other.index])) == other.heading
            for other in self._layout.columns
            if other.index < len(cells)
        )
        return same * 2 > len(self._layout.columns)

    def _filled(
        self, rows: Iterable[tuple[int, Sequence[Cell]]], merges: Merges, left: int
    ) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Rows with merged cells filled down, but for amounts, which would count twice."""
        ends = {
            (top, column - left): bottom for (top, column), (bottom, _) in merges if bottom > top
        }
        if not ends:
            yield from rows
            return
        columns = [p.index for p in self._layout.columns if p.column.reads is not Reads.MONEY]
        held: dict[int, tuple[int, Cell]] = {}
        for index, cells in rows:
            filled = list(cells)
            for column in columns:
                if column >= len(filled):
                    continue
                if (index, column) in ends:
                    held[column] = ends[index, column], filled[column]
                elif column in held and index <= held[column][0]:
                    filled[column] = held[column][1]
            yield index, filled if any(cell != "" for cell in cells) else cells

    def _heading(self, field: str) -> str:
        return next(p.heading for p in self._layout.columns if p.column.field == field)

    def _notice(self, message: str, row: int, placed: Placed) -> None:
        self._findings.add(message, row=row, column=placed.heading, weight=Weight.NOTICE)

    def _note_columns(self) -> None:
        for message, names in (
            (COLUMNS_UNKNOWN, self._layout.unknown),
            (COLUMNS_DROPPED, self._layout.dropped),
        ):
            if names:
                self._findings.add(
                    message,
                    row=self._layout.header + 1,
                    weight=Weight.NOTICE,
                    columns=", ".join(names),
                )


def _make_debts_positive(values: list[Value], kind: int, amount: int) -> None:
    code, figure = values[kind], values[amount]
    if isinstance(figure, int) and figure < 0 and HoldingClass(str(code or "other")).is_liability:
        values[amount] = -figure


def _says_something(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None
