"""A deal typed in one line, in any order."""

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.deals.amounts import read_amount
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.typed import SpokenDeal, read_deal
from rmdesk.domain.deals.words import (
    ProductWords,
    read_chance,
    read_day,
    read_metric,
    read_month,
    read_pieces,
    read_stage,
)
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ProductId
from rmdesk.domain.metrics import METRICS, Metric
from rmdesk.domain.money import Money
from rmdesk.domain.products import Product
from tests.books.builders import TODAY

STEADY = Product(
    id=ProductId(1), code="LC01", name="稳利90天", kind=HoldingClass.WEALTH_PRODUCT, risk="R2"
)
GROWTH = Product(
    id=ProductId(2), code="EQ7", name="Steady Growth 2", kind=HoldingClass.EQUITY_FUND, risk="R4"
)
ANNUITY = Product(
    id=ProductId(3), code="BX3", name="颐享年金", kind=HoldingClass.INSURANCE_VALUE, risk=""
)
SHELF = ProductWords(
    [STEADY, GROWTH, ANNUITY],
    {STEADY.id: ("wl90t",), GROWTH.id: ("sg2",), ANNUITY.id: ("yxnj",)},
)
OWN = (*METRICS, Metric("own_1", "信托"))
MONDAY = date(2026, 11, 23)


def wan(amount: int) -> Money:
    return Money.of_yuan(10_000 * amount)


def read(text: str) -> SpokenDeal:
    return read_deal(text, today=TODAY, shelf=SHELF, metrics=OWN)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "稳利90天 20万 2件 下周 投资",
            {
                "product": STEADY,
                "amount": wan(20),
                "pieces": 2,
                "expected_on": MONDAY,
                "metric": "investment",
            },
        ),
        ("LC01 20", {"product": STEADY, "amount": wan(20), "metric": "investment"}),
        ("wl90 125,000", {"product": STEADY, "amount": Money.of_yuan(125_000)}),
        ("稳利 60%", {"product": STEADY, "chance": 60}),
        ("六成 稳利90", {"product": STEADY, "chance": 60}),
        (
            "Steady Growth 2 300000 next week 2 pieces met",
            {
                "product": GROWTH,
                "amount": wan(30),
                "pieces": 2,
                "stage": Stage.MET,
                "expected_on": MONDAY,
            },
        ),
        ("yxnj 期缴 3万", {"product": ANNUITY, "metric": "insurance_regular"}),
        ("颐享年金 3万", {"product": ANNUITY, "metric": ""}),
        ("贷款 50万 装修", {"metric": "loans", "left": ("装修",), "product": None}),
        ("开户 三户 下月", {"metric": "accounts", "pieces": 3, "month": date(2026, 12, 1)}),
        ("信托 100", {"metric": "own_1", "amount": wan(100)}),
        ("20 12月", {"amount": wan(20), "month": date(2026, 12, 1)}),
        ("1月 20", {"month": date(2027, 1, 1)}),
        ("20 20261203", {"amount": wan(20), "expected_on": date(2026, 11, 30)}),
        ("12.3 20万", {"amount": wan(20), "expected_on": date(2026, 11, 30)}),
        ("12.5 稳利", {"amount": Money.of_yuan(125_000), "product": STEADY}),
        ("90 20万", {"amount": wan(20), "left": ("90",), "product": None}),
        ("20 12.3", {"amount": wan(20), "expected_on": date(2026, 11, 30)}),
        ("待成交 20万", {"stage": Stage.TO_CLOSE}),
        ("to close 20万", {"stage": Stage.TO_CLOSE, "left": ()}),
        ("想买一点黄金", {"left": ("想买一点黄金",), "product": None}),
        ("稳利90天 要和爱人商量", {"product": STEADY, "left": ("要和爱人商量",)}),
        ("20万 30万", {"amount": wan(20), "left": ("30万",)}),
        ("closed 20万", {"stage": None, "left": ("closed",)}),
        ("面谈 20万", {"stage": Stage.MET, "metric": ""}),
        ("消费贷 20万", {"metric": "loans", "words": "消费贷"}),
        ("消费贷 20万 贷款", {"metric": "loans", "words": "消费贷 贷款"}),
        ("经营贷 20万", {"metric": "loans", "words": "经营贷"}),
        ("个贷 20万", {"metric": "loans", "words": ""}),
        ("", {"left": (), "metric": ""}),
    ],
)
def test_each_word_says_what_it_is(text: str, said: dict[str, Any]) -> None:
    found = read(text)
    assert {name: getattr(found, name) for name in said} == said


@given(st.permutations(["稳利90天", "20万", "2件", "下周", "60%", "已面谈"]))
def test_the_order_of_the_words_is_free(words: list[str]) -> None:
    found = read(" ".join(words))
    assert (found.product, found.amount, found.pieces) == (STEADY, wan(20), 2)
    assert (found.expected_on, found.chance, found.stage) == (MONDAY, 60, Stage.MET)
    assert found.left == ()


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    found = read(text)
    assert found.amount is None or found.amount.fen is not None
    assert all(found.left)


@pytest.mark.parametrize(
    ("text", "today", "month"),
    [
        ("20万 投资 12.3", TODAY, date(2026, 12, 1)),  # its week begins on 30 November
        ("20万 投资 12月3日", TODAY, date(2026, 12, 1)),
        ("20万 投资 11.30", TODAY, date(2026, 11, 1)),
        ("20万 投资 下周", date(2026, 11, 27), date(2026, 12, 1)),
        ("20万 investment next week", date(2026, 11, 27), date(2026, 12, 1)),
        ("20万 投资 下周一", date(2026, 11, 27), date(2026, 11, 1)),
        ("20万 投资 下周", TODAY, date(2026, 11, 1)),
        ("20万 投资 1.2", date(2026, 12, 20), date(2027, 1, 1)),
        ("20万 投资 月底", TODAY, date(2026, 11, 1)),
    ],
)
def test_the_day_that_is_said_and_not_its_monday_says_the_month(
    text: str, today: date, month: date
) -> None:
    found = read_deal(text, today=today, shelf=SHELF, metrics=OWN)
    entry = found.entry(month=today.replace(day=1))
    assert entry.month == month
    assert entry.expected_on is not None and entry.expected_on.weekday() == 0


