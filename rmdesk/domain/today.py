"""Today: everything that is due, one row a client, each with its reasons and their sum.

Nothing that is due is left out, and a row's score is nothing but the sum of its reasons
(product.md, "Everything says why"). The points are ours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Final

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.duties import Duty, carried_over
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.reasons import Reason, Score, score
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

MOST_POINTS: Final = 100
OUT_OF_RANGE: Final = N_("A reason is worth 0 to {most} points, not {points}.")


class Group(StrEnum):
    """The groups of Today, in their order; a row stands in that of its weightiest duty."""

    APPOINTMENTS = "appointments"
    PROMISES = "promises"
    WARNINGS = "warnings"
    MONEY = "money"
    CARE = "care"
    REVIEWS = "reviews"
    NEWS = "news"
    TO_DOS = "to_dos"
    CADENCE = "cadence"


_KINDS: Final[Mapping[Group, tuple[OccasionKind, ...]]] = {
    Group.APPOINTMENTS: (OccasionKind.MEETING, OccasionKind.VISIT),
    Group.PROMISES: (OccasionKind.CALL_BACK, OccasionKind.ANSWER_OWED, OccasionKind.FOLLOW_UP),
    Group.WARNINGS: (
        OccasionKind.OVERDUE_DEBT,
        OccasionKind.OVERDUE_INSTALMENT,
        OccasionKind.STOP_LOSS,
        OccasionKind.STOP_PROFIT,
        OccasionKind.DORMANT,
    ),
    Group.MONEY: (
        OccasionKind.DEPOSIT_MATURES,
        OccasionKind.PRODUCT_MATURES,
        OccasionKind.LOAN_MATURES,
        OccasionKind.POLICY_ENDS,
        OccasionKind.PREMIUM_DUE,
        OccasionKind.CARD_REPAYMENT,
        OccasionKind.INSTALMENT,
        OccasionKind.INFLOW,
    ),
    Group.CARE: (
        OccasionKind.BIRTHDAY,
        OccasionKind.FAMILY_BIRTHDAY,
        OccasionKind.ANNIVERSARY,
        OccasionKind.FESTIVAL,
        OccasionKind.GOOD_NEWS,
    ),
    Group.REVIEWS: (
        OccasionKind.REVIEW_DUE,
        OccasionKind.CHECK_DUE,
        OccasionKind.RISK_EXPIRES,
    ),
    Group.NEWS: (
        OccasionKind.DIVIDEND,
        OccasionKind.NET_VALUE_MOVED,
        OccasionKind.YIELD_NOTICE,
        OccasionKind.PRODUCT_NEWS,
        OccasionKind.WINDOW_CLOSES,
        OccasionKind.NEW_PRODUCT,
        OccasionKind.MARKET_NEWS,
        OccasionKind.BANK_CHANGE,
        OccasionKind.INVITATION,
        OccasionKind.FORUM,
    ),
    Group.TO_DOS: (OccasionKind.TO_DO,),
    Group.CADENCE: (OccasionKind.CADENCE,),
}
GROUP_OF: Final = {kind: group for group, kinds in _KINDS.items() for kind in kinds}
"""The group of each kind of duty."""

_GROUP_POINTS: Final = {
    Group.APPOINTMENTS: 60,
    Group.PROMISES: 50,
    Group.WARNINGS: 45,
    Group.MONEY: 40,
    Group.CARE: 30,
    Group.REVIEWS: 20,
    Group.NEWS: 15,
    Group.TO_DOS: 25,
    Group.CADENCE: 10,
}
_CLASS_POINTS: Final = {
    ClientClass.VERY_HIGH: 20,
    ClientClass.HIGHER: 12,
    ClientClass.MEDIUM: 6,
    ClientClass.LOWER: 0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPoints:
    """What each reason adds to a row's score.

    `group` is for one duty of the group, `client_class` for the client's; `a_day` for each working
    day carried over, up to `carried_most`; `large` where money of `large_from` or more is moved.
    """

    group: Mapping[Group, int] = field(default_factory=lambda: dict(_GROUP_POINTS))
    client_class: Mapping[ClientClass, int] = field(default_factory=lambda: dict(_CLASS_POINTS))
    a_day: int = 2
    carried_most: int = 20
    large: int = 10
    large_from: Money = Money.of_yuan(200_000)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of Today: a client with everything due, or a duty that is about no client.

    `duties` are the weightiest first, `score` sums up reasons that say them all and what else
    counts; `carried` is the most working days that any of them was carried over.
    """

    client_id: ClientId | None
    duties: tuple[Duty, ...]
    score: Score
    group: Group
    carried: int

    @property
    def at(self) -> time | None:
        """The earliest hour that was agreed."""
        return min((duty.at for duty in self.duties if duty.at is not None), default=None)


