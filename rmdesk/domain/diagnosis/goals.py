"""Goals: what is to be saved a month for an education, a home, an old age.

Ours: the money is needed on the first day of the year; it is saved at the end of every month from
this one on; the price of today grows once a year; what is put aside earns a twelfth of the yearly
rate a month. Computed exactly; the price is rounded half up, the saving up to the next fen.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from rmdesk.domain.amount_size import wrong_with_size
from rmdesk.domain.diagnosis.assumptions import Assumptions, wrong_with_rate
from rmdesk.domain.diagnosis.figures import Computed, Figure, NotComputable, Range
from rmdesk.domain.diagnosis.present_value import (
    grown,
    grown_monthly,
    rounded_up,
    saved_up,
    times,
)
from rmdesk.domain.ids import ClientId, GoalId, MemberId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.reasons import Reason
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

ROUNDING: Final = N_(
    "The money is needed on 1 January of the year; it is saved at the end of each month from this "
    "one on, at a twelfth of the yearly return a month, and rounded up to the fen."
)

AHEAD: Final = 80
"""So many years ahead a goal may lie."""

NAMELESS: Final = N_("Give the goal a name.")
OUT_OF_REACH: Final = N_("A goal lies between {first} and {last}.")
NO_AMOUNT: Final = N_("A goal costs more than nothing; leave the amount open if it is not known.")
NEGATIVE_FUNDED: Final = N_("What is put aside already is never below zero.")

PRICE: Final = Reason(N_("what the goal costs today"))
FUNDED: Final = Reason(N_("what is put aside for it already"))
YEAR_HAS_COME: Final = Reason(N_("the year of the goal has come: no month is left to save in"))


class GoalKind(StrEnum):
    """What is saved for."""

    EDUCATION = "education"
    HOME = "home"
    RETIREMENT = "retirement"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What is saved for: `amount` at today's prices, None where nobody has told it.

    The rates are basis points a year; None is what is assumed of return and inflation.
    `member_id` is for whom it is where it is not the client; on `settled_on` it was reached or
    given up.
    """

    id: GoalId
    client_id: ClientId

    kind: GoalKind
    name: str
    on_year: int
    amount: Money | None = None
    funded: Money | None = None
    rate_bp: int | None = None
    growth_bp: int | None = None
    member_id: MemberId | None = None
    settled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """What follows, with the figures it is made of.

    `price` is what the goal costs in its year, `grown_to` what is put aside by then, `lacking`
    the rest, and `monthly` what is to be saved in each of `months` months: nothing where enough
    is put aside.
    """

    months: int
    years: int
    rate_bp: int
    growth_bp: int
    price: Money | None
    grown_to: Money | None
    lacking: Figure[Money]
    monthly: Figure[Money]


def saving(goal: Goal, assumptions: Assumptions, *, today: date) -> Saving:
    """What is to be saved a month from today on."""
    rate = assumptions.return_bp if goal.rate_bp is None else goal.rate_bp
    growth = assumptions.inflation_bp if goal.growth_bp is None else goal.growth_bp
    years = max(0, goal.on_year - today.year)
    months = max(0, 12 * (goal.on_year - today.year) - today.month + 1)
    price = None if goal.amount is None else times(goal.amount, grown(growth, years))
    grown_to = None if goal.funded is None else times(goal.funded, grown_monthly(rate, months))
    lacking = _lacking(price, grown_to)
    return Saving(
        months=months,
        years=years,
        rate_bp=rate,
        growth_bp=growth,
        price=price,
        grown_to=grown_to,
        lacking=lacking,
        monthly=_monthly(lacking, rate, months),
    )


def _lacking(price: Money | None, grown_to: Money | None) -> Figure[Money]:
    """What will not be there: nothing at least, and the whole price where nothing is known."""
    if price is None:
        missing = (PRICE,) if grown_to is not None else (PRICE, FUNDED)
        return NotComputable(Reason(N_("the goal has no amount yet")), missing)
    if grown_to is None:
        return Range(NOTHING, price, (FUNDED,))
    return Computed(max(NOTHING, price - grown_to))


def _monthly(lacking: Figure[Money], rate_bp: int, months: int) -> Figure[Money]:
    def a_month(amount: Money) -> Money:
        return rounded_up(amount.fen / saved_up(rate_bp, months))

    match lacking:
        case NotComputable():
            return lacking
        case Computed(amount) if not amount:
            return lacking
        case _ if months == 0:
            return NotComputable(YEAR_HAS_COME)
        case Computed(amount):
            return Computed(a_month(amount))
        case Range(_, most, missing):
            return Range(NOTHING, None if most is None else a_month(most), missing)


def wrong_with_goal(goal: Goal, *, today: date) -> Wrong | None:
    """What keeps the goal out; None when all is right or simply not known."""
    if not goal.name.strip():
        return Wrong("name", NAMELESS)
    first, last = today.year, today.year + AHEAD
    if not first <= goal.on_year <= last:
        return Wrong("on_year", OUT_OF_REACH, {"first": first, "last": last})
    if goal.amount is not None and goal.amount.fen <= 0:
        return Wrong("amount", NO_AMOUNT)
    if goal.funded is not None and goal.funded.fen < 0:
        return Wrong("funded", NEGATIVE_FUNDED)
    for field, amount in (("amount", goal.amount), ("funded", goal.funded)):
        if wrong := wrong_with_size(field, amount):
            return wrong
    for field, rate in (("rate_bp", goal.rate_bp), ("growth_bp", goal.growth_bp)):
        if rate is not None and (wrong := wrong_with_rate(field, rate)):
            return wrong
    return None
