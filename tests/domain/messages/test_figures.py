"""Amounts and rates are found in a message; days, hours and sayings are not figures."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.messages.figures import figures_in
from rmdesk.domain.messages.phrases import moment_said
from rmdesk.language import Language


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("一共20万", "20万"),
        ("年化3.5%", "3.5%"),
        ("百分之三", "百分之三"),
        ("二十万元", "二十万元"),
        ("数万元", "数万元"),
        ("１２３４５", "１２３４５"),
        ("10:30给您转50,000", "50,000"),
        ("3点5%的利率", "5%"),
        ("电话13800001111", "13800001111"),
        ("a gain of 3 %", "3 %"),
        ("some 50k", "50k"),
        ("the 45 of them", "45"),
    ],
)
def test_a_figure_is_found(text: str, figure: str) -> None:
    assert figure in figures_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "11月25日（周三）上午10:30见",
        "3号下午3点半",
        "下周三10点",
        "2026年1月1日",
        "2026-11-25",
        "at 10:30 on Wednesday 25 November",
        "May 5th, 2026",
        "come at 3 pm",
        "万事如意，千万别忘了，一元复始，十分高兴，六一快乐",
    ],
)
def test_a_day_or_an_hour_is_no_figure(text: str) -> None:
    assert figures_in(text) == []


def test_ones_own_telephone_is_allowed_and_nothing_beside_it() -> None:
    text = "我的电话13800001111，尾号1111的卡"
    assert figures_in(text, besides=("13800001111", "")) == ["1111"]


@settings(max_examples=40)
@given(
    on=st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 12, 31)),
    at=st.none() | st.times().map(lambda one: time(one.hour, one.minute)),
    language=st.sampled_from(list(Language)),
    amount=st.integers(min_value=100, max_value=10**9),
)
def test_no_moment_hides_an_amount(
    on: date, at: time | None, language: Language, amount: int
) -> None:
    said = moment_said(on, at, language)
    assert figures_in(said) == []
    assert figures_in(f"{said}，{amount}元") != []
