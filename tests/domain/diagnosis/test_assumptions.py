"""What is assumed: bounds, and what was kept."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from rmdesk.domain.diagnosis.assumptions import (
    Assumptions,
    plain_assumptions,
    read_assumptions,
    wrong_with_assumptions,
)
from tests.domain.diagnosis.needs_households import assumed

OWN = Assumptions(inflation_bp=200, retire_at=55)


@pytest.mark.parametrize(
    ("field", "figure", "sentence"),
    [
        ("inflation_bp", 2_001, "A yearly rate lies between 0 % and 20 %."),
        ("return_bp", -1, "A yearly rate lies between 0 % and 20 %."),
        ("living_years", 0, "It cannot be less than 1."),
        ("illness_years", 11, "It cannot be more than 10."),
        ("child_until", 31, "It cannot be more than 30."),
        ("parent_until", 59, "It cannot be less than 60."),
        ("live_to", 121, "It cannot be more than 120."),
    ],
)
def test_what_cannot_be_assumed(field: str, figure: int, sentence: str) -> None:
    wrong = wrong_with_assumptions(replace(Assumptions(), **{field: figure}))
    assert wrong is not None
    assert (wrong.field, wrong.sentence()) == (field, sentence)


def test_one_retires_before_the_end() -> None:
    wrong = wrong_with_assumptions(Assumptions(retire_at=70, live_to=70))
    assert wrong is not None and wrong.field == "retire_at"


def test_what_is_delivered_can_be_assumed() -> None:
    assert wrong_with_assumptions(Assumptions()) is None


@settings(max_examples=40, deadline=None)
@given(assumed)
def test_assumptions_are_read_as_they_were_kept(assumptions: Assumptions) -> None:
    assert wrong_with_assumptions(assumptions) is None
    plain = json.loads(json.dumps(plain_assumptions(assumptions)))
    assert read_assumptions(plain) == assumptions


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        (None, OWN),
        ("3 %", OWN),
        ({"inflation_bp": 100, "return_bp": 9_999}, replace(OWN, inflation_bp=100)),
        ({"inflation_bp": True, "living_years": "10"}, OWN),
        ({"live_to": 60, "retire_at": 65, "living_years": 7}, replace(OWN, living_years=7)),
    ],
)
def test_what_cannot_be_assumed_any_more_is_the_desk_s_own(
    plain: object, expected: Assumptions
) -> None:
    assert read_assumptions(plain, OWN) == expected
