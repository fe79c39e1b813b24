"""The clients of a bundle on their way into the book: added, or laid beside who is there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.receiving.arrivals import Arrival, Counts, Fate
from rmdesk.desk.receiving.choices import UNDECIDED, Choices
from rmdesk.desk.receiving.comparing import Standing, page_of
from rmdesk.desk.receiving.meeting import People
from rmdesk.desk.receiving.past import Past
from rmdesk.desk.receiving.turning import picked
from rmdesk.desk.receiving.writing import Writing
from rmdesk.domain.clients import Client
from rmdesk.store.handover.foreign_rows import Columns
from rmdesk.store.handover.handed_over import CLIENTS, HANDED
from rmdesk.store.handover.origins import Runs, images, touched
from rmdesk.store.rows.values import stored
from rmdesk.store.tables.fields import read_column
from rmdesk.store.tables.people import ClientTable

_CLIENTS: Final = HANDED[CLIENTS]
_NAMES: Final[Sequence[str]] = ClientTable._meta.sorted_field_names
_NUMBERS: Final = ("number", "id_number")


class Arriving:
    """Takes the rows of clients; afterwards `here` says where each of them is.

    `arrivals` are completed with what differs. `people` are the clients of the book, None for one
    that has none; `past` is how the bundle stands to what came from its book.
    """

    def __init__(
        self,
        desk: Desk,
        arrivals: Mapping[int, Arrival],
        choices: Choices,
        writing: Writing,
        *,
        who: str,
        people: People | None,
        past: Past,
        counts: Counts,
    ) -> None:
        self.here: dict[int, int | None] = {}
        self.runs = Runs()
        self._desk = desk
        self._database = desk.store.database
        self._arrivals = arrivals
        self._choices = choices
        self._writing = writing
        self._who = who
        self._people = people
        self._past = past
        self._counts = counts

    def take(self, columns: Columns) -> None:
        """Some rows of the table of clients."""
        there: Sequence[int] = columns["id"]
        fates = [self._arrivals[one].fate for one in there]
        self.here.update(dict.fromkeys(there))  # whoever stays out is known to be in the bundle
        if set(fates) != {Fate.NEW}:
            met = [
                place
                for place, fate in enumerate(fates)
                if fate in (Fate.SAME, Fate.DIFFERS, Fate.OPEN)
            ]
            if met:
                self._meet(picked(columns, met))
            columns = picked(columns, [at for at, fate in enumerate(fates) if fate is Fate.NEW])
        if columns["id"]:
            self._add(columns)

    def _add(self, columns: Columns) -> None:
        if self._people is not None:
            columns = self._with_own_numbers(columns, self._people)
        there: Sequence[int] = columns["id"]
        here = self._writing.add(_CLIENTS, columns)
        self.here.update(zip(there, here, strict=True))
        self.runs.add_all(here, there)
        self._counts.new[CLIENTS] = self._counts.new.get(CLIENTS, 0) + len(here)

    def _with_own_numbers(self, columns: Columns, people: People) -> Columns:
        rows = zip(*(columns[name] for name in ("id", *_NUMBERS)), strict=True)
        kept = [
            people.own_numbers(dict(zip(_NUMBERS, numbers, strict=True)), there=there, record=None)
            for there, *numbers in rows
        ]
        return {**columns, **{name: [one[name] for one in kept] for name in _NUMBERS}}

    def _meet(self, columns: Columns) -> None:
        theirs = _pages([columns[name] for name in _NAMES])
        records = [self._arrivals[client.id].record for client in theirs]
        wanted = [record for record in records if record is not None]
        mine = pages(self._desk, wanted)
        worked_on = touched(self._database, ClientTable, wanted)
        for client, record in zip(theirs, records, strict=True):
            arrival = self._arrivals[client.id]
            arrival.theirs = client
            if record is not None:
                self._compare(arrival, mine[record], client, is_touched=record in worked_on)

    def _compare(self, arrival: Arrival, mine: Client, theirs: Client, *, is_touched: bool) -> None:
        assert self._people is not None  # else there is nobody to meet
        there, record = arrival.foreign_id, mine.id
        is_known = self._people.known.get(there) == record
        numbers = {name: getattr(theirs, name) for name in _NUMBERS}
        own = self._people.own_numbers(numbers, there=there, record=record)
        page = page_of(
            mine,
            replace(theirs, number=own["number"], id_number=own["id_number"]),
            self._choices.get(there, UNDECIDED),
            who=self._who,
            standing=self._standing(is_known=is_known, is_touched=is_touched),
        )
        arrival.mine, arrival.pairs = mine, page.pairs
        arrival.fate = Fate.DIFFERS if page.pairs else Fate.SAME
        if page.changes:
            self._writing.change(_CLIENTS, record, stored(ClientTable, page.changes))
        counts = self._counts.changed if page.changes else self._counts.same
        counts[CLIENTS] = counts.get(CLIENTS, 0) + 1
        self.here[there] = record
        if not is_known:
            self.runs.add(record, there)

    def _standing(self, *, is_known: bool, is_touched: bool) -> Standing:
        if not is_known:
            return Standing.STRANGE
        if self._past.is_older:
            return Standing.OLDER
        if self._past.is_rewound:
            return Standing.REWOUND
        return Standing.STRANGE if is_touched else Standing.NEWER


def pages(desk: Desk, ids: Sequence[int]) -> dict[int, Client]:
    """These clients of the book by id."""
    rows = list(images(desk.store.database, ClientTable, "id", ids))
    return {client.id: client for client in _pages(list(zip(*rows, strict=True)))}


def _pages(columns: Sequence[Sequence[Any]]) -> list[Client]:
    fields = ClientTable._meta.fields
    read = [
        read_column(fields[name], column) for name, column in zip(_NAMES, columns, strict=False)
    ]
    return [Client(**dict(zip(_NAMES, row, strict=True))) for row in zip(*read, strict=True)]
