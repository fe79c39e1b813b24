"""The shelf of clients: lists, pages of rows, one client, find."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.clients import Client
from rmdesk.domain.facts import Facts
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.search_keys import find_words, folded, read_quest
from rmdesk.domain.segments import ClientClass
from rmdesk.store.rows.reading import values_of
from rmdesk.store.tables.derived import SEARCH, FactsTable
from rmdesk.store.tables.people import ClientTable


class Column(StrEnum):
    """What the client list can be ordered by."""

    NAME = "sort_name"
    NUMBER = "number"
    CLASS = "class_rank"
    AUM = "aum"
    LAST_CONTACT = "last_contact"
    NEXT_DUE = "next_due"


@dataclass(frozen=True, slots=True)
class Order:
    """An order of the client list."""

    column: Column = Column.NEXT_DUE
    descending: bool = False


_BY_DUE = Order()
_MANY = 2_000
"""From so many hits on, walking an index is faster than sorting them."""


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One line of the client list; amounts nobody has told are None."""

    id: ClientId
    number: str
    name: str
    mobile: str
    client_class: ClientClass
    aum: Money | None
    elsewhere: Money | None
    last_contact: date | None
    next_due: date | None
    gone_on: date | None


class ClientShelf:
    """All clients of an open book."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def count(self) -> int:
        """How many clients the book has, gone ones included."""
        return int(self._database.execute_sql("SELECT COUNT(*) FROM clients").fetchone()[0])

    def ids(self, order: Order = _BY_DUE) -> "array[int]":
        """Every client's id in `order`; unknown values last, equal ones by name."""
        direction = "DESC" if order.descending else "ASC"
        source = "facts"
        if order.column is Column.NUMBER:
            source = "facts JOIN clients ON clients.id = client_id"
        rows = self._database.execute_sql(
            f"SELECT client_id FROM {source}"
            f" ORDER BY {order.column} {direction} NULLS LAST, sort_name, client_id"
        )
        return array("q", (row[0] for row in rows.fetchall()))

    def rows(self, ids: Iterable[int]) -> dict[ClientId, ClientRow]:
        """The list lines of `ids`; a client deleted meanwhile is missing."""
        wanted = ", ".join(str(int(client_id)) for client_id in ids)
        cursor = self._database.execute_sql(
            "SELECT id, number, name, mobile, client_class, CASE WHEN is_aum_known THEN aum END,"
            " elsewhere, last_contact, next_due, gone_on FROM clients JOIN facts ON client_id = id"
            f" WHERE id IN ({wanted})"
        )
        return {row[0]: _row(row) for row in cursor.fetchall()}

    def present(self, ids: Iterable[int]) -> "array[int]":
        """Those of `ids` who are in the book, in their order."""
        cursor = self._database.execute_sql("SELECT id FROM clients")
        known = {row[0] for row in cursor.fetchall()}
        return array("q", filter(known.__contains__, ids))

    def get(self, client_id: ClientId) -> Client:
        """One client's file; raises LookupError when it does not exist."""
        found = self._select("id = ?", client_id)
        if found is None:
            raise LookupError(client_id)
        return found

    def by_number(self, number: str) -> Client | None:
        """The client with this client number, if any."""
        return self._select("number = ? LIMIT 1", number) if number else None

    def facts(self, client_id: ClientId) -> Facts:
        """One client's derived facts; raises LookupError when the client does not exist."""
        table: Any = FactsTable
        query = (
            table.select(*(table._meta.fields[name] for name in Facts.__dataclass_fields__))
            .where(table.client_id == client_id)
            .objects(Facts)
        )
        for facts in query.bind(self._database):
            found: Facts = facts
            return found
        raise LookupError(client_id)

    def find(self, words: str, limit: int = 200) -> list[ClientId]:
        """The clients that every typed word fits, best first.

        A word is initials, full pinyin, Chinese, or a number or its tail; an exact fit goes
        before a longer one, more assets before less.
        """
        typed = find_words(words)
        quests = [read_quest(word) for word in typed]
        if not quests or None in quests:
            return []
        lead, *others = [quest.queries for quest in quests if quest]
        rest = "".join(f" AND ({' OR '.join(queries)})" for queries in others)
        found: dict[ClientId, None] = {}
        for query in lead:
            fitting = self._fitting(f"({query}){rest}", folded(typed[0]), limit)
            found.update(dict.fromkeys(fitting))
            if len(found) >= limit:
                break
        return list(found)[:limit]

    def _fitting(self, query: str, word: str, limit: int) -> list[ClientId]:
        """Who fits one full-text query: who is called by `word`, whose name begins with it, then
        by assets.

        The name is read off the end of what names are sorted by, as the facts are read anyway; its
        syllables go before it in Latin letters, which therefore cannot say who begins with them.
        """
        if word.isascii() and self._fits_many(query):
            return self._richest(query, limit)
        begins = "" if word.isascii() else " instr(sort_name, ' ' || :word) > 0 DESC,"
        rows = self._database.execute_sql(
            f"SELECT client_id FROM {SEARCH} JOIN facts ON client_id = {SEARCH}.rowid"
            " WHERE keys MATCH :query"
            f" ORDER BY substr(sort_name, {-1 - len(word)}) = ' ' || :word DESC,{begins}"
            " aum DESC, client_id LIMIT :limit",
            {"query": query, "word": word, "limit": limit},
        )
        return [ClientId(row[0]) for row in rows]

    def _fits_many(self, query: str) -> bool:
        many = self._database.execute_sql(
            f"SELECT 1 FROM {SEARCH} WHERE keys MATCH ? LIMIT 1 OFFSET ?", (query, _MANY)
        )
        return many.fetchone() is not None

    def _richest(self, query: str, limit: int) -> list[ClientId]:
        """Of the thousands whom a letter fits, the first in the index of assets: a third of the
        time that sorting takes."""
        rows = self._database.execute_sql(
            "SELECT client_id FROM facts INDEXED BY facts_aum"
            f" WHERE client_id IN (SELECT rowid FROM {SEARCH} WHERE keys MATCH ?)"
            " ORDER BY aum DESC, client_id LIMIT ?",
            (query, limit),
        )
        return [ClientId(row[0]) for row in rows]

    def _select(self, condition: str, value: object) -> Client | None:
        return next(values_of(self._database, ClientTable, Client, condition, value), None)


def _row(row: tuple[Any, ...]) -> ClientRow:
    def day(text: str | None) -> date | None:
        return date.fromisoformat(text) if text else None

    return ClientRow(
        id=ClientId(row[0]),
        number=row[1],
        name=row[2],
        mobile=row[3],
        client_class=ClientClass(row[4]),
        aum=Money(row[5]) if row[5] is not None else None,
        elsewhere=Money(row[6]) if row[6] is not None else None,
        last_contact=day(row[7]),
        next_due=day(row[8]),
        gone_on=day(row[9]),
    )
