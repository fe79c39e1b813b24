"""A month between its neighbours: where it stands, and what the others' plans do in its weeks."""

from dataclasses import dataclass
from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.rhythm.standing import MonthStanding, month_standing
from rmdesk.domain.rhythm.example import Example, example
from rmdesk.domain.rhythm.plan import Plan, plan_of
from rmdesk.domain.rhythm.weeks import month_before, next_month


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoMonths:
    """`standing` of the month that is looked at. Its first part lies in the month `before`, and
    its last week is the first part of the month `after`. `example` is recomputed on its days."""

    standing: MonthStanding
    before: Plan
    after: Plan
    example: Example


def two_months(desk: Desk, month: date, *, today: date) -> TwoMonths:
    """The month that `month` lies in, on `today`."""
    weights = desk.rhythm_settings.weights
    return TwoMonths(
        standing=month_standing(desk, month, today=today),
        before=plan_of(month_before(month), desk.days, weights),
        after=plan_of(next_month(month), desk.days, weights),
        example=example(month, desk.days, weights),
    )
