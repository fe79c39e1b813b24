"""What an action did to which tables, in the words of its audit row: names and counts, no value.

`+contacts: on, gist` is one record added with these fields, `-holdings 3` three taken away,
`clients 240: grade` 240 changed in one field.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

_MOST_NAMED: Final = 5
"""Clients whose ids are listed; of more there is a count."""


class Trace:
    """Filled while an action writes; read before what follows from it is brought up to date."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._fields: dict[str, dict[str, None]] = {}

    def added(self, table: str, given: Mapping[str, Sequence[object]]) -> None:
        """Records were added, given column by column: a blank field of a single one is none."""
        count = len(next(iter(given.values())))
        filled = given if count > 1 else (name for name, column in given.items() if column[0])
        self._count(f"+{table}", count, filled)

    def changed(self, table: str, fields: Iterable[str]) -> None:
        """Fields of one record were changed."""
        self._count(table, 1, fields)

    def taken(self, table: str, count: int) -> None:
        """Records were deleted."""
        self._count(f"-{table}", count, ())

    def words(self) -> list[str]:
        """One text a table and kind of change, in the order in which they began."""
        return [
            f"{what}{f' {count}' if count > 1 else ''}{_after_colon(self._fields[what])}"
            for what, count in self._counts.items()
        ]

    def _count(self, what: str, count: int, fields: Iterable[str]) -> None:
        self._counts[what] = self._counts.get(what, 0) + count
        self._fields.setdefault(what, {}).update(dict.fromkeys(fields))


def clients_named(touched: Iterable[int | None]) -> str:
    """The clients an action touched: ``client 17, client 23``, or how many; empty for none."""
    ids = sorted(one for one in touched if one is not None)
    if len(ids) > _MOST_NAMED:
        return f"{len(ids)} clients"
    return ", ".join(f"client {one}" for one in ids)


def _after_colon(fields: Iterable[str]) -> str:
    named = ", ".join(fields)
    return f": {named}" if named else ""
