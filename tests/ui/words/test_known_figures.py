"""Figures in words as far as they are known."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.diagnosis.cash_flow import INCOME_NOT_ASKED, LIVING_NOT_ASKED
from rmdesk.domain.diagnosis.figures import Computed, Figure, NotComputable, Range
from rmdesk.domain.diagnosis.norms import NEEDS_DIAGNOSIS, TEXTBOOK, Verdict
from rmdesk.domain.diagnosis.ratios import NO_INCOME, RatioKind
from rmdesk.domain.diagnosis.spans import Span, at_least, known
from rmdesk.domain.money import NOTHING, Money
from rmdesk.ui.words.known_figures import (
    missing_in,
    missing_words,
    percent_text,
    ratio_figure,
    span_wan,
    why_not,
)

SHARE, MONTHS = RatioKind.SOLVENCY, RatioKind.LIQUIDITY


def yuan(amount: int) -> Money:
    return Money.of_yuan(amount)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (known(yuan(120_000)), "12.00"),
        (known(NOTHING), "0.00"),
        (known(yuan(-5_000)), "-0.50"),
        (at_least(yuan(120_000)), "12.00 or more"),
        (at_least(NOTHING), "-"),
        (Span(None, yuan(10_000)), "1.00 or less"),
        (Span(None, NOTHING), "0.00 or less"),
        (Span(yuan(10_000), yuan(30_000)), "1.00 to 3.00"),
        (Span(None, None), "-"),
    ],
)
def test_what_is_not_known_is_never_zero(span: Span, words: str) -> None:
    assert span_wan(span) == words


@pytest.mark.parametrize(
    ("kind", "figure", "words"),
    [
        (SHARE, Computed(Decimal("0.9459")), "94.59 %"),
        (SHARE, Computed(Decimal("0.5000")), "50 %"),
        (SHARE, Computed(Decimal("-0.2500")), "-25 %"),
        (SHARE, Computed(Decimal("1.2000")), "120 %"),
        (MONTHS, Computed(Decimal("5.2500")), "5.25 months"),
        (MONTHS, Computed(Decimal("5.2381")), "5.24 months"),
        (MONTHS, Range(Decimal("3.0000"), None, ()), "3 months or more"),
        (MONTHS, Range(Decimal("3.0000"), Decimal("4.5000"), ()), "3 to 4.5 months"),
        (SHARE, Range(None, Decimal("0.5000"), ()), "50 % or less"),
        (SHARE, Range(Decimal("0.1000"), Decimal("0.3333"), ()), "10 % to 33.33 %"),
        (SHARE, NotComputable(NO_INCOME), ""),
    ],
)
def test_a_ratio_is_a_share_or_months(kind: RatioKind, figure: Figure[Decimal], words: str) -> None:
    assert ratio_figure(kind, figure) == words


@given(st.decimals(0, 10, places=4))
def test_no_rounding_carries_a_figure_onto_a_bound_of_its_norm(value: Decimal) -> None:
    for norm in (*NEEDS_DIAGNOSIS.norms, *TEXTBOOK.norms):
        if norm.place(value) is not Verdict.BELOW or norm.least is None:
            continue
        bound = ratio_figure(norm.kind, Computed(norm.least))
        assert ratio_figure(norm.kind, Computed(value)) != bound


def test_a_figure_says_why_there_is_none_and_what_to_ask() -> None:
    assert why_not(NotComputable(NO_INCOME)) == (
        "not computable, because: There is no income to take a share of."
    )
    missing = (INCOME_NOT_ASKED, LIVING_NOT_ASKED)
    assert missing_in(Range(None, Decimal(1), missing)) == missing
    assert missing_in(Computed(Decimal(1))) == ()
    assert missing_words(missing) == "income: nobody has asked, living costs: nobody has asked"


@pytest.mark.parametrize(
    ("share_bp", "words"),
    [(3334, "33.3 %"), (10_000, "100.0 %"), (0, "0.0 %"), (5, "0.1 %"), (-1250, "-12.5 %")],
)
def test_a_share_has_one_decimal(share_bp: int, words: str) -> None:
    assert percent_text(share_bp) == words
