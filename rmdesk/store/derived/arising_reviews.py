"""The occasions of reviews and diagnoses: when each is to be held, or looked at, again.

They arise when a review or a diagnosis is closed, however far ahead: the day was agreed, and stands
in the calendar from then on. Time alone brings none.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from peewee import SqliteDatabase

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.day_settings import DaySettings
from rmdesk.domain.duties import DutyState, duty_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions import promises
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.reviews.due import REVIEW_MONTHS, read_wish
from rmdesk.domain.segments import ClientClass
from rmdesk.store.derived.span import Span
from rmdesk.store.duties import duty_values
from rmdesk.store.tables.day import DutyTable
from rmdesk.store.tables.fields import stored_column

FAR_AHEAD: Final = frozenset({OccasionKind.REVIEW_DUE, OccasionKind.CHECK_DUE})
"""Looked for without an end to the days: an absence always says that the reason is gone."""

_OPEN: Final = DutyState.OPEN.value


_SETTLED: Final = date.min
"""Stands for the day of a duty that asks for nothing more."""


class _Last(NamedTuple):
    """A client's newest closed review."""

    review_id: int
    client_id: ClientId
    on: date
    next_on: date | None


def review_occasions(
    database: SqliteDatabase, settings: DaySettings, span: Span, among: str = ""
) -> Iterator[Occasion]:
    """The next review of every client, and the next check of every diagnosis."""
    if span.quiet_since is not None and not among:
        return
    own = f"client_id IN (SELECT id FROM {among})" if among else "TRUE"
    known = set() if among else _known(database)
    for due in _reviews(database, settings, own, span.today):
        if due.subject not in known:
            yield due
    yield from _checks(database, own)


def _known(database: SqliteDatabase) -> set[int]:
    """The reviews whose next one has a duty: what time did to a class is no reason for another."""
    rows = database.execute_sql(
        "SELECT subject FROM duties WHERE kind = ?", (OccasionKind.REVIEW_DUE.value,)
    )
    return {row[0] for row in rows.fetchall()}


def _reviews(
    database: SqliteDatabase, settings: DaySettings, own: str, today: date
) -> Iterator[Occasion]:
    last = _last_reviews(database, own)
    if not last:
        return
    months, held = _months(database, settings, own), _held_fast(database, own, today)
    for one in last:
        about = held.get(one.review_id, one.next_on)
        if about is not _SETTLED:
            yield promises.review_due(
                one.client_id,
                one.review_id,
                one.on,
                next_on=about,
                months=months[one.client_id],
            )


def _checks(database: SqliteDatabase, own: str) -> Iterator[Occasion]:
    rows = database.execute_sql(
        "SELECT client_id, id, next_check_on FROM diagnoses"
        f" WHERE {own} AND closed_on IS NOT NULL ORDER BY client_id, on_day, id"
    )
    for client_id, (number, on) in {row[0]: row[1:] for row in rows.fetchall()}.items():
        if on is not None:
            yield promises.check_due(client_id, number, date.fromisoformat(on))


def _last_reviews(database: SqliteDatabase, own: str) -> list[_Last]:
    rows = database.execute_sql(
        "SELECT id, client_id, on_day, next_on FROM reviews"
        f" WHERE {own} AND closed_on IS NOT NULL ORDER BY client_id, on_day, id"
    )
    newest = {row[1]: row for row in rows.fetchall()}
    return [
        _Last(number, client_id, date.fromisoformat(on), _day(next_on))
        for number, client_id, on, next_on in newest.values()
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _months(database: SqliteDatabase, settings: DaySettings, own: str) -> dict[int, int]:
    """The months between two reviews: by the class, or as the client wishes."""
    by_class = {one.value: settings.reviews.months(one) for one in ClientClass}
    classes = database.execute_sql(f"SELECT client_id, client_class FROM facts WHERE {own}")
    months = {client_id: by_class[code] for client_id, code in classes.fetchall()}
    wishes = database.execute_sql(
        f"SELECT client_id, value FROM details WHERE {own} AND field = ?", (REVIEW_MONTHS,)
    )
    said = {client_id: read_wish(text) for client_id, text in wishes.fetchall()}
    return months | {client_id: wish for client_id, wish in said.items() if wish is not None}


def _held_fast(database: SqliteDatabase, own: str, today: date) -> dict[int, date]:
    """By the id of a review, the day its duty is for, where another class or wish is no reason to
    ask again: it is due already, or was moved by hand, or is settled."""
    rows = database.execute_sql(
        f"SELECT subject, about, state FROM duties WHERE {own} AND kind = ?"
        f" AND (state <> '{_OPEN}' OR on_day <= ? OR on_day <> first_on)",
        (OccasionKind.REVIEW_DUE.value, today.isoformat()),
    )
    return {
        subject: date.fromisoformat(about) if state == _OPEN else _SETTLED
        for subject, about, state in rows.fetchall()
    }


def replan_reviews(
    database: SqliteDatabase, settings: DaySettings, days: WorkingDays, *, today: date
) -> None:
    """Put the reviews that are still ahead, and were moved by nobody, on the day they fall on by
    the months of now."""
    rows = database.execute_sql(
        f"SELECT subject, id, about FROM duties WHERE kind = ? AND state = '{_OPEN}'"
        " AND on_day > ? AND on_day = first_on",
        (OccasionKind.REVIEW_DUE.value, today.isoformat()),
    )
    ahead: dict[int, tuple[int, str]] = {row[0]: row[1:] for row in rows.fetchall()}
    if not ahead:
        return
    fields = DutyTable._meta.fields
    for occasion in _reviews(database, settings, "TRUE", today):
        row_id, about = ahead.get(occasion.subject, (0, ""))
        if not row_id or occasion.on.isoformat() == about:
            continue
        values = duty_values(duty_of(occasion, settings.leads, days))
        told: dict[str, Any] = {
            name: stored_column(fields[name], [values[name]])[0]
            for name in ("about", "on", "first_on", "facts")
        }
        database.execute_sql(
            "UPDATE duties SET about = ?, on_day = ?, first_on = ?, facts = ? WHERE id = ?",
            (*told.values(), row_id),
        )
