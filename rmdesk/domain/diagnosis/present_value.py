"""What a yearly amount over some years is worth today, and a monthly one at the end.

Computed with exact fractions; only the amount that comes out is rounded, half up to the fen.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.money import Money

_WHOLE: Final = 10_000  # basis points


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """So many years, the first of which begins `after` so many years from now."""

    after: int
    years: int


def worth_today(period: Period, assumptions: Assumptions) -> Fraction:
    """How many times its yearly amount a period is worth today.

    The amount is one of today's prices and falls due at the beginning of each year; it grows by
    the inflation, and what is put aside for it earns the return. With both alike it is the number
    of years.
    """
    price = _WHOLE + assumptions.inflation_bp
    earned = _WHOLE + assumptions.return_bp
    if price == earned:
        return Fraction(period.years)
    # The geometric series over one denominator: fractions multiplied one by one are reduced each
    # time, which takes ten times as long.
    after, years = period.after, period.years
    above = price**after * (earned**years - price**years) * earned
    return Fraction(above, earned ** (after + years) * (earned - price))


@lru_cache(maxsize=256)  # a range of ages asks for a hundred periods, at every repaint
def worth_from_to(
    periods: tuple[Period, ...], assumptions: Assumptions
) -> tuple[tuple[Fraction, Period], tuple[Fraction, Period]]:
    """Of several periods, at least one, what is worth least and what is worth most today."""
    weighed = sorted((worth_today(period, assumptions), period) for period in periods)
    return weighed[0], weighed[-1]


def times(amount: Money, factor: Fraction) -> Money:
    """`amount` so many times, rounded half up to the fen; for amounts that are not negative."""
    return Money(_half_up(amount.fen * factor))


def shown(factor: Fraction) -> Decimal:
    """A factor with the four decimals that are shown; nothing is computed with it."""
    return Decimal(_half_up(factor * 10_000)).scaleb(-4)


def _half_up(amount: Fraction) -> int:
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def grown(rate_bp: int, years: int) -> Fraction:
    """What 1 yuan becomes in so many years at a rate credited once a year."""
    return Fraction(_WHOLE + rate_bp, _WHOLE) ** years


def grown_monthly(rate_bp: int, months: int) -> Fraction:
    """What 1 yuan becomes in so many months at a yearly rate of which a twelfth is credited a
    month, as every savings calculator has it."""
    return Fraction(12 * _WHOLE + rate_bp, 12 * _WHOLE) ** months


def saved_up(rate_bp: int, months: int) -> Fraction:
    """What 1 yuan put aside at the end of each of so many months becomes."""
    if rate_bp == 0:
        return Fraction(months)
    return (grown_monthly(rate_bp, months) - 1) * Fraction(12 * _WHOLE, rate_bp)


def rounded_up(fen: Fraction) -> Money:
    """The next whole fen: a saving that was rounded down would miss its goal."""
    return Money(-((-fen.numerator) // fen.denominator))
