"""The shelves of what was planned, heard and set by hand for single clients."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.birthdays import Birthday
from rmdesk.domain.cadence import Postponed
from rmdesk.domain.classes.attitude import Evidence, Heard
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.places import code_of
from rmdesk.domain.classes.tags import read_tags
from rmdesk.domain.occasions.gatherings import Event, Invitation
from rmdesk.domain.occasions.people import Anniversary
from rmdesk.domain.occasions.promises import GoodNews, PlannedVisit, ToDo
from rmdesk.store.rows.shelf import Shelf
from rmdesk.store.tables.day import (
    AnniversaryTable,
    GoodNewsTable,
    HeardAttitudeTable,
    InvitationTable,
    PlaceChangeTable,
    PlaceTable,
    PostponedTable,
    TagTable,
    ToDoTable,
    VisitTable,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A box set by hand, by its code; an empty one takes the hand away."""

    grid: Grid
    box: str
    why: str
    on: date
    rule_then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChange:
    """A rule's box before and after a day, by their codes; empty for none."""

    grid: Grid
    on: date
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag with its row, and what two spellings of it share."""

    id: int
    tag: str
    key: str


class DayShelves:
    """One shelf for each kind of record."""

    def __init__(self, database: SqliteDatabase) -> None:
        self.placed = Shelf(database, PlaceTable, _placed, PlaceTable.id)
        self.place_changes = Shelf(
            database, PlaceChangeTable, _place_change, PlaceChangeTable.on, PlaceChangeTable.id
        )
        self.heard_attitudes = Shelf(
            database,
            HeardAttitudeTable,
            _heard,
            HeardAttitudeTable.on.desc(),
            HeardAttitudeTable.id.desc(),
        )
        self.tags = Shelf(database, TagTable, _tag, TagTable.id)
        self.tag_rows = Shelf(database, TagTable, _tag_row, TagTable.id)
        self.postponed = Shelf(database, PostponedTable, _postponed, PostponedTable.id.desc())
        self.to_dos = Shelf(database, ToDoTable, to_do, ToDoTable.on, ToDoTable.id)
        self.visits = Shelf(database, VisitTable, visit, VisitTable.on, VisitTable.id)
        self.good_news = Shelf(database, GoodNewsTable, GoodNews, GoodNewsTable.on.desc())
        self.invitations = Shelf(database, InvitationTable, _invitation, InvitationTable.id.desc())
        self.anniversaries = Shelf(database, AnniversaryTable, anniversary, AnniversaryTable.id)


def _placed(**row: Any) -> Placed:
    return Placed(**{name: row[name] for name in Placed.__dataclass_fields__})


def _place_change(**row: Any) -> PlaceChange:
    return PlaceChange(**{name: row[name] for name in PlaceChange.__dataclass_fields__})


def _heard(**row: Any) -> Heard:
    pieces = (code_of(Evidence, one) for one in row["evidence"].split())
    return Heard(row["on"], tuple(one for one in pieces if one), row["words"])


def _tag(**row: Any) -> str:
    return str(row["tag"])


def _tag_row(**row: Any) -> TagRow:
    return TagRow(row["id"], row["tag"], row["tag_key"])


def _postponed(**row: Any) -> Postponed:
    return Postponed(row["planned"], row["to"], row["why"])


def to_do(**row: Any) -> ToDo:
    """A to-do as the rules know it."""
    del row["settled_on"]
    return ToDo(**row)


def visit(**row: Any) -> PlannedVisit:
    """A planned visit as the rules know it."""
    return PlannedVisit(**row)


def read_event(**row: Any) -> Event:
    """An event as the rules know it."""
    return Event(**row | {"tags": read_tags(row["tags"])})


def _invitation(**row: Any) -> Invitation:
    return Invitation(row["client_id"], row["event_id"], row["answer"])


def anniversary(**row: Any) -> Anniversary:
    """An anniversary as the rules know it; whether leap months count is for whoever asks."""
    day = Birthday(born=row["since"], lunar=row["lunar"], kept=row["kept"])
    return Anniversary(id=row["id"], client_id=row["client_id"], what=row["what"], day=day)
