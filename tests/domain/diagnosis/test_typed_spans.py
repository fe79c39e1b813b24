"""Amounts as clients say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.diagnosis.persons import UNKNOWN
from rmdesk.domain.diagnosis.spans import NONE_AT_ALL, Span, known
from rmdesk.domain.diagnosis.typed_spans import read_span, typed_span
from rmdesk.domain.money import Money


def yuan(amount: int | str) -> Money:
    return Money.of_yuan(amount)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("12万", known(yuan(120_000))),
        ("120,000", known(yuan(120_000))),
        ("约12万", known(yuan(120_000))),
        ("12万左右", known(yuan(120_000))),
        ("10-15万", Span(yuan(100_000), yuan(150_000))),
        ("10万－15万", Span(yuan(100_000), yuan(150_000))),
        ("10万到15万", Span(yuan(100_000), yuan(150_000))),
        ("10 to 15万", Span(yuan(100_000), yuan(150_000))),
        ("8000～1.2万", Span(yuan(8_000), yuan(12_000))),
        ("8000元-1.2万", Span(yuan(8_000), yuan(12_000))),
        ("8千-1万", Span(yuan(8_000), yuan(10_000))),
        ("5000-8000", Span(yuan(5_000), yuan(8_000))),
        ("20万以上", Span(yuan(200_000), None)),
        ("20万+", Span(yuan(200_000), None)),
        ("至少20万", Span(yuan(200_000), None)),
        (">20万", Span(yuan(200_000), None)),
        ("at least 20万", Span(yuan(200_000), None)),
        ("30万以内", Span(yuan(0), yuan(300_000))),
        ("up to 30万", Span(yuan(0), yuan(300_000))),
        ("不超过30万", Span(yuan(0), yuan(300_000))),
        ("", UNKNOWN),
        ("?", UNKNOWN),
        ("？", UNKNOWN),
        ("不知道", UNKNOWN),
        ("没有", NONE_AT_ALL),
        ("0", NONE_AT_ALL),
        ("-5万", known(yuan(-50_000))),
        ("15-10万", Span(yuan(150_000), yuan(100_000))),
    ],
)
def test_what_is_meant(text: str, span: Span) -> None:
    assert read_span(text) == span


@pytest.mark.parametrize("text", ["一些", "10-15-20万", "万", "5万美元", "$5", "以上", "1.234元5"])
def test_what_is_no_amount(text: str) -> None:
    assert read_span(text) is None


def test_a_yearly_amount_may_be_told_by_the_month() -> None:
    assert read_span("8000/月", is_yearly=True) == known(yuan(96_000))
    assert read_span("每月8000-1万", is_yearly=True) == Span(yuan(96_000), yuan(120_000))
    assert read_span("每月8千-1万", is_yearly=True) == Span(yuan(96_000), yuan(120_000))
    assert read_span("月入2万以上", is_yearly=True) == Span(yuan(240_000), None)
    assert read_span("8000/月") is None


_ends = st.integers(0, 10**14).map(Money)


@given(_ends, st.none() | _ends)
def test_what_is_typed_is_read_as_the_same(least: Money, most: Money | None) -> None:
    span = Span(least, None if most is None else max(least, most))
    assert read_span(typed_span(span)) == span
