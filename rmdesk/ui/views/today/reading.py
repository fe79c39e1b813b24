"""What Today reads of the book, on the book's own thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rmdesk.desk.backups.memory import word_today
from rmdesk.desk.book import Desk
from rmdesk.desk.day import today
from rmdesk.desk.day.agenda import agenda_of
from rmdesk.desk.day.counters import DayCounters, counters
from rmdesk.desk.day.minute import names_of
from rmdesk.domain.agenda import Agenda
from rmdesk.domain.backup_health import Backups, Word
from rmdesk.domain.capacity import WEEKS
from rmdesk.domain.ids import ClientId
from rmdesk.domain.today import Row
from rmdesk.store.shelves.clients import ClientRow
from rmdesk.ui.views.today.outline import Section


@dataclass(frozen=True, slots=True)
class DueRow:
    """A row of Today with its client, where it is about one."""

    row: Row
    client: ClientRow | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next working day, and how many clients or tasks are planned up to it."""

    on: date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Today as it stands; `ahead` is read only when nothing is due."""

    sections: Sequence[Section]
    counters: DayCounters
    unknown_years: Sequence[int]
    clients: int
    backups: tuple[Word, Backups] | None = None
    ahead: Ahead | None = None

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to warn of."""
        is_drill = self.backups is None or self.backups[0] is Word.DRILL_PASSED
        return is_drill and not self.unknown_years

    @property
    def rows(self) -> int:
        return sum(section.count.rows for section in self.sections)

    @property
    def carried(self) -> int:
        """How many rows were carried over."""
        return sum(section.count.carried for section in self.sections)


def read_day(desk: Desk) -> Day:
    """The groups with their rows, and what the day has come to."""
    listed = today.today(desk)
    sections = [Section(one, today.group_ids(desk, one.group)) for one in listed.groups]
    reach = desk.today + timedelta(weeks=WEEKS)
    return Day(
        sections=sections,
        counters=counters(desk),
        unknown_years=desk.days.unknown_years(desk.today, reach),
        clients=desk.clients.count(),
        backups=word_today(desk),
        ahead=None if sections else _ahead(desk),
    )


def _ahead(desk: Desk) -> Ahead:
    on = desk.days.after(desk.today)
    planned = desk.duties.planned(desk.settings, last=on)
    return Ahead(on, len({one.duty.client_id or one.duty.key for one in planned}))


@dataclass(frozen=True, slots=True)
class Hours:
    """What is agreed for the hours of today, and with whom."""

    agenda: Agenda
    names: Mapping[ClientId, str]


def read_hours(desk: Desk) -> Hours:
    """The day by its hours."""
    found = agenda_of(desk, desk.today)
    duties = [*(one.duty for one in found.lines), *found.any_time]
    return Hours(found, names_of(desk, duties))


def read_rows(desk: Desk, ids: Sequence[int]) -> dict[int, DueRow]:
    """The rows of `ids`; what was settled meanwhile is missing."""
    rows = today.page(desk, ids)
    clients = desk.clients.rows(ClientId(one) for one in ids if one > 0)
    return {
        int(row_id): DueRow(row, clients.get(row.client_id) if row.client_id is not None else None)
        for row_id, row in rows.items()
    }
