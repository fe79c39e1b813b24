"""A line as it is typed: how its amount is read, and the sentence for each thing that is wrong."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.amount_size import TOO_MUCH
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ledger.lines import (
    AS_OF_TO_COME,
    NEGATIVE_AMOUNT,
    NO_BANK,
    NO_CLASS,
    NO_RISK,
)
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.entry import (
    FOREIGN,
    OLDER,
    SINCE_TO_COME,
    UNREADABLE,
    LineEntry,
    entry_of,
    read_amount,
    wrong_with_entry,
)
from rmdesk.domain.wrong import Wrong
from tests.books.builders import TODAY
from tests.domain.reviews.lines import a_line

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("12.5万", 125_000),
        ("3亿", 300_000_000),
        ("1,234", 1_234),
        ("１２３４", 1_234),
        ("0", 0),
        ("￥2,000元", 2_000),
        ("人民币 5万", 50_000),
        ("RMB 80000", 80_000),
        ("CNY80000", 80_000),
    ],
)
def test_an_amount_is_read(text: str, yuan: int) -> None:
    assert read_amount(text) == Money.of_yuan(yuan)


@pytest.mark.parametrize("text", ["", "  ", "?", "？", "不详", "不知道", "未知"])
def test_that_nobody_knows_is_not_zero(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("$500", "500$", "US$ 500", "usd 500", "500 USD", "500美元", "1.2万美金", "€80", "80欧元"),
        *("£9", "HKD1000", "HK$1000", "港币 1000", "1000港元", "5万日元", "jpy 5000", "CHF 3"),
        *("500 dollars", "20 euros", "A$ 30", "au$30", "S$100", "3,000 sgd"),
    ],
)
def test_other_money_has_a_sentence_of_its_own(text: str) -> None:
    assert read_amount(text) == Wrong("amount", FOREIGN)


@pytest.mark.parametrize("text", ["-5万", "(500)", "-0.01", "－3"])
def test_below_zero_is_no_amount(text: str) -> None:
    assert read_amount(text) == Wrong("amount", NEGATIVE_AMOUNT)


@pytest.mark.parametrize("text", ["much", "5 apples", "1.2.3", "万", "5万多", "$", "1e5", "usd"])
def test_what_is_no_amount_is_asked_again(text: str) -> None:
    assert read_amount(text) == Wrong("amount", UNREADABLE)


@given(st.text())
def test_any_text_is_an_amount_or_a_sentence(text: str) -> None:
    found = read_amount(text)
    assert found is None or isinstance(found, Wrong) or found.fen >= 0


RIGHT = LineEntry(
    holding_class=HoldingClass.FUND,
    is_ours=False,
    institution="甲银行",
    item="双季平衡",
    held_since=TODAY - 300 * DAY,
    risk="R3",
    amount=Money.of_yuan(5),
    as_of=TODAY,
)
LAST = a_line(1, 4, as_of=TODAY - 90 * DAY)


def test_a_whole_line_and_the_least_one_are_taken() -> None:
    least = LineEntry(holding_class=HoldingClass.CASH, is_ours=False)
    for entry in (RIGHT, least, replace(RIGHT, amount=None, as_of=None)):
        assert wrong_with_entry(entry, LAST, today=TODAY) is None
        assert wrong_with_entry(entry, None, today=TODAY) is None


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"holding_class": None}, "holding_class", NO_CLASS),
        ({"institution": "  "}, "institution", NO_BANK),
        ({"held_since": TODAY + DAY}, "held_since", SINCE_TO_COME),
        ({"risk": "R6"}, "risk", NO_RISK),
        ({"risk": "high"}, "risk", NO_RISK),
        ({"amount": Money(-1)}, "amount", NEGATIVE_AMOUNT),
        ({"amount": Money(10**18)}, "amount", TOO_MUCH),
        ({"as_of": TODAY + DAY}, "as_of", AS_OF_TO_COME),
        ({"as_of": TODAY - 91 * DAY}, "as_of", OLDER),
    ],
)
def test_each_thing_that_is_wrong_has_its_field_and_sentence(
    values: dict[str, Any], field: str, message: str
) -> None:
    wrong = wrong_with_entry(replace(RIGHT, **values), LAST, today=TODAY)
    assert wrong is not None and (wrong.field, wrong.message) == (field, message)
    assert "{" not in wrong.sentence()


def test_a_figure_older_than_the_last_reviews_names_both_days() -> None:
    older = replace(RIGHT, as_of=TODAY - 91 * DAY)
    wrong = wrong_with_entry(older, LAST, today=TODAY)
    assert wrong is not None
    assert wrong.sentence() == (
        "The last review has a figure of 2026-08-22, newer than this one of 2026-08-21;"
        " type a newer one."
    )
    for before in (None, replace(LAST, as_of=None)):
        assert wrong_with_entry(older, before, today=TODAY) is None
    same_day = replace(RIGHT, as_of=LAST.as_of)
    assert wrong_with_entry(same_day, LAST, today=TODAY) is None


def test_a_line_is_offered_as_it_stands() -> None:
    line = a_line(3, 7, note="到期转存", risk="R2", held_since=date(2024, 1, 1))
    entry = entry_of(line)
    assert all(getattr(line, name) == getattr(entry, name) for name in entry.__slots__)
