"""The settings of the day as one value: kept, read again, and refused with a sentence."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.domain.classes.bands import Band
from rmdesk.domain.classes.effort import EffortLines
from rmdesk.domain.classes.familiarity import Familiarity, FamiliarityLines
from rmdesk.domain.classes.priority import PriorityPoints
from rmdesk.domain.classes.settings import ClassSettings
from rmdesk.domain.day_settings import (
    DaySettings,
    plain_settings,
    read_settings,
    wrong_with_day,
)
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.lead_times import LeadTimes
from rmdesk.domain.reviews.due import ReviewMonths
from rmdesk.domain.segments import ClientClass, Thresholds
from rmdesk.domain.today import Group, TodayPoints

DEFAULT = DaySettings()
CHANGED = DaySettings(
    classes=ClassSettings(
        value=Thresholds(high_assets=Money.of_yuan(500_000), lower_days=120),
        effort=EffortLines(high_minutes=90),
        familiarity=FamiliarityLines(
            bands=(
                Band(Familiarity.UNKNOWN, 0, 3),
                Band(Familiarity.SELLING, 4, 6),
                Band(Familiarity.AT_EASE, 7),
            ),
            dormant_days=365,
        ),
        priority=PriorityPoints(age=(Band(8, 0, 40), Band(1, 41)), near=9),
        target_line=Money.of_yuan(10_000_000),
    ),
    leads=LeadTimes({**LeadTimes().days, OccasionKind.BIRTHDAY: 5}),
    today=TodayPoints(
        group={**TodayPoints().group, Group.CARE: 70},
        client_class={**TodayPoints().client_class, ClientClass.LOWER: 3},
        large_from=Money.of_yuan(1_000_000),
    ),
    limit=35,
    weekly=frozenset({1, 2, 3, 4, 5}),
    also_in_leap_month=True,
    daily_calls=30,
    daily_minutes=90,
)


def through_json(kept: DaySettings) -> Any:
    return json.loads(json.dumps(plain_settings(kept)))


@pytest.mark.parametrize("settings", [DEFAULT, CHANGED])
def test_what_is_kept_is_read_again(settings: DaySettings) -> None:
    assert wrong_with_day(settings) is None
    assert read_settings(through_json(settings)) == settings


def test_of_an_empty_or_older_book_the_rest_is_the_default() -> None:
    assert read_settings({}) == DEFAULT
    assert read_settings({"limit": 35}) == replace(DEFAULT, limit=35)
    plain = through_json(CHANGED)
    del plain["leads"]["birthday"]
    assert read_settings(plain).leads.days == LeadTimes().days


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("value", None),
        ("value", {"lower_days": 0}),
        ("effort", {"high_contacts": "many"}),
        ("familiarity", {"bands": [["unknown", 0, 2], ["at_ease", 5, None]]}),
        ("familiarity", {"bands": [["strange", 0, None]]}),
        ("familiarity", {"bands": [7]}),
        ("priority", {"age": [["x", 0, None]]}),
        ("stages", []),
        ("target_line", 1),
        ("leads", {"birthday": 400, "no_such_kind": 1}),
        ("leads", [1]),
        ("today", {"group": {"money": 500}}),
        ("limit", 0),
        ("limit", True),
        ("weekly", []),
        ("weekly", "mon"),
        ("weekly", [9, "x"]),
        ("also_in_leap_month", "yes"),
        ("daily_calls", 0),
        ("daily_minutes", "two hours"),
    ],
)
def test_what_is_no_rule_any_more_is_the_default(part: str, value: object) -> None:
    assert read_settings({part: value}) == DEFAULT


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"classes": ClassSettings(value=Thresholds(medium_days=0))}, "classes.value.medium_days"),
        ({"leads": LeadTimes({OccasionKind.BIRTHDAY: -1})}, "leads.birthday"),
        ({"today": TodayPoints(large=-1)}, "today.large"),
        ({"limit": 0}, "limit.limit"),
        ({"weekly": frozenset()}, "weekly.weekly"),
        ({"daily_calls": 0}, "daily_calls"),
        ({"daily_minutes": 1_000}, "daily_minutes"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(change: dict[str, Any], field: str) -> None:
    wrong = wrong_with_day(replace(DEFAULT, **change))
    assert wrong is not None
    assert wrong.field == field
    assert "{" not in wrong.sentence()


plain_values = (
    st.none()
    | st.booleans()
    | st.integers(-5, 400)
    | st.sampled_from(["", "x"])
    | st.lists(st.integers(-5, 400), max_size=3)
    | st.lists(
        st.tuples(
            st.sampled_from(["unknown", "at_ease", "home", 5, None]),
            st.integers(-1, 9),
            st.none() | st.integers(-1, 9),
        ).map(list),
        max_size=3,
    )
)
NAMES = sorted({"bands", "age", "money", "birthday", "lower_days", "near", "group"})
plain_parts = plain_values | st.dictionaries(st.sampled_from(NAMES), plain_values, max_size=3)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(sorted(plain_settings(DEFAULT))), plain_parts))
def test_whatever_is_kept_what_is_read_is_a_rule(plain: dict[str, Any]) -> None:
    assert wrong_with_day(read_settings(plain)) is None


@pytest.mark.parametrize(
    "kept", [{"medium_months": 0}, {"medium_months": 25}, {"higher_months": "3"}, 7]
)
def test_months_between_reviews_that_are_no_rule_fall_back(kept: Any) -> None:
    assert read_settings({"reviews": kept}).reviews == ReviewMonths()


def test_months_between_reviews_are_kept() -> None:
    settings = DaySettings(reviews=ReviewMonths(very_high_months=2, lower_months=12))
    assert read_settings(plain_settings(settings)).reviews == settings.reviews
    wrong = wrong_with_day(DaySettings(reviews=ReviewMonths(lower_months=0)))
    assert wrong is not None and wrong.field == "reviews.lower_months"
