"""The settings of the rhythm: what is no rule is refused at its field, or read as the default."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.weighing import CHANCES
from rmdesk.domain.metrics import METRICS, Counts, Metric
from rmdesk.domain.rhythm.own_metrics import MOST_OWN_METRICS
from rmdesk.domain.rhythm.settings import (
    RhythmSettings,
    Weights,
    metric_of,
    metrics_of,
    plain_rhythm_settings,
    read_rhythm_settings,
    wrong_with_rhythm,
)

DEFAULT = RhythmSettings()
OWN = Metric("own_1", "大额存单")


def test_what_the_desk_is_delivered_with_is_a_rule() -> None:
    assert wrong_with_rhythm(DEFAULT) is None
    assert sum(DEFAULT.weights.all) == 100
    assert DEFAULT.weights.before + DEFAULT.weights.first == 60  # [R]
    assert 20 <= DEFAULT.weights.before <= 50  # [R]
    assert 10 <= DEFAULT.weights.third + DEFAULT.weights.fourth <= 20  # [R]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"weights": Weights(35, 25, 25, 15, 1)}, "weights"),
        ({"weights": Weights(0, 0, 0, 0, 0)}, "weights"),
        ({"weights": Weights(-10, 60, 25, 25, 0)}, "weights.before"),
        ({"weights": Weights(0, 0, 101, 0, 0)}, "weights.second"),
        ({"chances": {**CHANCES, Stage.MET: 101}}, "chances.met"),
        ({"chances": {Stage.STOCKED: 10}}, "chances.invited"),
        ({"own_metrics": (replace(OWN, name=" "),)}, "own_metrics"),
        ({"own_metrics": (replace(OWN, name="长" * 25),)}, "own_metrics"),
        ({"own_metrics": (OWN, replace(OWN, code="own_2"))}, "own_metrics"),
        ({"own_metrics": (replace(OWN, code="loans"),)}, "own_metrics"),
        ({"own_metrics": (replace(OWN, name="投资"),)}, "own_metrics"),
        ({"own_metrics": (replace(OWN, name=" ＩＮＶＥＳＴＭＥＮＴ"),)}, "own_metrics"),
        (
            {"own_metrics": tuple(Metric(f"own_{n}", f"{n}") for n in range(MOST_OWN_METRICS + 1))},
            "own_metrics",
        ),
        ({"after_sale_days": -1}, "after_sale_days"),
        ({"after_sale_days": 367}, "after_sale_days"),
        ({"ask_from_week": 5}, "ask_from_week"),
    ],
)
def test_what_is_no_rule_is_told_at_its_field(changed: dict[str, Any], field: str) -> None:
    wrong = wrong_with_rhythm(replace(DEFAULT, **changed))
    assert wrong is not None
    assert wrong.field == field
    assert "{" not in wrong.sentence()


CHANGED = RhythmSettings(
    weights=Weights(20, 40, 20, 10, 10),
    chances={**CHANCES, Stage.TO_CLOSE: 90},
    own_metrics=(OWN, Metric("own_2", "沙龙到场", Counts.PIECES)),
    after_sale_days=14,
    ask_from_week=4,
)


def test_settings_are_read_as_they_were_kept() -> None:
    assert read_rhythm_settings(plain_rhythm_settings(CHANGED)) == CHANGED


@pytest.mark.parametrize(
    ("bad", "kept"),
    [
        ({"weights": {"before": 99}}, {"weights": Weights()}),
        ({"weights": {**dict.fromkeys(("before", "first", "second"), 50)}}, {"weights": Weights()}),
        ({"weights": "35"}, {"weights": Weights()}),
        ({"chances": {"met": 500, "stocked": 5}}, {"chances": {**CHANCES, Stage.STOCKED: 5}}),
        ({"chances": []}, {"chances": CHANCES}),
        ({"own_metrics": [{"code": "own_1"}, 7]}, {"own_metrics": ()}),
        (
            {"own_metrics": [{"code": "own_1", "name": "大额存单", "counts": "both"}, {}]},
            {"own_metrics": (OWN,)},
        ),
        ({"after_sale_days": True}, {"after_sale_days": 7}),
        ({"ask_from_week": 9}, {"ask_from_week": 3}),
    ],
)
def test_a_bad_part_is_the_default_and_the_others_stay(
    bad: dict[str, Any], kept: dict[str, Any]
) -> None:
    read = read_rhythm_settings({**plain_rhythm_settings(CHANGED), **bad})
    assert read == replace(CHANGED, **kept)


@pytest.mark.parametrize("plain", [None, [], "x", 3, {"of": "tomorrow"}])
def test_what_is_not_understood_at_all_is_the_default(plain: Any) -> None:
    assert read_rhythm_settings(plain) == DEFAULT


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
)


@given(st.dictionaries(st.sampled_from(sorted(plain_rhythm_settings(DEFAULT))), JSON))
def test_whatever_was_kept_is_read_as_a_rule(plain: dict[str, Any]) -> None:
    assert wrong_with_rhythm(read_rhythm_settings(plain)) is None


def test_own_metrics_follow_the_others() -> None:
    assert metrics_of(CHANGED) == (*METRICS, *CHANGED.own_metrics)
    assert metric_of(CHANGED, "own_1") == OWN
    assert metric_of(DEFAULT, "own_大额存单") == Metric("own_大额存单", "大额存单")
