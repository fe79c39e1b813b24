"""Rows as a bundle brings them, turned into checked columns of the table they are for."""

from collections.abc import Sequence
from typing import Any

from rmdesk.store.handover.foreign_records import fit_rows
from rmdesk.store.handover.foreign_values import UnfitValue, fit_column
from rmdesk.store.handover.handed_over import HANDED, Handed

Columns = dict[str, Sequence[Any]]
"""Stored values by field, all columns of one length."""


class UnknownField(ValueError):
    """A table or field that this version does not have."""


class ForeignTable:
    """A table of a bundle, with the fields that the bundle has of it.

    Raises UnknownField, and UnfitValue where one is missing that must be there.
    """

    def __init__(self, name: str, columns: Sequence[str]) -> None:
        handed = HANDED.get(name)
        if handed is None:
            raise UnknownField(name)
        self.handed: Handed = handed
        self._fields = self.handed.table._meta.fields
        self._columns = tuple(columns)
        unknown = set(columns) - self._fields.keys()
        if unknown:
            raise UnknownField(name)
        for field_name, field in self._fields.items():
            has_default = field.null or field.default is not None
            if field_name not in self._columns and not has_default:
                raise UnfitValue(field_name)
        self._last_id = 0

    def read(self, rows: Sequence[Sequence[Any]]) -> Columns:
        """The columns of some rows, what the bundle lacks filled with what a new record has.

        Ids ascend from batch to batch, so that none comes twice. Raises UnfitValue.
        """
        given = dict(zip(self._columns, zip(*rows, strict=True), strict=True))
        self._require_ids(given["id"])
        columns: Columns = {}
        for name, field in self._fields.items():
            if name == "id":
                columns[name] = given[name]
            elif name in given:
                columns[name] = fit_column(field, given[name])
            else:
                columns[name] = (field.db_value(field.default),) * len(rows)
        return fit_rows(self.handed.name, columns)

    def _require_ids(self, ids: Sequence[Any]) -> None:
        before = self._last_id
        for one in ids:
            if type(one) is not int or one <= before:
                raise UnfitValue("id")
            before = one
        if before >= 1 << 53:
            raise UnfitValue("id")
        self._last_id = before
