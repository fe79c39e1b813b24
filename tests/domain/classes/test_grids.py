"""Value, effort and nine-grid: [P], [T] and [R] in domain.md, "Classifying"."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.domain.classes.attitude import (
    APPROACH,
    PHRASES,
    Attitude,
    Evidence,
    Heard,
    judge_attitude,
    wrong_with_heard,
)
from rmdesk.domain.classes.bands import Band, band_of
from rmdesk.domain.classes.effort import (
    ADVICE,
    Demand,
    EffortBox,
    EffortLines,
    effort_box,
    effort_reasons,
    wrong_with_effort,
)
from rmdesk.domain.classes.familiarity import (
    HIGHEST,
    MOST,
    Acquaintance,
    Familiarity,
    FamiliarityLines,
    familiarity_score,
    wrong_with_familiarity,
)
from rmdesk.domain.classes.frequency import placement_reasons, wrong_with_thresholds
from rmdesk.domain.classes.nine_grid import NEXT_STEP, ORDER, NineBox
from rmdesk.domain.classes.orientation import WORDS, Upkeep, contains, upkeep
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass, Potential, Thresholds, place
from tests.books.builders import TODAY, a_client

WAN = 10_000


# [P] in domain.md: very high 15 days, higher 30, medium 60, lower 90 (ours).
@pytest.mark.parametrize(
    ("aum", "elsewhere", "days"),
    [(20, 20, 15), (19, 19, 30), (20, 19, 60), (19, 18, 90), (0, 0, 90)],
)
def test_the_frequency_of_a_box(aum: int, elsewhere: int, days: int) -> None:
    ours, theirs = Money.of_yuan(aum * WAN), Money.of_yuan(elsewhere * WAN)
    lines = Thresholds()
    placement = place(a_client(), ours, elsewhere=theirs, thresholds=lines, today=TODAY)
    assert lines.days(placement.client_class) == days
    told = [reason.said() for reason in placement_reasons(placement, ours, theirs, lines)]
    assert len(told) == 3
    assert str(days) in told[-1]


def test_what_is_not_known_is_said_and_not_counted_as_nothing() -> None:
    placement = place(a_client(), Money(), elsewhere=None, thresholds=Thresholds(), today=TODAY)
    told = [reason.said() for reason in placement_reasons(placement, None, None, Thresholds())]
    assert "not known" in told[0]
    assert "unknown potential counts as low" in told[1]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, None),
        ({"lower_days": 0}, "lower_days"),
        ({"very_high_days": -1}, "very_high_days"),
        ({"lower_days": 367}, "lower_days"),
        ({"medium_days": 20}, "medium_days"),
        ({"very_high_days": 31}, "higher_days"),
        ({"higher_days": 15}, None),
        ({"high_assets": Money()}, "high_assets"),
        ({"high_inflow": Money(-1)}, "high_inflow"),
        ({"young_below": 0}, "young_below"),
    ],
)
def test_lines_that_are_no_rule(change: dict[str, Any], field: str | None) -> None:
    wrong = wrong_with_thresholds(replace(Thresholds(), **change))
    assert (wrong.field if wrong else None) == field
    assert wrong is None or wrong.sentence()


# [T] in domain.md: high/high cultivate, low/high quick wins, low/low low priority, high/low let go.
@pytest.mark.parametrize(
    ("demand", "potential", "box"),
    [
        (Demand(6), Potential.EXPECTED_INFLOW, EffortBox.CULTIVATE),
        (Demand(5), Potential.EXPECTED_INFLOW, EffortBox.QUICK_WINS),
        (Demand(1, 60), Potential.ASSETS_ELSEWHERE, EffortBox.CULTIVATE),
        (Demand(1, 59), Potential.ASSETS_ELSEWHERE, EffortBox.QUICK_WINS),
        (Demand(0, 0), Potential.LOW, EffortBox.LOW_PRIORITY),
        (Demand(0), Potential.UNKNOWN, EffortBox.LOW_PRIORITY),
        (Demand(9, 5), Potential.LOW, EffortBox.LET_GO),
        (Demand(9), Potential.UNKNOWN, EffortBox.LET_GO),
    ],
)
def test_the_effort_grid(demand: Demand, potential: Potential, box: EffortBox) -> None:
    assert effort_box(demand, potential, EffortLines()) is box


def test_the_effort_grid_says_why() -> None:
    told = [reason.said() for reason in effort_reasons(Demand(3), EffortLines())]
    assert told == [
        "contacts in 90 days: 3 (high from 6)",
        "how many minutes they took is not known",
    ]
    assert "minutes in 90 days: 42" in effort_reasons(Demand(3, 42), EffortLines())[1].said()
    assert set(ADVICE) == set(EffortBox)


def test_an_effort_line_of_zero_is_refused() -> None:
    assert wrong_with_effort(EffortLines()) is None
    for field in ("high_contacts", "high_minutes"):
        wrong = wrong_with_effort(replace(EffortLines(), **{field: 0}))
        assert wrong is not None and wrong.field == field and "0" in wrong.sentence()


AT_EASE = Acquaintance(products=1, losing=0, has_deposit=True, days_since=20, longest_pause=80)


# [R] in domain.md: below 3 unknown, new or dormant; 3 to 6 only when there is something to sell;
# from 6 at ease: 1 to 3 products and deposits, doing well, contact every 1 to 3 months.
@pytest.mark.parametrize(
    ("known", "points", "row"),
    [
        (Acquaintance(), 0, Familiarity.UNKNOWN),
        (Acquaintance(has_deposit=True, days_since=10), 1, Familiarity.UNKNOWN),
        (Acquaintance(products=2, losing=0, has_deposit=True), 2, Familiarity.UNKNOWN),
        (replace(AT_EASE, days_since=181, longest_pause=None), 2, Familiarity.UNKNOWN),
        (replace(AT_EASE, days_since=180, longest_pause=None), 4, Familiarity.SELLING),
        (replace(AT_EASE, longest_pause=93), 4, Familiarity.SELLING),
        (replace(AT_EASE, losing=1), 5, Familiarity.SELLING),
        (replace(AT_EASE, losing=None), 5, Familiarity.SELLING),
        (AT_EASE, 6, Familiarity.AT_EASE),
        (replace(AT_EASE, longest_pause=92), 6, Familiarity.AT_EASE),
        (replace(AT_EASE, products=3), 6, Familiarity.AT_EASE),
        (replace(AT_EASE, came_in=True, asks_first=True), 10, Familiarity.AT_EASE),
        # Asks before any decision, even when buying elsewhere: the tie is there without a product.
        (
            Acquaintance(days_since=5, longest_pause=30, came_in=True, asks_first=True),
            6,
            Familiarity.AT_EASE,
        ),
    ],
)
def test_the_rows_of_the_nine_grid(known: Acquaintance, points: int, row: Familiarity) -> None:
    assert familiarity_score(known, FamiliarityLines()).points == points
    assert band_of(FamiliarityLines().bands, points) is row


known = st.builds(
    Acquaintance,
    products=st.integers(0, 5),
    losing=st.none() | st.integers(0, 5),
    has_deposit=st.booleans(),
    days_since=st.none() | st.integers(0, 1000),
    longest_pause=st.none() | st.integers(0, 180),
    came_in=st.booleans(),
    asks_first=st.none() | st.booleans(),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(known)
def test_the_familiarity_score_is_the_sum_of_its_reasons(known: Acquaintance) -> None:
    score = familiarity_score(known, FamiliarityLines())
    assert score.points == sum(reason.points for reason in score.reasons)
    assert 0 <= score.points <= HIGHEST == sum(MOST.values())
    assert len(score.reasons) in (len(MOST), len(MOST) + 1)
    assert all(reason.said() for reason in score.reasons)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(known)
def test_whoever_is_dormant_is_not_known(known: Acquaintance) -> None:
    silent = replace(known, days_since=400)
    lines = FamiliarityLines()
    points = familiarity_score(silent, lines).points
    assert band_of(lines.bands, points) is Familiarity.UNKNOWN


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        (FamiliarityLines(), None),
        (FamiliarityLines(dormant_days=91), "dormant_days"),
        (FamiliarityLines(bands=()), "bands"),
        (
            FamiliarityLines(
                bands=(Band(Familiarity.UNKNOWN, 0, 2), Band(Familiarity.AT_EASE, 11))
            ),
            "bands",
        ),
        (
            FamiliarityLines(
                bands=(Band(Familiarity.UNKNOWN, 0, 10), Band(Familiarity.AT_EASE, 11))
            ),
            "bands",
        ),
    ],
)
def test_familiarity_lines_that_are_no_rule(lines: FamiliarityLines, field: str | None) -> None:
    wrong = wrong_with_familiarity(lines)
    assert (wrong.field if wrong else None) == field


# [R] in domain.md, attitude: what shows it.
@pytest.mark.parametrize(
    ("evidence", "attitude"),
    [
        ((Evidence.REFUSES_INSURANCE,), Attitude.RESISTANT),
        ((Evidence.ONLY_GUARANTEED,), Attitude.RESISTANT),
        ((Evidence.ONLY_SHORT_TERM,), Attitude.RESISTANT),
        ((Evidence.WAS_CHEATED,), Attitude.RESISTANT),
        ((Evidence.NEEDS_CASH,), Attitude.RESISTANT),
        ((Evidence.NOT_FAMILIAR,), Attitude.NEUTRAL),
        ((Evidence.BEARS_SMALL_LOSS,), Attitude.NEUTRAL),
        ((Evidence.IDLE_MONEY,), Attitude.NEUTRAL),
        ((Evidence.LITTLE_EXPERIENCE,), Attitude.NEUTRAL),
        ((Evidence.ASKS_ABOUT_PRODUCT,), Attitude.POSITIVE),
        ((Evidence.COMPARES,), Attitude.POSITIVE),
        ((Evidence.KNOWS_THE_TRADE,), Attitude.POSITIVE),
        ((Evidence.LITTLE_EXPERIENCE, Evidence.ASKS_ABOUT_PRODUCT), Attitude.POSITIVE),
        ((Evidence.ASKS_ABOUT_PRODUCT, Evidence.ONLY_GUARANTEED), Attitude.RESISTANT),
    ],
)
def test_what_shows_an_attitude(evidence: tuple[Evidence, ...], attitude: Attitude) -> None:
    judged = judge_attitude([Heard(TODAY, evidence)])
    assert judged is not None
    assert judged.attitude is attitude
    assert all(one.shows is attitude for one in judged.evidence)
    assert [reason.facts["day"] for reason in judged.reasons] == [TODAY] * len(judged.evidence)


def test_the_newest_day_decides_and_silence_is_not_neutral() -> None:
    before = Heard(TODAY - timedelta(days=30), (Evidence.WAS_CHEATED,))
    now = Heard(TODAY, (Evidence.COMPARES,))
    judged = judge_attitude([now, before, Heard(TODAY, ())])
    assert judged is not None
    assert (judged.attitude, judged.on) == (Attitude.POSITIVE, TODAY)
    assert judge_attitude([]) is None
    assert set(PHRASES) == set(Evidence)
    assert set(APPROACH) == set(Attitude)


def test_evidence_needs_something_said_on_a_day_that_was() -> None:
    assert wrong_with_heard(Heard(TODAY, (Evidence.COMPARES,)), today=TODAY) is None
    nothing = wrong_with_heard(Heard(TODAY, ()), today=TODAY)
    to_come = wrong_with_heard(Heard(date(2026, 11, 21), (Evidence.COMPARES,)), today=TODAY)
    assert nothing is not None and nothing.field == "evidence"
    assert to_come is not None and "2026-11-21" in to_come.sentence()


# [R] in domain.md: deals first where the tie is closest.
def test_the_boxes_in_the_order_to_turn_to() -> None:
    assert len(ORDER) == len(set(ORDER)) == 12
    assert NineBox(Familiarity.AT_EASE, Attitude.POSITIVE).place == 1
    assert NineBox(Familiarity.UNKNOWN, Attitude.RESISTANT).place == 12
    closer = NineBox(Familiarity.AT_EASE, Attitude.RESISTANT).place
    assert closer < NineBox(Familiarity.SELLING, Attitude.POSITIVE).place
    assert set(NEXT_STEP) == set(Familiarity)


# [P] in domain.md, orientation: what the upkeep contains.
@pytest.mark.parametrize(
    ("orientation", "content"),
    [
        (Orientation.RELATIONSHIP, (Upkeep.EMOTIONAL_CARE,)),
        (Orientation.VALUE, (Upkeep.AFTER_SALE, Upkeep.DIAGNOSIS)),
        (Orientation.SERVICE, (Upkeep.AFTER_SALE, Upkeep.EVENTS)),
        (None, (Upkeep.EMOTIONAL_CARE,)),
    ],
)
def test_what_the_upkeep_contains(
    orientation: Orientation | None, content: tuple[Upkeep, ...]
) -> None:
    assert upkeep(orientation) == content
    assert [part for part in Upkeep if contains(orientation, part)] == list(content)
    assert set(WORDS) == set(Upkeep)


def test_every_class_has_a_frequency() -> None:
    assert {Thresholds().days(one) for one in ClientClass} == {15, 30, 60, 90}
