"""The settings of calling: kept and read again, and mended one by one."""

import json

import pytest

from rmdesk.domain.call_settings import (
    CallSettings,
    plain_call_settings,
    read_call_settings,
    wrong_with_call_settings,
)
from rmdesk.domain.calling.outcomes import STANDARD, OutcomeKind
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.domain.money import Money

OWN = OutcomeKind(code="已转介", words="已转介", counts_reached=True, confirms=True)
CHANGED = CallSettings(
    outcomes=(OWN, *STANDARD),
    monthly_others=5,
    large=Money.of_yuan(500_000),
    cap=40,
    order=QueueOrder.VALUE,
    shows_hints=False,
    forbidden_words=("稳赚",),
)


@pytest.mark.parametrize("settings", [CallSettings(), CHANGED])
def test_settings_are_read_as_they_were_kept(settings: CallSettings) -> None:
    assert wrong_with_call_settings(settings) is None
    assert read_call_settings(json.loads(json.dumps(plain_call_settings(settings)))) == settings


def test_a_standard_outcome_that_was_not_known_then_comes_last() -> None:
    plain = plain_call_settings(CHANGED)
    plain["outcomes"] = [one for one in plain["outcomes"] if one["code"] != "busy"]
    assert read_call_settings(plain).outcomes[-1].code == "busy"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("outcomes", "none"),
        ("outcomes", [{"code": "x"}]),
        ("monthly_large", 0),
        ("monthly_large", True),
        ("attempts_a_day", "2"),
        ("cap", 0),
        ("large", -1),
        ("order", "by the moon"),
        ("shows_hints", 1),
        ("forbidden_words", 7),
    ],
)
def test_what_is_no_rule_any_more_is_the_default_and_the_rest_stays(
    name: str, value: object
) -> None:
    plain = plain_call_settings(CHANGED) | {name: value}
    read = read_call_settings(plain)
    assert getattr(read, name) == getattr(CallSettings(), name)
    others = {key for key in plain if key != name}
    assert all(getattr(read, key) == getattr(CHANGED, key) for key in others)


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        (CallSettings(topic_days=-1), "topic_days"),
        (CallSettings(cap=0), "cap"),
        (CallSettings(outcomes=()), "outcomes"),
        (CallSettings(large=Money(-1)), "large"),
    ],
)
def test_what_is_wrong_is_named_by_its_field(settings: CallSettings, field: str) -> None:
    wrong = wrong_with_call_settings(settings)
    assert wrong and wrong.field == field and "{" not in wrong.sentence()
