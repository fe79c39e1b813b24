"""All that the first page shows, read in one go."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.day import today as day_today
from rmdesk.desk.day.agenda import agenda_of
from rmdesk.desk.day.counters import DayCounters, counters
from rmdesk.desk.day.minute import names_of
from rmdesk.desk.home.coming import ComingDay, coming
from rmdesk.desk.rhythm.standing import MonthStanding, month_standing
from rmdesk.domain.deals.deal import Deal
from rmdesk.domain.deals.weighing import weighed
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.rhythm.weeks import month_of
from rmdesk.domain.today import Row
from rmdesk.store.shelves.today import GroupCount

_FIRST = 10
"""Rows of Today that are named."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The open deals of a month: how many, of how many clients, what they weigh by their chance,
    and those of them expected by the end of this week, late ones among them."""

    deals: int
    clients: int
    weighted: Money
    this_week: int
    this_week_weighted: Money


@dataclass(frozen=True, slots=True)
class AgreedHour:
    """A meeting or visit agreed for an hour of today, and with whom; no name where it is about
    nobody."""

    at: time
    client_id: ClientId | None
    name: str


@dataclass(frozen=True, slots=True)
class FirstRow:
    """A row of Today with its client's name."""

    name: str
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one stands, what is due, what comes. `ids` are the clients of Today by their score,
    `first` the first rows of them."""

    month: MonthStanding
    pipeline: Pipeline
    counters: DayCounters
    groups: Sequence[GroupCount]
    ids: "array[int]"
    first: Sequence[FirstRow]
    hours: Sequence[AgreedHour]
    coming: tuple[ComingDay, ...]
    clients: int
    unknown_years: Sequence[int]

    @property
    def due(self) -> int:
        """How many rows Today has."""
        return sum(one.rows for one in self.groups)

    @property
    def carried(self) -> int:
        """How many of them were carried over."""
        return sum(one.carried for one in self.groups)


def standing(desk: Desk) -> Standing:
    """Where one stands on the desk's own day."""
    today = desk.today
    month = month_standing(desk, month_of(today), today=today)
    listed = day_today.today(desk)
    ahead = coming(desk)
    return Standing(
        month=month,
        pipeline=_pipeline(month, today),
        counters=counters(desk),
        groups=listed.groups,
        ids=array("q", (one for one in listed.ids if one > 0)),
        first=_first(desk, listed.ids[:_FIRST]),
        hours=_hours(desk),
        coming=ahead,
        clients=desk.clients.count(),
        unknown_years=desk.days.unknown_years(today, ahead[-1].on if ahead else today),
    )


def _pipeline(month: MonthStanding, today: date) -> Pipeline:
    figures = month.figures
    still_open = [deal for deal in figures.deals if deal.stage.is_open]
    sunday = today + timedelta(days=6 - today.weekday())
    soon = [deal for deal in still_open if deal.expected_on and deal.expected_on <= sunday]

    def weight(deals: Sequence[Deal]) -> Money:
        weights = (weighed(deal, figures.chances) for deal in deals)
        return sum((one for one in weights if one is not None), NOTHING)

    return Pipeline(
        deals=len(still_open),
        clients=len({deal.client_id for deal in still_open}),
        weighted=weight(still_open),
        this_week=len(soon),
        this_week_weighted=weight(soon),
    )


def _first(desk: Desk, ids: "array[int]") -> list[FirstRow]:
    shown = day_today.page(desk, ids)
    clients = desk.clients.rows(ClientId(one) for one in ids if one > 0)
    return [
        FirstRow(clients[row.client_id].name if row.client_id in clients else "", row)
        for row in day_today.in_order(shown, ids)
    ]


def _hours(desk: Desk) -> list[AgreedHour]:
    """Of what the counters count as appointments; a call-back is none."""
    agreed = (OccasionKind.MEETING, OccasionKind.VISIT)
    lines = [one for one in agenda_of(desk, desk.today).lines if one.duty.kind in agreed]
    names = names_of(desk, (one.duty for one in lines))
    return [
        AgreedHour(
            one.at,
            one.duty.client_id,
            names.get(one.duty.client_id, "") if one.duty.client_id is not None else "",
        )
        for one in lines
    ]
