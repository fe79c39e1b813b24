"""A line of the ledger typed in one go."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ProductId
from rmdesk.domain.ledger.spoken_lines import SpokenLine, read_line
from rmdesk.domain.ledger.words import CLASS_WORDS, Vocabulary, read_class
from rmdesk.domain.money import Money
from rmdesk.domain.products import Product
from tests.books.builders import TODAY

SHELF: Sequence[Product] = (
    Product(
        id=ProductId(1),
        code="HC0180",
        name="和畅180天",
        kind=HoldingClass.WEALTH_PRODUCT,
        risk="R2",
    ),
    Product(id=ProductId(2), code="700301", name="新制造股票", kind=HoldingClass.EQUITY_FUND),
)
WORDS = Vocabulary(banks={"甲银行": ["jyh"], "丙农商行": ["bnsh"]}, products=SHELF)


def read(text: str) -> SpokenLine:
    return read_line(text, WORDS, today=TODAY)


def said(**values: Any) -> SpokenLine:
    return SpokenLine(**values)


TIME = HoldingClass.TIME_DEPOSIT


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "dq 5万 3个月 2.1% 甲银行",
            said(
                holding_class=TIME,
                amount=Money.of_yuan(50_000),
                said_maturity="3个月",
                maturity=date(2027, 2, 20),
                rate_bp=210,
                institution="甲银行",
            ),
        ),
        (
            "td 5w 3m 2.1",
            said(
                holding_class=TIME,
                amount=Money.of_yuan(50_000),
                said_maturity="3m",
                maturity=date(2027, 2, 20),
                rate_bp=210,
            ),
        ),
        (
            "定期 50000 2027-03-05 本行",
            said(
                holding_class=TIME,
                amount=Money.of_yuan(50_000),
                said_maturity="2027-03-05",
                maturity=date(2027, 3, 5),
                institution="",
            ),
        ),
        (
            "大额存单 20万 明年3月5日 bnsh",
            said(
                holding_class=HoldingClass.CERTIFICATE,
                amount=Money.of_yuan(200_000),
                said_maturity="2027-03-05",
                maturity=date(2027, 3, 5),
                institution="丙农商行",
            ),
        ),
        (
            "HC0180 12.5w r3",
            said(product=SHELF[0], amount=Money.of_yuan(125_000), risk="R3"),
        ),
        (
            "gp 30万 东方证券 中国平安",
            said(
                holding_class=HoldingClass.STOCK,
                amount=Money.of_yuan(300_000),
                institution="东方证券",
                names=("中国平安",),
            ),
        ),
        (
            "fd 80万 3.1% 20年",
            said(
                holding_class=HoldingClass.MORTGAGE,
                amount=Money.of_yuan(800_000),
                rate_bp=310,
                said_maturity="20年",
                maturity=date(2046, 11, 20),
            ),
        ),
        ("", said()),
    ],
)
def test_lines(text: str, line: SpokenLine) -> None:
    assert read(text) == line


def test_the_order_of_the_words_does_not_matter() -> None:
    words = ("dq", "5万", "3个月", "2.1%", "甲银行")
    assert len({read(" ".join(order)) for order in permutations(words)}) == 1


def test_a_second_word_of_a_kind_is_a_name() -> None:
    line = read("dq 5万 6万 定期 R2 R3")
    assert line.amount == Money.of_yuan(50_000)
    assert (line.risk, line.names) == ("R2", ("6万", "定期", "R3"))


def test_a_bare_small_figure_is_the_rate_and_no_date() -> None:
    assert read("dq 5万 6.30").rate_bp == 630
    assert read("dq 5万 6.30").maturity is None


@pytest.mark.parametrize(
    "day", ["2026-13-40", "2027/2/30", "2027.2.30", "2027年2月30日", "2月30日"]
)
def test_a_day_that_does_not_exist_is_kept_as_one_and_is_no_name(day: str) -> None:
    line = read(f"dq 5万 {day}")
    assert (line.said_maturity, line.maturity, line.names) == (day, None, ())


def test_eight_figures_are_a_day_where_there_is_such_a_day() -> None:
    assert read("dq 20270305 5万").maturity == date(2027, 3, 5)
    assert read("dq 5万 20270305").amount == Money.of_yuan(50_000)
    assert read("dq 20271305").amount == Money.of_yuan(20_271_305)


def test_the_name_is_what_was_typed_else_the_products() -> None:
    assert read("hc0180 5万").item == "和畅180天"
    assert read("hc0180 5万 稳健组合").item == "稳健组合"


def test_a_negative_amount_is_understood_so_that_it_can_be_refused() -> None:
    assert read("dq -5万").amount == Money.of_yuan(-50_000)


def test_every_word_means_one_class() -> None:
    every = [word for words in CLASS_WORDS.values() for word in words]
    assert len(every) == len(set(every))
    assert set(CLASS_WORDS) == set(HoldingClass)
    for kind, words in CLASS_WORDS.items():
        assert {read_class(word) for word in words} == {kind}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("大额", HoldingClass.CERTIFICATE),
        ("prec", HoldingClass.METAL),
        ("Time Deposit", TIME),
        ("c", None),  # certificate, cash, credit card, …
        ("", None),
        ("xyz", None),
    ],
)
def test_the_beginning_of_a_word_will_do_where_it_is_the_only_one(
    text: str, kind: HoldingClass | None
) -> None:
    assert read_class(text) == kind


@pytest.mark.parametrize(
    ("text", "bank"),
    [("甲", "甲银行"), ("jyh", "甲银行"), ("银行", None), ("", None), ("丁", None)],
)
def test_a_known_bank_by_its_beginning_or_initials(text: str, bank: str | None) -> None:
    assert WORDS.bank_begun(text) == bank


@pytest.mark.parametrize(
    ("text", "code"), [("hc", "HC0180"), ("制造", "700301"), ("天", "HC0180"), ("无", None)]
)
def test_a_product_by_part_of_its_name_where_it_is_the_only_one(
    text: str, code: str | None
) -> None:
    found = WORDS.product_begun(text)
    assert (found.code if found else None) == code
