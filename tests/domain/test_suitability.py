"""Who may be proposed what: the rules in force since 2026-02-01 (product.md), case by case."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.suitability import (
    Count,
    Fit,
    client_level,
    counted,
    good_until,
    has_expired,
    judge,
    needs_care,
    product_level,
)
from tests.books.builders import TODAY, a_client


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("C1", 1),
        ("c3", 3),
        ("Ｃ４", 4),
        ("C5 进取型", 5),
        ("保守型", 1),
        ("稳健", 2),
        ("平衡型(C3)", 3),
        ("成长型", 4),
        ("进取型", 5),
        ("", None),
        ("C6", None),
        ("ABC3X", None),
        ("已评估", None),
    ],
)
def test_the_grades_of_clients(words: str, level: int | None) -> None:
    assert client_level(words) == level


@pytest.mark.parametrize(
    ("rating", "level"),
    [
        ("R1", 1),
        ("r2", 2),
        ("PR3", 3),
        ("R4(中高风险)", 4),
        ("低风险", 1),
        ("中低风险", 2),
        ("中风险", 3),
        ("中等风险", 3),
        ("中高风险", 4),
        ("高风险", 5),
        ("中高", 4),
        ("", None),
        ("R9", None),
    ],
)
def test_the_ratings_of_products(rating: str, level: int | None) -> None:
    assert product_level(rating) == level


def test_of_two_ratings_the_higher_counts() -> None:
    assert product_level("R2", "中高风险") == 4
    assert product_level("", "R3") == 3
    assert product_level() is None


ASSESSED = {"risk_tolerance": "C3", "risk_assessed_on": date(2026, 3, 1)}


@pytest.mark.parametrize("client", range(1, 6))
@pytest.mark.parametrize("product", range(1, 6))
def test_a_product_must_not_lie_above_the_client(client: int, product: int) -> None:
    who = a_client(**{**ASSESSED, "risk_tolerance": f"C{client}"})
    expected = Fit.FITS if product <= client else Fit.TOO_RISKY
    assert judge(who, [f"R{product}"], today=TODAY).fit is expected


@pytest.mark.parametrize(
    ("known", "ratings", "fit"),
    [
        ({}, ["R1"], Fit.NOT_ASSESSED),
        ({"risk_tolerance": "C5"}, ["R1"], Fit.EXPIRED),  # a grade without a day counts for nothing
        ({**ASSESSED, "risk_assessed_on": date(2025, 11, 19)}, ["R1"], Fit.EXPIRED),
        ({**ASSESSED, "risk_assessed_on": date(2025, 11, 20)}, ["R1"], Fit.FITS),
        (ASSESSED, [], Fit.NOT_RATED),
        (ASSESSED, [""], Fit.NOT_RATED),
    ],
)
def test_what_must_be_known_first(known: dict[str, object], ratings: list[str], fit: Fit) -> None:
    assert judge(a_client(**known), ratings, today=TODAY).fit is fit


@pytest.mark.parametrize(
    ("assessed", "last"),
    [
        (date(2026, 3, 1), date(2027, 3, 1)),
        (date(2025, 12, 31), date(2026, 12, 31)),
        (date(2024, 2, 29), date(2025, 3, 1)),
        (date(2023, 2, 28), date(2024, 2, 28)),
    ],
)
def test_an_assessment_is_good_for_twelve_months(assessed: date, last: date) -> None:
    assert good_until(assessed) == last
    who = a_client(risk_tolerance="C2", risk_assessed_on=assessed)
    assert not has_expired(who, last)
    assert has_expired(who, last + timedelta(1))


@pytest.mark.parametrize(
    ("birthday", "care"),
    [
        (date(1961, 11, 20), True),  # 65 today
        (date(1961, 11, 21), False),
        (date(1940, 1, 1), True),
        (None, False),
    ],
)
def test_care_begins_at_65(birthday: date | None, care: bool) -> None:
    assert needs_care(a_client(birthday=birthday), TODAY) is care


@pytest.mark.parametrize(
    ("days_ago", "on_the_day", "in_twelve_months"),
    [
        ([], 0, 0),
        ([0], 1, 1),
        ([0, 0], 2, 2),
        ([365], 0, 0),  # the same day a year ago is out
        ([364], 0, 1),
        ([1, 30, 60, 90, 120, 150, 180, 210], 0, 8),
        ([-1], 0, 0),
    ],
)
def test_assessments_are_counted(
    days_ago: list[int], on_the_day: int, in_twelve_months: int
) -> None:
    days = [TODAY - timedelta(ago) for ago in days_ago]
    count = counted(days, TODAY)
    assert count == Count(on_the_day, in_twelve_months)
    assert count.is_full_for_the_day is (on_the_day >= 2)
    assert count.is_full_for_the_year is (in_twelve_months >= 8)


@given(st.dates(date(1999, 1, 1), date(2090, 12, 31)))
def test_no_assessment_is_good_for_less_than_a_year_or_for_more_than_a_day_over(day: date) -> None:
    assert 365 <= (good_until(day) - day).days <= 366
