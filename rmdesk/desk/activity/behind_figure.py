"""Whom a figure of activity is about: the list that every figure opens."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId
from rmdesk.domain.months import last_of
from rmdesk.domain.rhythm.activity import Kept, kept_up
from rmdesk.domain.rhythm.weeks import week_span
from rmdesk.domain.segments import ClientClass
from rmdesk.store.figures.activity import ActivityFigures


def with_deal(
    desk: Desk, month: date, *, week: int | None = None, metrics: Collection[str] | None = None
) -> list[ClientId]:
    """Who had a deal closed in the month or in a week of it, in the order of closing, whoever left
    since; of all metrics where none are named."""
    span = week_span(month, week) if week is not None else _days_of(month)
    found = ActivityFigures(desk.store.database).closed(*span)
    wanted = (one for one in found if metrics is None or one.metric in metrics)
    return list(dict.fromkeys(one.client_id for one in wanted))


def with_deal_in_book(desk: Desk, month: date) -> list[ClientId]:
    """Who had a deal closed in the month and is in the book: whom the activity rate counts."""
    found = ActivityFigures(desk.store.database).closed(*_days_of(month))
    return list(dict.fromkeys(one.client_id for one in found if not one.has_left))


def _days_of(month: date) -> tuple[date, date]:
    return month.replace(day=1), last_of(month)


@dataclass(frozen=True, slots=True)
class WithDeal:
    """Clients with a deal in a month, by whether they are in care."""

    in_care: list[ClientId]
    others: list[ClientId]


def with_deal_by_care(desk: Desk, month: date) -> WithDeal:
    """Those that the activity rate counts, and those beside it."""
    _counts, in_care = ActivityFigures(desk.store.database).in_care()
    found = with_deal_in_book(desk, month)
    return WithDeal(
        [one for one in found if one in in_care], [one for one in found if one not in in_care]
    )


def in_care_without_deal(desk: Desk, month: date) -> list[ClientId]:
    """Who is in care and had no deal in the month: whoever was contacted last the longest ago
    comes first."""
    figures = ActivityFigures(desk.store.database)
    _counts, in_care = figures.in_care()
    rest = in_care - set(with_deal(desk, month))
    return [client_id for client_id, _last in figures.contacted() if client_id in rest]


def kept_like(
    desk: Desk, kept: Kept, *, client_class: ClientClass | None = None, today: date
) -> list[ClientId]:
    """The clients of a class, or of the book, who are kept up like that today, the one contacted
    last the longest ago first."""
    return [
        client_id
        for client_id, one in ActivityFigures(desk.store.database).contacted()
        if client_class in (None, one.client_class)
        and kept_up(one.last_contact, one.client_class, one.wished_days, desk.thresholds, today)
        is kept
    ]
