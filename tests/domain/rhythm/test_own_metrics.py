"""Codes of own metrics: made of names, never that of another metric, told to other books."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.metrics import METRICS, Metric
from rmdesk.domain.rhythm.own_metrics import (
    METRIC_OF_THE_DESK,
    METRIC_TWICE,
    code_of,
    is_own,
    name_in,
    sent_as,
    wrong_with_own_metrics,
)


def test_a_code_is_made_of_the_name_and_known_again_by_it() -> None:
    assert code_of(" 大额  存单 ", {}) == "own_大额 存单"
    assert code_of("ＳＡＬＯＮ guests", {"own_1": "Salon  Guests"}) == "own_1"


def test_no_metric_gets_the_code_of_another() -> None:
    known = {"own_信用卡": "贵金属"}
    assert code_of("信用卡", known) == "own_信用卡#2"
    assert code_of("信用卡", {**known, "own_信用卡#2": "信托"}) == "own_信用卡#3"
    assert code_of("贵金属", known) == "own_信用卡"


def test_what_a_code_says() -> None:
    assert name_in("own_信用卡#2") == "信用卡"
    assert name_in("own_第2档") == "第2档"
    assert name_in("own_") == "own_"
    assert not any(is_own(metric.code) for metric in METRICS)


def test_another_book_is_told_the_name_that_holds() -> None:
    known = {"own_信用卡": "贵金属"}
    assert sent_as("own_信用卡", known) == "own_贵金属"
    assert sent_as("own_信托#2", known) == "own_信托"
    assert sent_as("loans", known) == "loans"


@given(st.lists(st.text(min_size=1, max_size=6), max_size=8))
def test_codes_differ_where_names_do(names: list[str]) -> None:
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(code_of(name, known), name)
    assert [code_of(name, known) for name in known.values()] == list(known)


@pytest.mark.parametrize("name", ["投资", "Investment", " 期缴 ", "ｌｏａｎｓ", "面谈"])
def test_a_word_of_the_desk_is_no_name(name: str) -> None:
    wrong = wrong_with_own_metrics([Metric("own_x", name)])
    assert wrong is not None
    assert wrong.message == METRIC_OF_THE_DESK
    assert name.strip() in wrong.sentence()


def test_names_that_width_and_case_alone_tell_apart_are_one() -> None:
    wrong = wrong_with_own_metrics([Metric("own_1", "Salon"), Metric("own_2", "ｓａｌｏｎ ")])
    assert wrong is not None
    assert wrong.message == METRIC_TWICE
