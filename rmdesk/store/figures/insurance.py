"""Everybody's insurance at once: read as it is stored, made into values when a row is looked at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.ids import ClientId
from rmdesk.domain.insurance import CoverAnswer
from rmdesk.domain.kin.household import Member
from rmdesk.domain.policies.policy import Policy
from rmdesk.store.rows.values import columns, name_of
from rmdesk.store.tables.fields import reader_of
from rmdesk.store.tables.money import CoverAnswerTable, PolicyTable
from rmdesk.store.tables.people import MemberTable
from rmdesk.store.tables.table import Table

_MEMBER = ("id", "client_id", "name", "relation", "called")
_POLICY = (
    *("id", "client_id", "kind", "insurer", "insured", "sum_insured", "premium"),
    *("covers_critical_illness", "next_premium_on", "ends", "is_regular"),
)
_ANSWER = ("id", "client_id", "member_id", "risk", "is_covered", "on")

_SAID = (
    "SELECT client_id, field, value FROM details INDEXED BY details_family"
    " WHERE field IN ('marriage', 'children', 'protected') ORDER BY client_id, field, id"
)
"""By an index that holds nothing else, in its words: most details are about other things."""

_CLIENTS = (
    "SELECT clients.id, name FROM clients JOIN facts ON facts.client_id = clients.id"
    " WHERE gone_on IS NULL ORDER BY sort_name, clients.id"
)

Stored = dict[int, list[tuple[Any, ...]]]
"""Stored rows by the id of their client."""


@dataclass(frozen=True, slots=True)
class Household:
    """What is on file about one client's insurance; `said` are the items of the file about the
    family, by id, as they are kept."""

    client_id: ClientId
    name: str
    members: list[Member]
    policies: list[Policy]
    answers: list[CoverAnswer]
    said: Mapping[str, str]


class EverybodysInsurance:
    """The clients that are still with us: whoever pays a premium next first, then by name."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        clients = database.execute_sql(_CLIENTS).fetchall()
        self._names = dict(clients)
        self._members = self._read(MemberTable, _MEMBER, "gone_on IS NULL ORDER BY id")
        policies = "gone_on IS NULL ORDER BY next_premium_on NULLS LAST, id"
        self._policies = self._read(PolicyTable, _POLICY, policies)
        self._answers = self._read(CoverAnswerTable, _ANSWER, "TRUE ORDER BY id")
        self._said: dict[int, dict[str, str]] = {}
        for client_id, field, value in database.execute_sql(_SAID).fetchall():
            self._said.setdefault(client_id, {})[field] = value
        next_premium = _POLICY.index("next_premium_on")
        paying = [
            client_id
            for client_id, rows in self._policies.items()
            if rows[0][next_premium] is not None and client_id in self._names
        ]
        first = set(paying)
        self.ids = [*paying, *(client_id for client_id, _ in clients if client_id not in first)]

    def household(self, client_id: int) -> Household:
        """What is on file about one of `ids`."""
        return Household(
            ClientId(client_id),
            self._names[client_id],
            _members(self._members.get(client_id, ())),
            _policies(self._policies.get(client_id, ())),
            _answers(self._answers.get(client_id, ())),
            self._said.get(client_id, {}),
        )

    def _read(self, table: type[Table], names: tuple[str, ...], condition: str) -> Stored:
        rows = self._database.execute_sql(
            f"SELECT {columns(table, names)} FROM {name_of(table)} WHERE {condition}"
        )
        found: Stored = {}
        for row in rows.fetchall():
            found.setdefault(row[1], []).append(row)
        return found


def _values(
    record: Callable[..., Any], table: type[Table], names: tuple[str, ...]
) -> Callable[[Iterable[tuple[Any, ...]]], list[Any]]:
    """Makes stored rows of `names` into values of `record`; what is stored as it is stays."""
    fields = [table._meta.fields[name] for name in names]
    readers = [(place, read) for place, f in enumerate(fields) if (read := reader_of(f))]

    def value(row: tuple[Any, ...]) -> Any:
        values = list(row)
        for place, read in readers:
            if values[place] is not None:
                values[place] = read(values[place])
        return record(**dict(zip(names, values, strict=True)))

    return lambda rows: [value(row) for row in rows]


_members = _values(Member, MemberTable, _MEMBER)
_policies = _values(Policy, PolicyTable, _POLICY)
_answers = _values(CoverAnswer, CoverAnswerTable, _ANSWER)
