"""What was achieved week by week: together exactly what the deals of the month are."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rmdesk.desk.rhythm.standing import curves_of
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.ids import ClientId, DealId
from rmdesk.domain.metrics import METRICS
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.plan import plan_of
from rmdesk.domain.rhythm.settings import Weights
from rmdesk.domain.rhythm.standing import MonthFigures
from rmdesk.ui.views.home.pages.rhythm_weeks import closed_in, done_by_part, number_of

NOVEMBER = date(2026, 11, 1)
PLAN = plan_of(NOVEMBER, WorkingDays(), Weights())
FIRST = date(2026, 10, 1)


def deal(number: int, on: date, wan: int | None, metric: str = "investment") -> Deal:
    return Deal(
        id=DealId(number),
        client_id=ClientId(1),
        metric=metric,
        amount=None if wan is None else Money.of_yuan(wan * 10_000),
        stage=Stage.CLOSED,
        month=NOVEMBER,
        added_on=FIRST,
        moved_on=on,
        closed_on=on,
    )


@given(
    st.lists(
        st.tuples(
            st.integers(0, 90), st.none() | st.integers(0, 500), st.sampled_from(METRICS[:3])
        ),
        max_size=20,
    )
)
def test_the_weeks_add_up_to_the_deals(
    closed: list[tuple[int, int | None, object]],
) -> None:
    deals = [
        deal(number, FIRST + timedelta(days), wan, metric.code)  # type: ignore[attr-defined]
        for number, (days, wan, metric) in enumerate(closed, 1)
    ]
    figures = MonthFigures(plan=PLAN, metrics=METRICS, targets=[], deals=deals)
    for metric in METRICS[:3]:
        mine = [one for one in deals if one.metric == metric.code]
        for in_pieces in (False, True):
            shown = curves_of(figures, metric, NOVEMBER, in_pieces=in_pieces)
            sums = done_by_part(figures, shown)
            amounts = [one.pieces if in_pieces else (one.amount or Money(0)).fen for one in mine]
            assert sum(sums.values()) == sum(amounts)
        listed = [one for number in sums for one in closed_in(PLAN, number, deals, metric.code)]
        assert sorted(one.id for one in listed) == [one.id for one in mine]


def test_a_sunday_belongs_to_its_own_week() -> None:
    assert number_of(PLAN, date(2026, 11, 8)) == 1  # the day before the second Monday
    assert number_of(PLAN, date(2026, 11, 9)) == 2
    assert number_of(PLAN, date(2026, 10, 25)) == 0  # before the plan: its first part
    assert number_of(PLAN, date(2026, 12, 24)) == 4  # afterwards: its last
