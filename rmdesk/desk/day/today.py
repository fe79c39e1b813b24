"""Today: everything that is due, a page of rows at a time, each with its reasons."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rmdesk.desk.book import Desk
from rmdesk.domain.today import Group, Row, rows
from rmdesk.store.duties import StoredDuty, read_duties
from rmdesk.store.shelves.today import GroupCount, RowId, split


@dataclass(frozen=True, slots=True)
class TodayList:
    """The rows of Today by score, and its groups with their counts."""

    ids: "array[int]"
    groups: Sequence[GroupCount]


def today(desk: Desk) -> TodayList:
    """Everything that is due."""
    return TodayList(desk.today_rows.ids(), desk.today_rows.groups())


def group_ids(desk: Desk, group: Group) -> "array[int]":
    """The rows of one group by score."""
    return desk.today_rows.ids(group)


def page(desk: Desk, ids: Iterable[int]) -> dict[RowId, Row]:
    """The rows of `ids` with their duties and reasons; what was settled meanwhile is missing."""
    clients, duties = split(ids)
    found = _due(desk, clients, duties)
    listed = ", ".join(str(int(one)) for one in clients)
    made = rows(
        (stored.duty for stored in found),
        desk.duties.classes_where(f"client_id IN ({listed})"),
        today=desk.today,
        days=desk.days,
        points=desk.settings.today,
    )
    numbers = {stored.duty.key: stored.id for stored in found}
    return {_row_id(row, numbers[row.duties[0].key]): row for row in made}


def in_order(shown: Mapping[RowId, Row], ids: Iterable[int]) -> list[Row]:
    """The rows of a page in the order of `ids`."""
    return [shown[RowId(one)] for one in ids if one in shown]


def _due(desk: Desk, clients: Sequence[int], duties: Sequence[int]) -> list[StoredDuty]:
    among = f"clients WHERE id IN ({', '.join(str(int(one)) for one in clients)})"
    found = desk.duties.due(desk.settings, today=desk.today, among=among, nobody=False)
    listed = ", ".join(str(int(one)) for one in duties)
    return [*found, *read_duties(desk.vault.database, f"id IN ({listed})")]


def _row_id(row: Row, number: int | None) -> RowId:
    return RowId(row.client_id if row.client_id is not None else -(number or 0))
