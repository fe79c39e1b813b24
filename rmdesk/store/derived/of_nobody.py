"""Occasions that are about no single client: festivals, the forum, and one's own tasks."""

from collections.abc import Iterator, Mapping
from functools import cache

from peewee import SqliteDatabase

from rmdesk import content
from rmdesk.domain.calendar.festivals import Festivals, read_festivals
from rmdesk.domain.occasions import gatherings, promises
from rmdesk.domain.occasions.kinds import Occasion
from rmdesk.language import Language, spoken
from rmdesk.store.derived.span import Span
from rmdesk.store.rows.reading import values_of
from rmdesk.store.shelves.day import read_event, to_do
from rmdesk.store.tables.day import EventTable, ToDoTable


def to_dos_of_nobody(database: SqliteDatabase) -> Iterator[Occasion]:
    """The tasks that are open and for no client."""
    unsettled = "client_id IS NULL AND settled_on IS NULL"
    yield from promises.to_dos(values_of(database, ToDoTable, to_do, unsettled))


def of_the_year(database: SqliteDatabase, span: Span) -> Iterator[Occasion]:
    """Festivals on which clients are greeted, and the yearly forum once there is a client."""
    yield from gatherings.festivals(known_festivals().between(span.first, span.last), spoken())
    events = values_of(database, EventTable, read_event, "is_forum")
    forum = gatherings.forum_due(events, span.today)
    if forum is not None and _has_clients(database):
        yield forum


def wishes_for(subject: int) -> Mapping[Language, str]:
    """Words to greet with on the festival that duties know by this number, by language."""
    for festival in known_festivals().festivals:
        if gatherings.festival_number(festival.id) == subject:
            return festival.wishes
    return {}


def _has_clients(database: SqliteDatabase) -> bool:
    sql = "SELECT 1 FROM clients WHERE gone_on IS NULL LIMIT 1"
    return database.execute_sql(sql).fetchone() is not None


@cache
def known_festivals() -> Festivals:
    """The festivals of the list that comes with the program."""
    return read_festivals(content.text("festivals.toml"))