@pytest.mark.parametrize(
    ("text", "words", "note"),
    [
        ("投资 20万 本周 他母亲住院等钱", "", "他母亲住院等钱"),
        ("投资 20 30", "", "30"),
        ("想买一点黄金 20万 要和爱人商量", "想买一点黄金", "要和爱人商量"),
        ("贷款 50万 装修贷", "装修贷", ""),
        ("investment 20 bond fund", "bond fund", ""),
    ],
)
def test_only_what_is_sold_is_what_a_deal_is_about(text: str, words: str, note: str) -> None:
    found = read(text)
    assert (found.words, found.note) == (words, note)


@pytest.mark.parametrize(
    ("text", "odd", "amount"),
    [
        ("黄金 99999999999万 投资", "99999999999万", None),
        ("黄金 几十万 投资", "几十万", None),
        ("黄金 20万 几十万", "几十万", wan(20)),
        ("黄金 一百二十万", "", wan(120)),
    ],
)
def test_what_looks_like_an_amount_is_no_product(text: str, odd: str, amount: Money | None) -> None:
    found = read(text)
    assert (found.odd, found.amount) == (odd, amount)
    assert (found.words, found.note) == ("黄金", "")


@pytest.mark.parametrize(
    ("text", "day", "month"),
    [
        ("月底", date(2026, 12, 31), date(2026, 12, 1)),
        ("月初", date(2026, 12, 1), date(2026, 12, 1)),
        ("15号", date(2026, 12, 15), date(2026, 12, 1)),
        ("本月底", date(2026, 11, 30), date(2026, 12, 1)),
        ("下周", date(2026, 11, 27), date(2026, 12, 1)),
        ("1.4", date(2027, 1, 4), date(2027, 1, 1)),
    ],
)
def test_the_month_that_is_looked_at_wins(text: str, day: date, month: date) -> None:
    december = date(2026, 12, 1)
    found = read_deal(f"20万 投资 {text}", today=TODAY, shelf=SHELF, metrics=OWN, month=december)
    assert found.said_on == day == read_day(text, TODAY, december)
    assert found.entry(month=december).month == month


def test_nothing_is_lost_of_what_was_typed() -> None:
    words = ["稳利90天", "20万", "要", "和", "爱人", "商量"]
    random.Random(3).shuffle(words)
    found = read(" ".join(words))
    assert set(found.left) == {"要", "和", "爱人", "商量"}
    assert (found.words, found.note) == ("", " ".join(found.left))


def test_an_entry_counts_in_the_month_that_is_looked_at() -> None:
    month = date(2026, 11, 1)
    assert read("20万 投资").entry(month=month).month == month
    assert read("20万 投资 12月").entry(month=month).month == date(2026, 12, 1)
    # A week before the month still counts for it: the last one does a part of the next month's.
    december = date(2026, 12, 1)
    assert read("20万 投资 下周").entry(month=december).month == december
    assert read("20万 投资 12.14").entry(month=month).month == december
    entry = read("黄金 投资 2件 60%").entry(month=month)
    assert (entry.product, entry.pieces, entry.chance) == ("黄金", 2, 60)
    assert (entry.stage, entry.product_id) == (Stage.STOCKED, None)
    assert read("稳利90天 说明书").entry(month=month).note == "说明书"


def test_the_rows_read_as_the_line_does() -> None:
    assert read_amount("20") == wan(20) and read_amount("5000") == Money.of_yuan(5_000)
    assert read_amount("") is None
    assert (read_pieces("2件"), read_pieces("2"), read_pieces("x3")) == (2, 2, 3)
    assert read_pieces("二") == 2 and read_pieces("many") is None
    assert (read_chance("60"), read_chance("60%"), read_chance("六成")) == (60, 60, 60)
    assert read_chance("maybe") is None
    assert read_month("2026-12", TODAY) == read_month("next month", TODAY) == date(2026, 12, 1)
    assert read_month("13月", TODAY) is None and read_month("下周", TODAY) is None
    assert read_day("10:30", TODAY) is None
    assert read_stage("inv") is Stage.INVITED and read_stage("待") is Stage.TO_CLOSE
    assert read_stage("closed") is None and read_stage("") is None
    metric = read_metric("qj", OWN)
    assert metric is not None and metric.code == "insurance_regular"
    begun = read_metric("inves", OWN)
    assert begun is not None and begun.code == "investment"
    assert read_metric("insurance", OWN) is None  # two begin so
    assert read_metric("", OWN) is None


@pytest.mark.parametrize("text", ["l", "稳", "sg9", "zz"])
def test_a_product_is_meant_by_more_than_a_letter(text: str) -> None:
    assert SHELF.meant(text) is None


def test_of_two_products_that_begin_so_none_is_meant() -> None:
    other = Product(
        id=ProductId(4), code="LC02", name="稳利180天", kind=HoldingClass.WEALTH_PRODUCT
    )
    shelf = ProductWords([STEADY, other], {STEADY.id: ("wl90t",), other.id: ("wl180t",)})
    assert shelf.meant("wl") is None and shelf.meant("稳利") is None
    assert shelf.meant("wl9") is STEADY and shelf.meant("lc02") is other
