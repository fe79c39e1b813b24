"""The tables of a bundle as they come: in their order, and every value checked."""

from typing import Final

from rmdesk.desk.receiving.refusals import UnfitBundle, UnknownContents
from rmdesk.exchange.bundle.items import Rows, TableHead
from rmdesk.store.handover.foreign_rows import Columns, ForeignTable, UnknownField
from rmdesk.store.handover.foreign_values import UnfitValue
from rmdesk.store.handover.handed_over import CLIENTS, HANDED, Handed

_PLACES: Final = {name: place for place, name in enumerate(HANDED)}


class Tables:
    """Reads one table after the other; raises UnfitBundle and UnknownContents."""

    def __init__(self) -> None:
        self._table: ForeignTable | None = None
        self._place = -1

    def begin(self, head: TableHead) -> Handed:
        """The next table: one that no earlier one could refer to."""
        try:
            table = ForeignTable(head.table, head.columns)
        except UnknownField:
            raise UnknownContents from None
        except UnfitValue as unfit:
            raise UnfitBundle(table=head.table, field=unfit.field) from None
        place = _PLACES[head.table]
        if place <= self._place or (self._table is None and head.table != CLIENTS):
            raise UnfitBundle(table=head.table, field="table")
        self._table, self._place = table, place
        return table.handed

    def read(self, rows: Rows) -> Columns:
        """The checked columns of some rows of the table that began last."""
        if self._table is None or self._table.handed.name != rows.table:
            raise UnfitBundle(table=rows.table, field="table")
        try:
            return self._table.read(rows.rows)
        except UnfitValue as unfit:
            raise UnfitBundle(table=rows.table, field=unfit.field) from None
