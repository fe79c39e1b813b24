"""The audit chain as a sheet: who did what when, on which object, with which result and why.

It leaves by the door of every export. A client is named by its number, never by name; reasons are
masked as all free text is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rmdesk.desk.audit import Entry
from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.release import Outgoing
from rmdesk.domain.ids import ClientId
from rmdesk.exchange.writers.outline import Column, Kind, Line, Outline, Value
from rmdesk.language import N_, _

Words = Callable[[Entry], str]

COLUMNS = (
    (N_("No."), 8),
    (N_("Time"), 19),
    (N_("Who"), 12),
    (N_("Code"), 16),
    (N_("What was done"), 30),
    (N_("On what"), 20),
    (N_("Client numbers"), 20),
    (N_("Fields"), 40),
    (N_("Result"), 20),
    (N_("Reason"), 30),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditSheet:
    """The rows of `entries`, in the words that the front end has for action, fields and result."""

    entries: Mapping[int, Entry]
    first: date
    last: date
    action: Words
    fields: Words
    result: Words

    @property
    def what(self) -> str:
        return "audit"

    @property
    def ids(self) -> Sequence[int]:
        """The numbers of the rows, oldest first."""
        return sorted(self.entries)

    @property
    def about(self) -> Mapping[str, object]:
        return {"from": self.first.isoformat(), "to": self.last.isoformat()}

    def outline(self) -> Outline:
        number, *others = (Column(heading=_(title), width=width) for title, width in COLUMNS)
        counted = Column(heading=number.heading, kind=Kind.COUNT, width=number.width)
        return Outline(name=_("What was done"), columns=(counted, *others), frozen=2)

    def lines(self, desk: Desk, ids: Sequence[int], outgoing: Outgoing) -> list[Line]:
        entries = [self.entries[number] for number in ids]
        people = desk.clients.rows({one for entry in entries for one, _name in entry.clients})
        numbers = {one: row.number for one, row in people.items()}
        outgoing.clients += len({one for entry in entries for one, _name in entry.clients})
        return [Line(self._values(entry, numbers, outgoing)) for entry in entries]

    def _values(
        self, entry: Entry, numbers: Mapping[ClientId, str], outgoing: Outgoing
    ) -> tuple[Value, ...]:
        row = entry.row
        known = [numbers.get(one, "") for one, _name in entry.clients]
        return (
            row.id,
            row.at,
            row.actor,
            row.action,
            self.action(entry),
            row.object,
            ", ".join(filter(None, known)),
            self.fields(entry),
            self.result(entry),
            outgoing.value("reason", row.reason),
        )
