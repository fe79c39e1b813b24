"""The bounds of the receiving side, held by the giving one: what would be refused over there, after
this book is gone, is told here while it can still be corrected."""

from collections.abc import Sequence
from typing import Any

from rmdesk.desk.handover.refusals import OddValue
from rmdesk.store.handover.foreign_rows import ForeignTable
from rmdesk.store.handover.foreign_values import UnfitValue
from rmdesk.store.handover.handed_over import CLIENTS, HANDED


class Fitting:
    """Looks at the rows of one table in their order."""

    def __init__(self, table: str) -> None:
        self._handed = HANDED[table]
        self._columns: Sequence[str] = self._handed.table._meta.sorted_field_names
        self._reader = ForeignTable(table, self._columns)

    def require(self, rows: Sequence[Sequence[Any]]) -> None:
        """Raise OddValue for the first row that no book takes."""
        if not rows:
            return
        try:
            self._reader.read(rows)
        except UnfitValue as unfit:
            self._refuse(rows, unfit)

    def _refuse(self, rows: Sequence[Sequence[Any]], unfit: UnfitValue) -> None:
        for row in rows:
            try:
                ForeignTable(self._handed.name, self._columns).read([row])
            except UnfitValue as alone:
                raise self._refusal(row, alone) from None
        raise self._refusal(rows[0], unfit)

    def _refusal(self, row: Sequence[Any], unfit: UnfitValue) -> OddValue:
        said = dict(zip(self._columns, row, strict=True))
        client = said["id"] if self._handed.name == CLIENTS else said.get("client_id")
        return OddValue(
            table=self._handed.name,
            number=said["id"],
            field=unfit.field,
            client=client or "-",
        )
