"""Everybody's reviews at once, as they are stored: the newest of each, and what it came to."""

import json
from dataclasses import dataclass
from typing import Final

from peewee import SqliteDatabase

from rmdesk.domain.duties import DutyState
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.reviews.due import REVIEW_MONTHS

_DEBTS: Final = ", ".join(f"'{one.value}'" for one in HoldingClass if one.is_liability)


@dataclass(frozen=True, slots=True)
class StoredStanding:
    """`people` are those still in the book, with name and class, by name; all else is by client, or
    by the id of a review.

    `last` are the newest closed reviews with their day and that of the next one, `before` the ones
    before those; `assets` what they come to, in fen, and `unknown` of how many lines that is not
    known. `moved` is where the day of the next one was moved to, `wishes` the months wished and
    `drafts` who has an open review.
    """

    people: list[tuple[int, str, str]]
    last: dict[int, tuple[int, int, str, str | None]]
    before: dict[int, int]
    assets: dict[int, int]
    unknown: dict[int, int]
    moved: dict[int, str]
    wishes: dict[int, str]
    drafts: set[int]


def stored_standing(database: SqliteDatabase) -> StoredStanding:
    """As the book has it now."""
    people = database.execute_sql(
        "SELECT clients.id, name, client_class FROM clients JOIN facts"
        " ON facts.client_id = clients.id WHERE gone_on IS NULL ORDER BY sort_name, clients.id"
    )
    last, before = _newest_two(database)
    assets, unknown = _sums(database, [*(row[1] for row in last.values()), *before.values()])
    wishes = database.execute_sql(
        "SELECT client_id, value FROM details WHERE field = ?", (REVIEW_MONTHS,)
    )
    drafts = database.execute_sql("SELECT client_id FROM reviews WHERE closed_on IS NULL")
    return StoredStanding(
        people=people.fetchall(),
        last=last,
        before=before,
        assets=assets,
        unknown=unknown,
        moved=_moved(database),
        wishes=dict(wishes.fetchall()),
        drafts={row[0] for row in drafts.fetchall()},
    )


def _newest_two(
    database: SqliteDatabase,
) -> tuple[dict[int, tuple[int, int, str, str | None]], dict[int, int]]:
    """Each client's newest closed review, and the id of the one before it."""
    last: dict[int, tuple[int, int, str, str | None]] = {}
    before: dict[int, int] = {}
    # Row by row: thousands at once would have Python look through all it holds for what may go.
    for row in database.execute_sql(
        "SELECT client_id, id, on_day, next_on FROM reviews WHERE closed_on IS NOT NULL"
        " ORDER BY client_id, on_day, id"
    ):
        if (older := last.get(row[0])) is not None:
            before[row[0]] = older[1]
        last[row[0]] = row
    return last, before


def _sums(database: SqliteDatabase, reviews: list[int]) -> tuple[dict[int, int], dict[int, int]]:
    """What these reviews alone come to, for a book has dozens of each client, and how many lines of
    each are not known."""
    rows = database.execute_sql(
        "SELECT review_id, SUM(amount), SUM(amount IS NULL) FROM review_lines"
        " WHERE review_id IN (SELECT value FROM json_each(?))"
        f" AND NOT taken_out AND holding_class NOT IN ({_DEBTS}) GROUP BY review_id",
        (json.dumps(reviews),),
    )
    assets: dict[int, int] = {}
    unknown: dict[int, int] = {}
    for review_id, fen, missing in rows:
        if fen:
            assets[review_id] = fen
        if missing:
            unknown[review_id] = missing
    return assets, unknown


def _moved(database: SqliteDatabase) -> dict[int, str]:
    """By the id of a review, where the duty of the next one was moved to."""
    rows = database.execute_sql(
        "SELECT subject, on_day FROM duties WHERE kind = ? AND state = ? AND on_day <> first_on",
        (OccasionKind.REVIEW_DUE.value, DutyState.OPEN.value),
    )
    return dict(rows.fetchall())
