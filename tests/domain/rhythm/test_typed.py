"""A target as it is typed: what each way of writing it says, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.metrics import METRICS, Counts, Metric
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.typed import read_target
from rmdesk.domain.wrong import ValueRefused

BOTH, PIECES = METRICS[0], METRICS[4]
AMOUNT = Metric("own_1", "存款新增", Counts.AMOUNT)


@pytest.mark.parametrize(
    ("text", "yuan", "pieces"),
    [
        ("229", 2_290_000, None),
        ("229 12", 2_290_000, 12),
        ("229万 12件", 2_290_000, 12),
        ("229万12件", 2_290_000, 12),
        ("１２件", None, 12),
        ("22.5/3", 225_000, 3),
        ("2290000元", 2_290_000, None),
        ("1,234 5", 12_340_000, 5),
        ("12件 229", 2_290_000, 12),
        ("30万，2笔", 300_000, 2),
        ("0.5亿", 50_000_000, None),
        ("  ", None, None),
    ],
)
def test_an_amount_in_ten_thousands_and_pieces(
    text: str, yuan: int | None, pieces: int | None
) -> None:
    amount = None if yuan is None else Money.of_yuan(yuan)
    assert read_target(text, BOTH) == (amount, pieces)


@pytest.mark.parametrize("text", ["abc", "1 2 3", "12 x", "-", "件", "三十"])
def test_what_is_no_target_is_refused(text: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        read_target(text, BOTH)
    assert refused.value.field == "value"
    assert "{" not in refused.value.sentence()


def test_a_metric_of_pieces_takes_a_bare_figure_for_pieces() -> None:
    assert read_target("30", PIECES) == (None, 30)
    assert read_target("30户", PIECES) == (None, 30)
    with pytest.raises(ValueRefused):
        read_target("30万", PIECES)


def test_a_metric_of_amounts_takes_no_pieces() -> None:
    assert read_target("500", AMOUNT) == (Money.of_yuan(5_000_000), None)
    with pytest.raises(ValueRefused):
        read_target("500 3", AMOUNT)


@given(st.text(max_size=12), st.sampled_from([BOTH, PIECES, AMOUNT]))
def test_anything_typed_is_read_or_refused(text: str, metric: Metric) -> None:
    try:
        amount, pieces = read_target(text, metric)
    except ValueRefused:
        return
    assert amount is None or metric.has_amount
    assert pieces is None or metric.has_pieces
