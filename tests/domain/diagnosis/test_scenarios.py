"""Two scenarios side by side, and when a diagnosis is looked at again."""

import json
from dataclasses import replace
from datetime import date

import pytest

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.figures import NotComputable, Range
from rmdesk.domain.diagnosis.kept import plain_scenario, read_scenario
from rmdesk.domain.diagnosis.next_check import proposed, wrong_with_check
from rmdesk.domain.diagnosis.persons import UNKNOWN, Diagnosis
from rmdesk.domain.diagnosis.scenarios import ONE_ALONE, Scenario, side_by_side
from rmdesk.domain.money import Money
from tests.books.builders import TODAY
from tests.domain.diagnosis.needs_households import HOUSEHOLD, exactly, yuan

NOW = Scenario("如今", HOUSEHOLD, Assumptions())
LATER = Scenario("晚退休", HOUSEHOLD, Assumptions(retire_at=65, living_years=12))


def test_what_another_assumption_changes() -> None:
    rows = side_by_side(NOW, LATER, today=TODAY)
    assert [(row.name, row.diagnosis) for row in rows] == [
        (person.name, diagnosis) for person in HOUSEHOLD.persons for diagnosis in Diagnosis
    ]
    income, illness, retirement = (row.change for row in rows[:3])
    assert income == exactly(240_000)  # 120,000 × 2 years more
    assert illness == exactly(0)
    assert retirement == exactly(-240_000)  # 96,000 − 48,000, five years less


def test_what_another_arrangement_changes() -> None:
    repaid = Scenario("还清房贷", replace(HOUSEHOLD, housing_debt=yuan(0)), Assumptions())
    assert side_by_side(NOW, repaid, today=TODAY)[0].change == exactly(-800_000)


def test_what_is_open_in_one_is_open_in_the_change() -> None:
    unknown = Scenario("未知", replace(HOUSEHOLD, housing_debt=UNKNOWN), Assumptions())
    change = side_by_side(NOW, unknown, today=TODAY)[0].change
    assert isinstance(change, Range)
    assert (change.least, change.most) == (Money.of_yuan(-800_000), None)


def test_somebody_who_is_in_one_alone() -> None:
    alone = Scenario("独自", replace(HOUSEHOLD, persons=HOUSEHOLD.persons[:1]), Assumptions())
    rows = side_by_side(NOW, alone, today=TODAY)
    assert rows[4].change == NotComputable(ONE_ALONE)
    assert rows[4].other is None


def test_what_cannot_be_computed_has_no_change() -> None:
    change = side_by_side(NOW, LATER, today=TODAY)[3].change
    assert isinstance(change, NotComputable)
    assert change.because.said() == "李梅 has no income that could be lost"


def test_a_scenario_is_read_as_it_was_kept() -> None:
    plain = json.loads(json.dumps(plain_scenario(LATER)))
    assert read_scenario(plain) == LATER
    assert read_scenario(None) is None


def test_a_diagnosis_is_looked_at_again_in_a_year() -> None:
    assert proposed(date(2025, 11, 20)) == date(2026, 11, 20)
    assert proposed(date(2026, 11, 20)) == date(2027, 11, 22)  # of a Saturday the Monday after
    assert proposed(date(2026, 11, 21)) == date(2027, 11, 22)


@pytest.mark.parametrize(
    ("day", "is_wrong"),
    [
        (TODAY, True),
        (date(2026, 11, 21), False),
        (date(2031, 11, 20), False),
        (date(2031, 11, 21), True),
    ],
)
def test_the_day_of_the_next_check(day: date, is_wrong: bool) -> None:
    wrong = wrong_with_check(day, today=TODAY)
    assert (wrong is not None) is is_wrong
    assert wrong is None or "{" not in wrong.sentence()
