"""A line of income or expense typed in one go."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from rmdesk.domain.diagnosis.cash_flow import EVERY, FlowCategory
from rmdesk.domain.diagnosis.flow_words import (
    FLOW_WORDS,
    amount_and_period,
    read_category,
    read_period,
)
from rmdesk.domain.diagnosis.spoken_flows import SpokenFlow, read_flow
from rmdesk.domain.ids import MemberId
from rmdesk.domain.money import Money
from tests.books.builders import TODAY

WIFE = MemberId(7)
HOUSEHOLD = {"王小妹": WIFE, "配偶": WIFE}
SALARY, LIVING = FlowCategory.SALARY, FlowCategory.LIVING


def said(yuan: int | None = None, **values: Any) -> SpokenFlow:
    amount = None if yuan is None else Money.of_yuan(yuan)
    return SpokenFlow(amount=amount, **values)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("工资 2万/月 配偶", said(20_000, category=SALARY, months=1, member_id=WIFE)),
        ("gz 24万 每年", said(240_000, category=SALARY, months=12)),
        ("salary 8,000 a month", said(8_000, category=SALARY, months=1)),
        ("living 3000 quarterly", said(3_000, category=LIVING, months=3)),
        ("生活费 8000每月 昨天", said(8_000, category=LIVING, months=1, as_of=date(2026, 11, 19))),
        (
            "学费 3万 半年 国际学校",
            said(30_000, category=FlowCategory.EDUCATION, months=6, names=("国际学校",)),
        ),
        ("年终奖金 5万/年", said(50_000, category=FlowCategory.BONUS, months=12)),
        ("买菜 3000", said(3_000, category=LIVING)),
        ("电费 200/月", said(200, category=FlowCategory.HOUSING, months=1)),
        ("补课费 800", said(800, category=FlowCategory.EDUCATION)),
        ("房贷 0", said(0, category=FlowCategory.MORTGAGE_PAYMENT)),
        ("工资 ?", said(category=SALARY, names=("?",))),
        ("工资 -500", said(-500, category=SALARY)),
        ("工资 500 600", said(500, category=SALARY, names=("600",))),
        ("", said()),
    ],
)
def test_a_line_says_what_it_is_by_its_words(text: str, flow: SpokenFlow) -> None:
    assert read_flow(text, HOUSEHOLD, today=TODAY) == flow


def test_the_order_of_the_words_does_not_matter() -> None:
    words = ("工资", "2万/月", "配偶", "昨天")
    read = {read_flow(" ".join(some), HOUSEHOLD, today=TODAY) for some in permutations(words)}
    assert len(read) == 1
    assert read.pop().names == ()


def test_a_day_to_come_is_no_day_on_which_something_was_told() -> None:
    flow = read_flow("工资 2万 2027-01-05", HOUSEHOLD, today=TODAY)
    assert flow.as_of is None
    assert flow.words == "2027-01-05"


def test_no_word_means_two_categories_and_every_category_has_one_of_each_kind() -> None:
    words = [word for words in FLOW_WORDS.values() for word in words]
    assert len(words) == len(set(words))
    assert set(FLOW_WORDS) == set(FlowCategory)
    assert all(read_category(word) is kind for kind, words in FLOW_WORDS.items() for word in words)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("sal", SALARY),
        ("mortg", FlowCategory.MORTGAGE_PAYMENT),
        ("经营", FlowCategory.TRADE),
        ("rent", None),  # received or paid?
        ("other", None),
        ("", None),
    ],
)
def test_a_beginning_counts_where_only_one_word_has_it(
    text: str, category: FlowCategory | None
) -> None:
    assert read_category(text) is category


@pytest.mark.parametrize(
    ("text", "months"),
    [
        *(("月", 1), ("每月", 1), ("monthly", 1), ("每3个月", 3), ("季度", 3), ("3 months", 3)),
        *(("半年", 6), ("half", 6), ("一年", 12), ("y", 12), ("12", 12), ("every 6 months", 6)),
        *(("5", None), ("每2个月", None), ("周", None), ("", None)),
    ],
)
def test_a_period_is_a_month_a_quarter_a_half_or_a_whole_year(
    text: str, months: int | None
) -> None:
    assert read_period(text) == months
    assert months is None or months in EVERY


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2万/月", ("2万", 1)),
        ("8000每季", ("8000", 3)),
        ("20万/年", ("20万", 12)),
        ("2万", ("2万", None)),
        ("2万/周", ("2万/周", None)),
    ],
)
def test_an_amount_may_bring_its_period(text: str, parts: tuple[str, int | None]) -> None:
    assert amount_and_period(text) == parts
