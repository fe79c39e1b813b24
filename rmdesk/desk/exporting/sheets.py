"""What a sheet that can be exported is; a list of clients as a view shows it, and the calendar.

The ledger is one more, in `exporting.ledger`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Protocol

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.consents import without_refused
from rmdesk.desk.exporting.release import Outgoing
from rmdesk.domain.contact_notes import in_words
from rmdesk.domain.fields import FIELDS, Kind
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.views import ShownColumn
from rmdesk.errors import Refused
from rmdesk.exchange.calendar.letters import letters_cell, noted
from rmdesk.exchange.writers import outline as files
from rmdesk.exchange.writers.outline import Column, Line, Outline, Value
from rmdesk.language import N_, _

MOST_DAYS = 3 * 366
Word = Callable[[StrEnum], str]
"""The word on screen for a choice."""

_KINDS = {
    Kind.TEXT: files.Kind.TEXT,
    Kind.MONEY: files.Kind.MONEY,
    Kind.DAY: files.Kind.DAY,
    Kind.COUNT: files.Kind.COUNT,
    Kind.CHOICE: files.Kind.TEXT,
    Kind.FLAG: files.Kind.TEXT,
}


class DaysTurned(Refused):
    message = N_("The last day {last} is before the first, {first}.")
    hint = N_("Type the earlier day first.")


class TooManyDays(Refused):
    message = N_("{count} days are more than one sheet takes.")
    hint = N_("Export three years at most at a time.")


class ExportedSheet(Protocol):
    """What is to leave: whose lines, how they look, and what the journal says of it."""

    @property
    def what(self) -> str:
        """What the journal calls it."""

    @property
    def ids(self) -> Sequence[int]:
        """The clients, in the order of the lines."""

    @property
    def about(self) -> Mapping[str, object]:
        """Names of fields or days, never values: for the journal."""

    def outline(self) -> Outline:
        """The sheet in the language in force."""

    def lines(self, desk: Desk, ids: Sequence[int], outgoing: Outgoing) -> list[Line]:
        """The lines of `ids`, as `outgoing` lets them be seen; deleted clients are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSheet:
    """Clients as a view shows them: its columns in their order and width."""

    ids: Sequence[int]
    columns: tuple[ShownColumn, ...]
    word: Word

    @property
    def what(self) -> str:
        return "clients"

    @property
    def about(self) -> Mapping[str, object]:
        return {"fields": [column.field for column in self.columns]}

    def outline(self) -> Outline:
        names = [column.field for column in self.columns]
        return Outline(
            name=_("Clients"),
            columns=tuple(
                Column(
                    heading=_heading(column.field),
                    kind=_KINDS[FIELDS[column.field].kind],
                    width=column.width,
                )
                for column in self.columns
            ),
            frozen=names.index("name") + 1 if "name" in names[:3] else 0,
        )

    def lines(self, desk: Desk, ids: Sequence[int], outgoing: Outgoing) -> list[Line]:
        names = [column.field for column in self.columns]
        listed = desk.lists.cells(ids, names, today=desk.today)
        found, withheld = without_refused(desk, names, listed)
        outgoing.withheld += withheld
        outgoing.clients += len(found)
        return [
            Line(
                tuple(
                    self._value(outgoing.value(name, value))
                    for name, value in zip(names, found[ClientId(client_id)], strict=True)
                )
            )
            for client_id in ids
            if client_id in found
        ]

    def _value(self, value: Any) -> Value:
        match value:
            case Money():
                return value.fen
            case bool():
                return _("yes") if value else _("no")
            case StrEnum():
                return self.word(value)
            case "":
                return None
            case _:
                plain: Value = value
                return plain


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSheet:
    """Clients against the days from `first` to `last`, as the RM's own sheet has them [S].

    Letters with their gists as notes, topics and promises on lines of their own below, and nothing
    else of the grid: what is still to come and dials in vain are no contacts. Import reads the
    sheet back without a change.

    Raises DaysTurned or TooManyDays.
    """

    ids: Sequence[int]
    first: date
    last: date

    def __post_init__(self) -> None:
        count = (self.last - self.first).days + 1
        if count < 1:
            raise DaysTurned(first=self.first.isoformat(), last=self.last.isoformat())
        if count > MOST_DAYS:
            raise TooManyDays(count=count)

    @property
    def what(self) -> str:
        return "calendar"

    @property
    def about(self) -> Mapping[str, object]:
        return {"first": self.first.isoformat(), "last": self.last.isoformat()}

    @property
    def days(self) -> list[date]:
        return [
            self.first + timedelta(days=step) for step in range((self.last - self.first).days + 1)
        ]

    def outline(self) -> Outline:
        days = [Column(heading=day, kind=files.Kind.LETTERS) for day in self.days]
        return Outline(
            name=_("Contact calendar"),
            columns=(
                Column(heading=_("Client number"), width=10),
                Column(heading=_("Name"), width=8),
                *days,
            ),
            frozen=2,
        )

    def lines(self, desk: Desk, ids: Sequence[int], outgoing: Outgoing) -> list[Line]:
        numbers = desk.lists.cells(ids, ["number"], today=desk.today)
        rows = desk.grid.rows(ids, self.first, self.last, today=desk.today, settings=desk.settings)
        days = self.days
        lines = []
        for client_id in ids:
            row = rows.get(ClientId(client_id))
            if row is None or client_id not in numbers:
                continue
            letters: list[Value] = [None] * len(days)
            notes: dict[int, str] = {}
            for day, cell in row.cells.items():
                if not cell.marks:
                    continue
                at = (day - self.first).days
                said = [
                    (mark.channel.value, outgoing.value("gist", in_words(mark.note)))
                    for mark in cell.marks
                ]
                letters[at] = letters_cell("".join(letter for letter, _gist in said))
                if note := noted(said):
                    notes[at + 2] = note
            (number,) = numbers[ClientId(client_id)]
            lines.append(Line((number, row.name, *letters), notes))
        outgoing.clients += len(lines)
        return lines


def _heading(field: str) -> str:
    title = _(FIELDS[field].title)
    is_money = FIELDS[field].kind is Kind.MONEY
    return _("{title} (yuan)").format(title=title) if is_money else title
