"""What a target becomes by what is typed over it."""

import pytest

from rmdesk.domain.metrics import METRICS, Metric
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.retyped import retyped
from rmdesk.domain.rhythm.typed import Figures
from rmdesk.domain.wrong import ValueRefused

BY_CODE = {metric.code: metric for metric in METRICS}
INVESTMENT, ACCOUNTS = BY_CODE["investment"], BY_CODE["accounts"]


def _wan(amount: int) -> Money:
    return Money.of_yuan(amount * 10_000)


BEFORE = (_wan(110), 7)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("5", (_wan(5), 7)),
        ("５", (_wan(5), 7)),
        ("12件", (_wan(110), 12)),
        ("12 pcs", (_wan(110), 12)),
        ("229 12", (_wan(229), 12)),
        ("", BEFORE),
        ("  ", BEFORE),
        ("清空", (None, None)),
        ("Empty", (None, None)),
        ("-", (None, None)),
        ("清空 清空", (None, None)),
        ("229 清空", (_wan(229), None)),
        ("229万 empty", (_wan(229), None)),
        ("清空 12", (None, 12)),
        ("清空 12件", (None, 12)),
        ("empty 12 ", (None, 12)),
    ],
)
def test_only_what_is_said_changes(text: str, after: Figures) -> None:
    assert retyped(text, INVESTMENT, BEFORE) == after


@pytest.mark.parametrize(
    ("text", "metric", "before", "after"),
    [
        ("5", ACCOUNTS, (None, 3), (None, 5)),
        ("", ACCOUNTS, (None, 3), (None, 3)),
        ("无", ACCOUNTS, (None, 3), (None, None)),
        ("5", INVESTMENT, (None, None), (_wan(5), None)),
        ("", INVESTMENT, (None, None), (None, None)),
    ],
)
def test_what_counts_in_pieces_or_had_nothing(
    text: str, metric: Metric, before: Figures, after: Figures
) -> None:
    assert retyped(text, metric, before) == after


@pytest.mark.parametrize("text", ["x", "12 x", "清空 x", "1 2 清空", "229 12 清空"])
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(ValueRefused):
        retyped(text, INVESTMENT, BEFORE)
