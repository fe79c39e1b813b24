"""Goals: noted, changed, settled, taken out; what is to be saved follows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.desk.diagnosing.goals import (
    GoalEntry,
    GoalGone,
    add_goal,
    edit_goal,
    goals_of,
    remove_goal,
    settle_goal,
)
from rmdesk.desk.diagnosing.whose import NotOfTheHousehold
from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.figures import Computed, NotComputable
from rmdesk.domain.diagnosis.goals import GoalKind
from rmdesk.domain.diagnosis.settings import DiagnosisSettings
from rmdesk.domain.ids import ClientId, GoalId, MemberId
from rmdesk.domain.money import Money
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.reviews import GoalTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, records
from tests.desk.diagnosing.homes import DAUGHTER, WANG, put
from tests.desk.refusing import assert_refused

HOME = GoalEntry(
    kind=GoalKind.HOME,
    name="换房",
    on_year=2031,
    amount=Money.of_yuan(500_000),
    funded=Money(0),
    rate_bp=0,
    growth_bp=0,
)


def test_what_is_to_be_saved_a_month(desk: Desk) -> None:
    """500,000 in the 50 months from November 2026 to December 2030, nothing growing."""
    add_goal(desk, WANG, HOME, now=NOW)
    (row,) = goals_of(desk, WANG)
    assert row.saving.months == 50
    assert row.saving.monthly == Computed(Money.of_yuan(10_000))


def test_the_settings_hold_where_the_goal_has_no_rate(desk: Desk) -> None:
    add_goal(desk, WANG, replace(HOME, rate_bp=None, growth_bp=None), now=NOW)
    desk.change_diagnosis_settings(
        DiagnosisSettings(assumptions=Assumptions(inflation_bp=0, return_bp=0))
    )
    assert goals_of(desk, WANG)[0].saving.monthly == Computed(Money.of_yuan(10_000))


def test_a_goal_without_an_amount_is_not_computed(desk: Desk) -> None:
    add_goal(desk, WANG, replace(HOME, amount=None, funded=None), now=NOW)
    assert isinstance(goals_of(desk, WANG)[0].saving.monthly, NotComputable)


def test_noted_changed_settled_taken_out_and_all_undone(desk: Desk) -> None:
    empty = records(desk)
    goal_id = add_goal(desk, WANG, HOME, now=NOW)
    edit_goal(desk, goal_id, HOME, now=NOW)  # the same again writes nothing
    edit_goal(desk, goal_id, replace(HOME, name=" 小雨上大学 ", member_id=DAUGHTER), now=NOW)
    assert desk.goals.get(goal_id).name == "小雨上大学"
    settle_goal(desk, goal_id, on=TODAY, now=NOW)
    settle_goal(desk, goal_id, on=TODAY, now=NOW)
    assert desk.goals.get(goal_id).settled_on == TODAY
    settle_goal(desk, goal_id, on=None, now=NOW)
    remove_goal(desk, goal_id, now=NOW)
    assert goals_of(desk, WANG) == ()
    for _ in range(5):
        desk.undo(now=NOW)
    assert records(desk) == empty


def test_those_ahead_stand_by_their_year_and_those_settled_last(desk: Desk) -> None:
    years = {
        year: add_goal(desk, WANG, replace(HOME, on_year=year), now=NOW)
        for year in (2040, 2030, 2027)
    }
    settle_goal(desk, years[2027], on=TODAY, now=NOW)
    assert [row.goal.on_year for row in goals_of(desk, WANG)] == [2030, 2040, 2027]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"on_year": 2025}, "on_year"),
        ({"on_year": 2107}, "on_year"),
        ({"amount": Money(0)}, "amount"),
        ({"funded": Money(-1)}, "funded"),
        ({"rate_bp": 10_001}, "rate_bp"),
        ({"growth_bp": -1}, "growth_bp"),
    ],
)
def test_a_wrong_goal_is_refused_at_its_field(
    desk: Desk, changed: dict[str, object], field: str
) -> None:
    goal_id = add_goal(desk, WANG, HOME, now=NOW)
    before = records(desk)
    wrong = replace(HOME, **changed)  # type: ignore[arg-type]
    for write in (
        lambda: add_goal(desk, WANG, wrong, now=NOW),
        lambda: edit_goal(desk, goal_id, wrong, now=NOW),
    ):
        with pytest.raises(ValueRefused) as refused:
            write()
        assert (refused.value.field, records(desk)) == (field, before)


def test_refusals(desk: Desk) -> None:
    of_nobody = replace(HOME, member_id=MemberId(9))
    assert_refused(desk, NotOfTheHousehold, lambda desk: add_goal(desk, WANG, of_nobody, now=NOW))
    assert_refused(desk, GoalGone, lambda desk: edit_goal(desk, GoalId(9), HOME, now=NOW))
    assert_refused(desk, ClientGone, lambda desk: add_goal(desk, ClientId(9), HOME, now=NOW))
    goal_id = add_goal(desk, WANG, HOME, now=NOW)
    with pytest.raises(ValueRefused) as refused:
        settle_goal(desk, goal_id, on=TODAY + timedelta(days=1), now=NOW)
    assert refused.value.field == "settled_on"


def test_a_goal_whose_year_has_gone_can_still_be_settled_and_read(desk: Desk) -> None:
    goal_id = put(desk, GoalTable, kind=GoalKind.OTHER, name="旧", on_year=2019)
    assert goals_of(desk, WANG)[0].saving.months == 0
    settle_goal(desk, GoalId(goal_id), on=date(2026, 1, 1), now=NOW)
    assert desk.goals.get(goal_id).settled_on == date(2026, 1, 1)


def test_a_year_or_rate_that_is_none_does_not_hold_the_page_up(desk: Desk) -> None:
    odd = {"on_year": 10**15, "rate_bp": 10**15, "growth_bp": -(10**15)}
    put(desk, GoalTable, kind=GoalKind.OTHER, name="旧", amount=Money(100), **odd)
    (row,) = goals_of(desk, WANG)
    assert (row.goal.on_year, row.goal.rate_bp, row.goal.growth_bp) == (2200, None, None)
