"""The settings of diagnosing: what is no rule is refused at its field, or read as the default."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.concentration import FlagLines
from rmdesk.domain.diagnosis.mixes import MODELS, mix
from rmdesk.domain.diagnosis.norms import NEEDS_DIAGNOSIS, PROFILES, TEXTBOOK
from rmdesk.domain.diagnosis.settings import (
    DiagnosisSettings,
    plain_diagnosis_settings,
    read_diagnosis_settings,
    wrong_with_diagnosis,
)
from tests.domain.diagnosis.needs_households import assumed

DEFAULT = DiagnosisSettings()


def test_what_the_desk_is_delivered_with_is_a_rule() -> None:
    assert wrong_with_diagnosis(DEFAULT) is None
    assert DEFAULT.norms is NEEDS_DIAGNOSIS


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"models": {1: MODELS[1]}}, "models.C2"),
        ({"models": {**MODELS, 3: mix(10, 45, 30, 5, 9)}}, "models.C3.insurance"),
        ({"models": {**MODELS, 1: mix(0, 0, 100, 0, 0)}}, "models.C1.equity"),
        ({"flag_lines": FlagLines(one_bank_bp=10_000)}, "flag_lines.one_bank_bp"),
        ({"flag_lines": FlagLines(least_months=12)}, "flag_lines.most_months"),
        ({"assumptions": Assumptions(return_bp=2_001)}, "assumptions.return_bp"),
        ({"assumptions": Assumptions(inflation_bp=-1)}, "assumptions.inflation_bp"),
        ({"profile": "another"}, "profile"),
    ],
)
def test_what_is_no_rule_is_told_by_its_field(changed: dict[str, Any], field: str) -> None:
    wrong = wrong_with_diagnosis(replace(DEFAULT, **changed))
    assert wrong is not None
    assert wrong.field == field
    assert wrong.sentence()


@given(
    st.builds(
        DiagnosisSettings,
        models=st.sampled_from([MODELS, {**MODELS, 3: mix(0, 60, 40, 0, 0)}]),
        flag_lines=st.builds(
            FlagLines,
            one_product_bp=st.integers(1, 9_999),
            least_months=st.integers(1, 5),
            most_months=st.integers(6, 60),
        ),
        assumptions=assumed,
        profile=st.sampled_from([one.code for one in PROFILES]),
    )
)
def test_settings_come_back_as_they_were_kept(settings: DiagnosisSettings) -> None:
    assert read_diagnosis_settings(plain_diagnosis_settings(settings)) == settings


@pytest.mark.parametrize(
    "plain", [None, [], "x", {}, {"models": 3, "flag_lines": [], "profile": 1}]
)
def test_what_is_not_understood_is_the_default(plain: object) -> None:
    assert read_diagnosis_settings(plain) == DEFAULT


def test_one_setting_that_is_wrong_leaves_the_others_alone() -> None:
    plain = plain_diagnosis_settings(replace(DEFAULT, profile=TEXTBOOK.code))
    plain["models"]["3"] = {"cash": 9_000}
    plain["flag_lines"] |= {"one_bank_bp": 0, "property_bp": 6_000, "least_months": 99}
    plain["assumptions"]["return_bp"] = 100
    read = read_diagnosis_settings(plain)
    assert read.models == MODELS
    assert read.flag_lines == FlagLines(property_bp=6_000)
    assert read.assumptions == Assumptions(return_bp=100)
    assert read.norms is TEXTBOOK