def rows(
    duties: Iterable[Duty],
    classes: Mapping[ClientId, ClientClass],
    *,
    today: date,
    days: WorkingDays,
    points: TodayPoints,
) -> list[Row]:
    """Every duty due on `today` in the row of its client, the highest score first.

    `classes` names the class of each client whose is known.
    """
    gathered: dict[object, list[Duty]] = {}
    for duty in duties:
        if duty.is_due(today):
            own = duty.key if duty.client_id is None else duty.client_id
            gathered.setdefault(own, []).append(duty)
    planned = {duty.on for own in gathered.values() for duty in own}
    late = {on: carried_over(on, today, days) for on in planned}
    made = [_row(own, classes, late, points) for own in gathered.values()]
    return sorted(made, key=lambda row: (-row.score.points, -row.carried, row.duties[0].key.order))


def _row(
    duties: Sequence[Duty],
    classes: Mapping[ClientId, ClientClass],
    late: Mapping[date, int],
    points: TodayPoints,
) -> Row:
    """The row of duties that belong together; `late` says how long a day's were carried over."""
    ordered = sorted(duties, key=lambda duty: (-_worth(duty, points), duty.on, duty.key.order))
    client_id = ordered[0].client_id
    carried = max(late[duty.on] for duty in ordered)
    reasons = [
        Reason(duty.reason.message, duty.reason.facts, _worth(duty, points)) for duty in ordered
    ]
    others = (
        _carried(carried, points),
        _large(ordered, points),
        _class(classes.get(client_id) if client_id is not None else None, points),
    )
    return Row(
        client_id,
        tuple(ordered),
        score([*reasons, *others]),
        GROUP_OF[ordered[0].kind],
        carried,
    )


def _worth(duty: Duty, points: TodayPoints) -> int:
    return points.group[GROUP_OF[duty.kind]]


def _carried(carried: int, points: TodayPoints) -> Reason | None:
    if not carried:
        return None
    worth = min(carried * points.a_day, points.carried_most)
    return Reason(N_("carried over, working days: {count}"), {"count": carried}, worth)


def _large(duties: Iterable[Duty], points: TodayPoints) -> Reason | None:
    amounts = [fact for duty in duties for fact in duty.reason.facts.values()]
    largest = max((one for one in amounts if isinstance(one, Money)), default=None)
    if largest is None or largest < points.large_from:
        return None
    return Reason(N_("{amount} is at stake"), {"amount": largest}, points.large)


def _class(client_class: ClientClass | None, points: TodayPoints) -> Reason | None:
    if client_class is None:
        return None
    worth = points.client_class[client_class]
    return Reason(N_("class {class}"), {"class": client_class}, worth)


def wrong_with_today(points: TodayPoints) -> Wrong | None:
    """Why these points are not taken; None when they are."""
    named = [
        *((group.value, worth) for group, worth in points.group.items()),
        *((one.value, worth) for one, worth in points.client_class.items()),
        ("a_day", points.a_day),
        ("carried_most", points.carried_most),
        ("large", points.large),
    ]
    for name, worth in named:
        if not 0 <= worth <= MOST_POINTS:
            return Wrong(name, OUT_OF_RANGE, {"most": MOST_POINTS, "points": worth})
    return None
