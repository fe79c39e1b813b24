"""Reading a sheet of records, one row each: clients, members, holdings, policies, core exports."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.problems import Weight
from rmdesk.exchange.columns import Dictionary, SheetKind
from rmdesk.exchange.findings import Findings
from rmdesk.exchange.grid import Cell, Grid
from rmdesk.exchange.headings.finding import Placed, TableLayout, short
from rmdesk.exchange.reading import Row, Value
from rmdesk.exchange.records.cells import fields_of, taker
from rmdesk.exchange.records.column_reader import Batch, ColumnReader, Spoiled
from rmdesk.exchange.records.masked_cells import MaskedCells
from rmdesk.exchange.records.rows import RecordRows, filled_down
from rmdesk.exchange.records.stray import Stray
from rmdesk.exchange.values import Unreadable
from rmdesk.language import N_

NO_VALUE = N_("This cell must not be empty; fill it in or delete the row.")
NEITHER_CLASS_NOR_ITEM = N_(
    "The row names neither a class nor a product; fill in one of them or delete the row."
)
NO_CLIENT = N_("The row names no client; fill in the client number or the client's name.")
COLUMNS_UNKNOWN = N_("Columns that were not read, because their headings are not known: {columns}.")
COLUMNS_RECKONED = N_("Columns that the desk reckons or keeps itself were not read: {columns}.")
COLUMNS_DROPPED = N_("Columns that must never be stored were dropped unread: {columns}.")

_NEEDED = {
    SheetKind.CLIENTS: ("name",),
    SheetKind.CORE: ("name",),
    SheetKind.MEMBERS: ("name",),
    SheetKind.HOLDINGS: ("amount", "institution"),
    SheetKind.POLICIES: ("kind",),
    SheetKind.PRODUCTS: ("code", "name"),
}
_IDENTITIES = {
    "number": frozenset({"number", "id_number", "mobile"}),
    "client_number": frozenset({"client_number", "client_id", "client_mobile"}),
}
"""What tells a client from namesakes; the key is what must be right whenever it is there."""

_TOGETHER = 2_000

_REFERENCES = ("client_number", "client_name", "client_id", "client_mobile")


class TableReader:
    """Reads the rows below the headings that `layout` found."""

    def __init__(
        self, layout: TableLayout, *, dictionary: Dictionary, findings: Findings, today: date
    ) -> None:
        self._layout = layout
        self._dictionary = dictionary
        self._findings = findings
        present = {placed.column.field for placed in layout.columns}
        self.fields: list[str] = []
        self._columns: list[ColumnReader] = []
        self._masked = MaskedCells() if layout.is_own else None
        for placed in layout.columns:
            fields = fields_of(placed, present)
            slots = len(fields)
            take = taker(placed, slots=slots, dictionary=dictionary, findings=findings, today=today)
            if self._masked:
                take = self._masked.passing(take, placed, slots=slots)
            self._columns.append(
                ColumnReader(placed, take, slots=slots, dictionary=dictionary, findings=findings)
            )
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
        whole = filled_down(rows, self._layout, merges=grid.merges, left=grid.left)
        records = RecordRows(self._layout, self._dictionary).of(whole)
        while batch := list(islice(records, _TOGETHER)):
            self._stray.take(cells for _, cells in batch)
            if self._masked:
                self._masked.count(cells for _, cells in batch)
            yield from self._read_batch(batch)
        self._stray.tell(self._findings, row=self._layout.header + 1, left=grid.left)
        if self._masked:
            self._masked.tell(self._findings)

    def _read_batch(self, batch: Batch) -> Iterator[tuple[bool, Row]]:
        """Read column by column: most cells were seen before, and looking up many is cheap."""
        spoiled: Spoiled = {}
        columns: list[list[Value]] = []
        for column in self._columns:
            found = column.read(batch, spoiled)
            if column.slots == 1:
                columns.append(found)
            else:
                columns += ([pair[slot] if pair else None for pair in found] for slot in (0, 1))
        if self._class_and_amount is not None:
            kind, amount = self._class_and_amount
            _make_debts_positive(columns[kind], columns[amount])
        doubtful = self._incomplete(columns) | spoiled.keys()
        for at, values in enumerate(zip(*columns, strict=True)):
            number = batch[at][0] + 1
            good = at not in doubtful or self._is_good(number, values, spoiled.get(at, ()))
            yield good, Row(number, values)

    def _incomplete(self, columns: list[list[Value]]) -> set[int]:
        """The places of rows that may lack something they need."""
        slots = [slot for slot, _ in self._needed]
        lacking: set[int] = set()
        for slot in slots:
            lacking |= _blanks(columns[slot])
        for group in (self._references, self._either):
            if group:
                lacking |= set.intersection(*(_blanks(columns[slot]) for slot in group))
        return lacking

    def _is_good(
        self, number: int, values: Sequence[Value], spoiled: Sequence[tuple[Placed, Unreadable]]
    ) -> bool:
        good = not spoiled or not self._refuses([placed for placed, _ in spoiled], values)
        for placed, problem in spoiled:
            self._findings.add_unreadable(
                problem, row=number, column=placed.heading, is_cell_only=good
            )
        return good and self._is_complete(number, values)

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

    def _heading(self, field: str) -> str:
        return next(p.heading for p in self._layout.columns if p.column.field == field)

    def _note_columns(self) -> None:
        unread = COLUMNS_RECKONED if self._layout.is_own else COLUMNS_UNKNOWN
        for message, names in (
            (unread, self._layout.unknown),
            (COLUMNS_DROPPED, self._layout.dropped),
        ):
            if names:
                self._findings.add(
                    message,
                    row=self._layout.header + 1,
                    weight=Weight.NOTICE,
                    columns=", ".join(short(heading.text) for heading in names),
                )


def _blanks(column: list[Value]) -> set[int]:
    if None not in column:
        return set()
    return {at for at, value in enumerate(column) if value is None}


def _make_debts_positive(kinds: list[Value], amounts: list[Value]) -> None:
    for at, figure in enumerate(amounts):
        if (
            isinstance(figure, int)
            and figure < 0
            and HoldingClass(str(kinds[at] or "other")).is_liability
        ):
            amounts[at] = -figure
