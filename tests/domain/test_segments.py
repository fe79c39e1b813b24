"""The value grid and the facts that follow from it."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.facts import Latest, LedgerSum, derive_facts
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass, Potential, Thresholds, place
from tests.books.builders import TODAY, a_client

WAN = 10_000
T = Thresholds()


@pytest.mark.parametrize(
    ("aum", "elsewhere", "fields", "expected", "potential"),
    [
        (20, 20, {}, ClientClass.VERY_HIGH, Potential.ASSETS_ELSEWHERE),
        (20, 19, {}, ClientClass.MEDIUM, Potential.LOW),
        (19, 19, {}, ClientClass.HIGHER, Potential.ASSETS_ELSEWHERE),
        (19, None, {}, ClientClass.LOWER, Potential.UNKNOWN),
        (0, 0, {}, ClientClass.LOWER, Potential.LOW),
        (20, None, {"birthday": date(1960, 1, 1)}, ClientClass.MEDIUM, Potential.LOW),
        (20, None, {"birthday": date(1995, 1, 1)}, ClientClass.MEDIUM, Potential.UNKNOWN),
        (
            20,
            None,
            {"birthday": date(1995, 1, 1), "education": "硕士研究生"},
            ClientClass.VERY_HIGH,
            Potential.YOUNG_EDUCATED,
        ),
        (
            5,
            None,
            {"birthday": date(1995, 1, 1), "strong_employer": True},
            ClientClass.HIGHER,
            Potential.YOUNG_STRONG_EMPLOYER,
        ),
        (
            5,
            None,
            {"birthday": date(1995, 1, 1), "strong_employer": False, "education": "高中"},
            ClientClass.LOWER,
            Potential.LOW,
        ),
        (
            5,
            None,
            {"expected_inflow": Money.of_yuan(200_000)},
            ClientClass.HIGHER,
            Potential.EXPECTED_INFLOW,
        ),
        (
            5,
            None,
            {"expected_inflow": Money.of_yuan("199999.99")},
            ClientClass.LOWER,
            Potential.UNKNOWN,
        ),
    ],
)
def test_the_box_of_a_client(
    aum: int,
    elsewhere: int | None,
    fields: dict[str, Any],
    expected: ClientClass,
    potential: Potential,
) -> None:
    placement = place(
        a_client(**fields),
        Money.of_yuan(aum * WAN),
        elsewhere=None if elsewhere is None else Money.of_yuan(elsewhere * WAN),
        thresholds=T,
        today=TODAY,
    )
    assert (placement.client_class, placement.potential) == (expected, potential)


@pytest.mark.parametrize("birthday", [date(1991, 11, 21), date(1992, 2, 29)])
def test_youth_ends_on_the_day_the_placement_names(birthday: date) -> None:
    client = a_client(birthday=birthday, education="本科")

    def placed(today: date) -> Any:
        return place(client, Money(), elsewhere=None, thresholds=T, today=today)

    until = placed(TODAY).until
    assert placed(until - timedelta(days=1)).potential is Potential.YOUNG_EDUCATED
    assert placed(until).potential is Potential.LOW


@given(st.integers(0, 10**9), st.none() | st.integers(0, 10**9))
def test_every_box_has_a_reason_and_a_frequency(aum: int, elsewhere: int | None) -> None:
    placement = place(
        a_client(),
        Money(aum),
        elsewhere=None if elsewhere is None else Money(elsewhere),
        thresholds=T,
        today=TODAY,
    )
    is_top = placement.client_class in {ClientClass.VERY_HIGH, ClientClass.MEDIUM}
    assert is_top == placement.has_high_assets == (Money(aum) >= T.high_assets)
    assert T.days(placement.client_class) >= 15


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("fields", "latest", "due"),
    [
        ({}, None, TODAY),
        ({}, Latest(on=TODAY - 10 * DAY), TODAY + 80 * DAY),
        ({"wished_days": 7}, Latest(on=TODAY - 10 * DAY), TODAY - 3 * DAY),
        ({"wished_days": 7}, Latest(on=TODAY, next_on=TODAY + DAY), TODAY + DAY),
        ({"gone_on": TODAY}, Latest(on=TODAY), None),
    ],
)
def test_next_due(fields: dict[str, Any], latest: Latest | None, due: date | None) -> None:
    facts = derive_facts(a_client(**fields), None, None, latest, thresholds=T, today=TODAY)
    assert facts.next_due == due


@pytest.mark.parametrize(
    ("ours", "aum"),
    [
        (None, 300_000),
        (LedgerSum(Money.of_yuan(1)), 1),
        (LedgerSum(Money.of_yuan(1), is_itemised=False), 300_000),
    ],
)
def test_the_reported_balance_stands_in_until_lines_are_itemised(
    ours: LedgerSum | None, aum: int
) -> None:
    client = a_client(balance=Money.of_yuan(300_000))
    facts = derive_facts(client, ours, None, None, thresholds=T, today=TODAY)
    assert facts.aum == Money.of_yuan(aum)
