"""The four accounts: shares of income as a hint, and nothing of what else is claimed of them."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from rmdesk.domain.diagnosis import four_accounts as module
from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.four_accounts import (
    NO_INCOME,
    Account,
    Accounts,
    Hint,
    Measure,
    annuity_share,
    four_accounts,
)
from rmdesk.domain.diagnosis.persons import UNKNOWN
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.money import Money
from tests.books.builders import TODAY
from tests.domain.diagnosis.needs_households import HOUSEHOLD, HUSBAND, WIFE, yuan

INCOME = yuan(400_000)


def accounts(
    premiums: dict[Account, Span],
    income: Span = INCOME,
    cover: Span = UNKNOWN,
    situation: Situation = HOUSEHOLD,
) -> Accounts:
    found = four_accounts(situation, income, premiums, cover, today=TODAY)
    assert isinstance(found, Accounts)
    return found


@pytest.mark.parametrize(
    ("account", "paid", "measure"),
    [
        # Of 400,000: 5 % are 20,000, met from 16,000 to 24,000.
        (Account.INCOME_PROTECTION, yuan(15_999), Measure.BELOW),
        (Account.INCOME_PROTECTION, yuan(20_000), Measure.WITHIN),
        (Account.INCOME_PROTECTION, yuan(24_001), Measure.ABOVE),
        # 5 to 10 % are 20,000 to 40,000.
        (Account.HEALTH, yuan(20_000), Measure.WITHIN),
        (Account.HEALTH, yuan(40_001), Measure.ABOVE),
        (Account.HEALTH, yuan(0), Measure.BELOW),
        (Account.HEALTH, UNKNOWN, Measure.UNSURE),
        (Account.HEALTH, Span(Money.of_yuan(50_000), None), Measure.ABOVE),
        # The breadwinner is 40: 15 % are 60,000, met from 56,000 to 64,000.
        (Account.ANNUITY, yuan(60_000), Measure.WITHIN),
        (Account.ANNUITY, yuan(40_000), Measure.BELOW),
    ],
)
def test_a_premium_against_its_share(account: Account, paid: Span, measure: Measure) -> None:
    assert accounts({account: paid}).premiums[account].measure is measure


def test_an_income_in_a_range_leaves_it_open() -> None:
    income = Span(Money.of_yuan(200_000), Money.of_yuan(600_000))
    hint = accounts({Account.HEALTH: yuan(20_000)}, income).premiums[Account.HEALTH]
    assert hint.asked == Span(Money.of_yuan(10_000), Money.of_yuan(60_000))
    assert hint.measure is Measure.UNSURE


def test_an_income_that_may_be_below_zero_asks_for_nothing_less() -> None:
    income = Span(Money.of_yuan(-5_000), Money.of_yuan(100_000))
    hint = accounts({Account.HEALTH: yuan(5_000)}, income).premiums[Account.HEALTH]
    assert hint.asked == Span(Money(0), Money.of_yuan(10_000))
    assert hint.measure is Measure.UNSURE


@pytest.mark.parametrize(
    ("cover", "measure"),
    [(1_499_999, Measure.BELOW), (1_500_000, Measure.WITHIN), (2_100_001, Measure.ABOVE)],
)
def test_the_cover_of_the_breadwinner_s_income(cover: int, measure: Measure) -> None:
    """5 to 7 times the husband's 300,000."""
    hint = accounts({}, cover=yuan(cover)).cover
    assert isinstance(hint, Hint)
    assert hint.measure is measure


@pytest.mark.parametrize(
    ("age", "least", "most"),
    [(28, 9, 11), (30, 9, 11), (31, 10, 15), (39, 10, 15), (40, 14, 16), (None, 10, 15)],
)
def test_the_share_of_the_annuity_by_age(age: int | None, least: int, most: int) -> None:
    assert annuity_share(age) == (Fraction(least, 100), Fraction(most, 100))


def test_the_rest_is_for_investment() -> None:
    """100 − 6 − 10 − 16 to 100 − 4 − 5 − 14 percent."""
    assert accounts({}).rest == (Fraction(68, 100), Fraction(77, 100))


def test_without_an_income_there_is_no_share() -> None:
    found = four_accounts(HOUSEHOLD, yuan(0), {}, UNKNOWN, today=TODAY)
    assert found == NotComputable(NO_INCOME)
    owing = Span(Money.of_yuan(-5_000), Money.of_yuan(-4_000))
    assert four_accounts(HOUSEHOLD, owing, {}, UNKNOWN, today=TODAY) == NotComputable(NO_INCOME)
    rentiers = replace(HOUSEHOLD, persons=(replace(HUSBAND, income=yuan(0)), WIFE))
    assert accounts({}, situation=rentiers).cover == NotComputable(NO_INCOME)


def test_the_woman_without_a_pension_is_named() -> None:
    assert accounts({}).without_pension == ("李梅",)
    alone = replace(HOUSEHOLD, persons=(replace(WIFE, income=yuan(1)),))
    assert accounts({}, situation=alone).without_pension == ()  # hers by the same place


def test_levers_and_odds_are_not_in_it() -> None:
    text = Path(module.__file__).read_text("utf-8")
    assert not any(claim in text for claim in ("1:100", "1:25", "1:3", "‰", "72.18"))
