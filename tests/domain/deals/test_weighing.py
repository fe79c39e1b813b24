"""What deals weigh, and in which order they are turned to."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.deals.deal import OPEN_STAGES, Deal, Stage
from rmdesk.domain.deals.order import Urge
from rmdesk.domain.deals.weighing import CHANCES, chance_of, times, weighed
from rmdesk.domain.ids import ClientId, DealId
from rmdesk.domain.money import Money


def a_deal(**values: object) -> Deal:
    first = date(2026, 11, 1)
    known: dict[str, object] = {"id": DealId(1), "client_id": ClientId(1), "metric": "investment"}
    days = {"month": first, "added_on": first, "moved_on": first}
    return Deal(**known | days | values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stage", "own", "chance"),
    [
        (Stage.STOCKED, None, 10),
        (Stage.INVITED, None, 25),
        (Stage.MET, None, 50),
        (Stage.TO_CLOSE, None, 80),
        (Stage.STOCKED, 60, 60),
        (Stage.TO_CLOSE, 0, 0),
        (Stage.CLOSED, 60, 100),
        (Stage.LOST, 60, 0),
    ],
)
def test_a_chance_is_the_rms_own_or_that_of_the_stage(
    stage: Stage, own: int | None, chance: int
) -> None:
    deal = a_deal(stage=stage, chance=own, amount=Money.of_yuan(100_000))
    assert chance_of(deal, CHANCES) == chance
    assert weighed(deal, CHANCES) == Money.of_yuan(1_000 * chance)


def test_what_nobody_knows_weighs_nothing_that_could_be_said() -> None:
    assert weighed(a_deal(), CHANCES) is None


@given(st.integers(0, 10**15), st.integers(0, 100))
def test_a_weight_is_to_the_nearest_fen(fen: int, chance: int) -> None:
    found = times(Money(fen), chance)
    assert found is not None and abs(100 * found.fen - fen * chance) <= 50


def test_every_open_stage_has_a_chance_and_later_ones_have_more() -> None:
    chances = [CHANCES[stage] for stage in OPEN_STAGES]
    assert chances == sorted(chances)


def an_urge(
    familiarity: Familiarity,
    attitude: Attitude | None,
    yuan: int | None = 1,
    on: date | None = None,
) -> Urge:
    return Urge(familiarity, attitude, None if yuan is None else Money.of_yuan(yuan), 50, on)


def test_deals_come_first_where_the_tie_is_closest() -> None:
    monday, later = date(2026, 11, 23), date(2026, 11, 30)
    ordered = [
        an_urge(Familiarity.AT_EASE, Attitude.POSITIVE),
        an_urge(Familiarity.AT_EASE, Attitude.NEUTRAL, 900),
        an_urge(Familiarity.AT_EASE, Attitude.NEUTRAL, 100, monday),
        an_urge(Familiarity.AT_EASE, Attitude.NEUTRAL, 100, later),
        an_urge(Familiarity.AT_EASE, Attitude.NEUTRAL, 100),
        an_urge(Familiarity.AT_EASE, Attitude.NEUTRAL, None, monday),
        an_urge(Familiarity.AT_EASE, None, 900),
        an_urge(Familiarity.AT_EASE, Attitude.RESISTANT, 900),
        an_urge(Familiarity.SELLING, Attitude.POSITIVE, 900),
        an_urge(Familiarity.UNKNOWN, Attitude.POSITIVE, 9_000),
    ]
    shuffled = random.Random(5).sample(ordered, len(ordered))
    assert sorted(shuffled, key=lambda one: one.key) == ordered


@pytest.mark.parametrize("familiarity", Familiarity)
@pytest.mark.parametrize("attitude", [*Attitude, None])
def test_every_place_has_its_reasons(familiarity: Familiarity, attitude: Attitude | None) -> None:
    known = an_urge(familiarity, attitude, 5, date(2026, 11, 23)).reasons
    assert len(known) == 4
    assert all(reason.said() and "{" not in reason.said() for reason in known)
    assert len(an_urge(familiarity, attitude, None).reasons) == 3
