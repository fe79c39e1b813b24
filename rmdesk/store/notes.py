"""Full text over notes: gists of contacts, notes on clients and on appointments.

There is no index. One pass over the 236,000 gists of 10,000 clients takes 60 ms and one over
2.4 million 2 s, while filling an index of single characters (the only kind in SQLite that finds
Chinese words of two) takes longer than importing the gists. Large books are searched part by
part, so that nothing else waits for longer than one part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import nlargest

from peewee import SqliteDatabase

from rmdesk.domain.ids import ClientId

_PART = 200_000


class NoteKind(StrEnum):
    """Where a note stands."""

    CONTACT = "contact"
    CLIENT = "client"
    APPOINTMENT = "appointment"


@dataclass(frozen=True, slots=True)
class Place:
    """A note by table and row; its day sorts it, the note on a client has none."""

    on: str
    kind: NoteKind
    row_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note with its client; `on` is the day of the contact or appointment."""

    client_id: ClientId
    name: str
    number: str
    kind: NoteKind
    on: date | None
    text: str


_TEXTS = {
    NoteKind.CONTACT: ("contacts", "client_id", "on_day", "gist"),
    NoteKind.CLIENT: ("clients", "id", "''", "note"),
    NoteKind.APPOINTMENT: ("appointments", "client_id", "on_day", "note"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one kind of notes, small enough to be searched at once."""

    kind: NoteKind
    first: int
    last: int


class NoteShelf:
    """All notes of an open book."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def parts(self) -> list[Part]:
        """What must be searched for a whole answer: the few notes first, then newest gists."""
        return [
            part
            for kind in (NoteKind.CLIENT, NoteKind.APPOINTMENT, NoteKind.CONTACT)
            for part in self._parts_of(kind)
        ]

    def _parts_of(self, kind: NoteKind) -> Iterator[Part]:
        last = self._database.execute_sql(f"SELECT MAX(id) FROM {_TEXTS[kind][0]}").fetchone()[0]
        for end in range(last or 0, 0, -_PART):
            yield Part(kind, max(1, end - _PART + 1), end)

    def find(self, words: Sequence[str], part: Part, most: int) -> tuple[int, list[Place]]:
        """How many notes of `part` hold every one of `words`, in any order, and the newest.

        Latin letters are found in either case.
        """
        if not words:
            return 0, []
        table, _owner, day, text = _TEXTS[part.kind]
        holds = " AND ".join(f"{text} LIKE ? ESCAPE '\\'" for _ in words)
        rows = self._database.execute_sql(
            f"SELECT {day}, id FROM {table} WHERE id BETWEEN ? AND ? AND {holds}",
            (part.first, part.last, *(f"%{_plain(word)}%" for word in words)),
        ).fetchall()
        newest = nlargest(most, rows)
        return len(rows), [Place(on, part.kind, row_id) for on, row_id in newest]

    def read(self, places: Sequence[Place]) -> list[Note]:
        """The notes at `places`, in that order; one deleted meanwhile is missing."""
        found: dict[tuple[NoteKind, int], Note] = {}
        for kind, (table, owner, day, text) in _TEXTS.items():
            ids = ", ".join(str(place.row_id) for place in places if place.kind is kind)
            source = (
                table
                if kind is NoteKind.CLIENT
                else f"{table} JOIN clients ON clients.id = {owner}"
            )
            cursor = self._database.execute_sql(
                f"SELECT {table}.id, clients.id, clients.name, clients.number, {day},"
                f" {table}.{text} FROM {source} WHERE {table}.id IN ({ids})"
            )
            for row_id, client_id, name, number, on, words in cursor.fetchall():
                found[kind, row_id] = Note(
                    client_id=ClientId(client_id),
                    name=name,
                    number=number,
                    kind=kind,
                    on=date.fromisoformat(on) if on else None,
                    text=words,
                )
        keys = [(place.kind, place.row_id) for place in places]
        return [found[key] for key in keys if key in found]


def _plain(word: str) -> str:
    """`word` without the signs LIKE gives a meaning."""
    for sign in "\\%_":
        word = word.replace(sign, "\\" + sign)
    return word
