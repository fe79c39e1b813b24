"""Worth, gain, interest and share of wallet: whole fen, no float anywhere."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from rmdesk.domain.valuation import (
    gain,
    interest,
    parts_text,
    proceeds,
    rate_text,
    read_parts,
    read_rate,
    share_of_wallet,
    worth,
)
from tests.books.builders import a_holding


@pytest.mark.parametrize(
    ("units", "net_value", "yuan"),
    [
        ("10000", "1.0342", "10342.00"),
        ("50000", "1.0342", "51710.00"),
        ("10000.25", "1.2345", "12345.31"),  # 12,345.308625
        ("0.0001", "1", "0.00"),
        ("1", "0.005", "0.01"),  # half a fen counts as one
    ],
)
def test_units_are_worth_their_net_value(units: str, net_value: str, yuan: str) -> None:
    held, value = read_parts(units), read_parts(net_value)
    assert held is not None and value is not None
    assert worth(held, value) == Money.of_yuan(yuan)


@pytest.mark.parametrize(
    ("cost", "amount", "won", "basis_points"),
    [
        (100_000, 103_400, 3_400, 340),
        (100_000, 91_250, -8_750, -875),
        (100_000, 100_000, 0, 0),
        (0, 5_000, 5_000, None),
    ],
)
def test_a_gain_is_against_the_cost(
    cost: int, amount: int, won: int, basis_points: int | None
) -> None:
    found = gain(a_holding(cost=Money.of_yuan(cost), amount=Money.of_yuan(amount)))
    assert found is not None
    assert (found.amount, found.basis_points) == (Money.of_yuan(won), basis_points)


def test_nobody_gains_by_a_debt_or_without_a_cost() -> None:
    assert gain(a_holding()) is None
    assert gain(a_holding(holding_class=HoldingClass.MORTGAGE, cost=Money(1))) is None


@pytest.mark.parametrize(
    ("rate", "first", "last", "yuan"),
    [
        (210, date(2026, 1, 1), date(2027, 1, 1), "2100.00"),  # 365 days
        (210, date(2024, 1, 1), date(2025, 1, 1), "2105.75"),  # 366 days of 365
        (100, date(2026, 1, 1), date(2026, 1, 2), "2.74"),
        (0, date(2026, 1, 1), date(2027, 1, 1), "0.00"),
        (210, date(2026, 1, 2), date(2026, 1, 1), "0.00"),  # nothing accrues backwards
    ],
)
def test_interest_is_simple_by_the_day(rate: int, first: date, last: date, yuan: str) -> None:
    assert interest(Money.of_yuan(100_000), rate, first, last) == Money.of_yuan(yuan)


def test_proceeds_need_rate_start_and_maturity() -> None:
    whole = {"rate_bp": 210, "start": date(2026, 1, 1), "maturity": date(2027, 1, 1)}
    assert proceeds(a_holding(**whole)) == Money.of_yuan(102_100)
    for name in whole:
        assert proceeds(a_holding(**{**whole, name: None})) is None


@pytest.mark.parametrize(
    ("ours", "elsewhere", "share"),
    [
        (60, 40, 60),
        (1, 0, 100),
        (0, 5, 0),
        (1, 199, 1),
        (1, 200, 0),
        (None, 5, None),
        (5, None, None),
    ],
)
def test_the_share_of_wallet_is_ours_of_all_that_is_known(
    ours: int | None, elsewhere: int | None, share: int | None
) -> None:
    """Half up, as the list of clients reckons it; unknown on a side is no share at all."""
    as_money = [None if one is None else Money(one) for one in (ours, elsewhere)]
    assert share_of_wallet(as_money[0], as_money[1]) == share


def test_nothing_at_all_has_no_share() -> None:
    assert share_of_wallet(Money(0), Money(0)) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1.0342", 10_342),
        (" 10,000.25 ", 100_002_500),
        (".5", 5_000),
        ("-2.1", -21_000),
        ("1.03420", 10_342),
        ("1.03421", None),
        ("1.0.1", None),
        ("", None),
        ("²", None),
        ("1e3", None),
    ],
)
def test_four_decimals_are_read_and_no_more(text: str, parts: int | None) -> None:
    assert read_parts(text) == parts


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_what_is_shown_is_read_back(parts: int) -> None:
    assert read_parts(parts_text(parts)) == parts
    assert read_parts(parts_text(parts, least=4)) == parts


@pytest.mark.parametrize(
    ("text", "rate"),
    [("2.1", 210), ("2.1%", 210), ("2.105", None), ("0", 0), ("-1", -100), ("zwei", None)],
)
def test_rates_are_hundredths_of_a_per_cent(text: str, rate: int | None) -> None:
    assert read_rate(text) == rate
    assert rate is None or read_rate(rate_text(rate).replace(" ", "")) == rate


@given(st.integers(0, 10**11), st.integers(1, 10**8), st.integers(0, 10**8))
def test_a_higher_net_value_never_makes_less(units: int, value: int, more: int) -> None:
    assert worth(units, value) <= worth(units, value + more)
