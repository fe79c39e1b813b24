"""What a client's file says, item by item: the value, since when it is known, as of when, by whom.

A value of the client's own table may have a detail beside it that says where it came from; it
counts as long as both say the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.clients import Client
from rmdesk.domain.file.field import FileField, FileKind
from rmdesk.domain.file.fields import FILE_FIELDS, is_yearly
from rmdesk.domain.file.keeping import kept, unpacked
from rmdesk.domain.file.values import Yearly
from rmdesk.domain.file_records import Detail

OUTSIDE_DAYS_FRESH: Final = 365
"""An outside figure older than that is asked for again; ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of one client's file. `value` is None or empty where it is not known.

    `known_since` is the day it was entered, None where that was never noted; `as_of` the day it
    was true, `source` who said so.
    """

    field: FileField
    value: object
    known_since: date | None = None
    as_of: date | None = None
    source: str = ""

    @property
    def id(self) -> tuple[str, int]:
        """Which line of the file it is: the item, and the year of one that has several."""
        return self.field.id, self.value.year if isinstance(self.value, Yearly) else 0

    @property
    def is_known(self) -> bool:
        return self.value is not None and self.value != ""

    @property
    def true_on(self) -> date | None:
        """The last day it is known to have been true."""
        return self.as_of or self.known_since

    def days_old(self, today: date) -> int | None:
        """The age of an outside figure; None for what does not age or has no day."""
        if not self.field.is_figure or not self.is_known or self.true_on is None:
            return None
        return max(0, (today - self.true_on).days)

    def is_old(self, today: date) -> bool:
        """Whether an outside figure should be asked for again."""
        days = self.days_old(today)
        return days is not None and days > OUTSIDE_DAYS_FRESH


File = Mapping[str, Entry]
"""Every item of the catalogue by id, known or not; of a yearly one the newest year."""


def file_of(
    client: Client, details: Iterable[Detail], ids: Iterable[str] = FILE_FIELDS
) -> dict[str, Entry]:
    """The client's file, or these items of it."""
    newest: dict[str, Detail] = {}
    for detail in sorted(details, key=_newness):
        newest[detail.field] = detail
    return {one: _entry(FILE_FIELDS[one], client, newest.get(one)) for one in ids}


def years_of(field_id: str, details: Iterable[Detail]) -> list[Entry]:
    """The entries of an item that has a value for each year, the newest year first."""
    years: dict[int, Entry] = {}
    for detail in sorted(details, key=_newness):
        if detail.field == field_id and detail.as_of:
            years[detail.as_of.year] = _detailed(FILE_FIELDS[field_id], detail)
    return [years[year] for year in sorted(years, reverse=True)]


def _newness(detail: Detail) -> tuple[date, date, int]:
    # Two files that became one may both have the item: what was true last holds.
    return detail.as_of or detail.known_since, detail.known_since, detail.id


def _entry(field: FileField, client: Client, detail: Detail | None) -> Entry:
    if not field.is_column:
        return _detailed(field, detail) if detail else Entry(field=field, value=None)
    value = getattr(client, field.id)
    if detail is None or detail.value != kept(value):
        return Entry(field=field, value=value)
    return Entry(
        field=field,
        value=value,
        known_since=detail.known_since,
        as_of=detail.as_of,
        source=detail.source,
    )


def _detailed(field: FileField, detail: Detail) -> Entry:
    return Entry(
        field=field,
        value=unpacked(field, detail.value, detail.as_of),
        known_since=detail.known_since,
        as_of=None if field.kind is FileKind.YEARLY else detail.as_of,
        source=detail.source,
    )


def same_line(detail: Detail, field: FileField, year: int) -> bool:
    """Whether a detail is the line of `field`, and of that year where it has one a year."""
    if detail.field != field.id:
        return False
    return not is_yearly(field.id) or (detail.as_of is not None and detail.as_of.year == year)
