"""What holdings are worth: units at a net value, interest, gain and share of wallet.

Whole fen and integers throughout: figures that a client is told are never floats.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from rmdesk.domain.holdings import Holding
from rmdesk.domain.money import Money

PARTS: Final = 10_000
"""Units and net values are kept in so many parts of one."""
_YEAR: Final = 365
_LARGEST = 10**12 * PARTS


@dataclass(frozen=True, slots=True)
class Gain:
    """What a holding has won, or lost, against its cost; `percent` in hundredths, None from
    nothing."""

    amount: Money
    basis_points: int | None


def worth(units: int, net_value: int) -> Money:
    """So many units at a net value, both in 1/10,000, rounded half up to fen."""
    return Money(_divided(units * net_value * 100, PARTS * PARTS))


def gain(holding: Holding) -> Gain | None:
    """The gain of a holding whose cost is known; debts have none."""
    if holding.cost is None or holding.holding_class.is_liability:
        return None
    won = holding.amount - holding.cost
    share = _divided(won.fen * 10_000, holding.cost.fen) if holding.cost.fen else None
    return Gain(won, share)


def interest(amount: Money, rate_bp: int, first: date, last: date) -> Money:
    """Simple interest from `first` to `last`, of 365 days a year (ours: banks use 360 or 365)."""
    days = max(0, (last - first).days)
    return Money(_divided(amount.fen * rate_bp * days, 10_000 * _YEAR))


def proceeds(holding: Holding) -> Money | None:
    """Principal and interest at maturity; None where rate, start or maturity is not known."""
    if holding.rate_bp is None or holding.start is None or holding.maturity is None:
        return None
    return holding.amount + interest(
        holding.amount, holding.rate_bp, holding.start, holding.maturity
    )


def share_of_wallet(ours: Money | None, elsewhere: Money | None) -> int | None:
    """Our share of all that is known to count, in whole percent, half up ("ours" of domain.md).

    None where one side is not known: unknown is not zero.
    """
    if ours is None or elsewhere is None or ours.fen + elsewhere.fen <= 0:
        return None
    return _divided(100 * ours.fen, ours.fen + elsewhere.fen)


def read_parts(text: str) -> int | None:
    """A figure of at most four decimals in 1/10,000, such as a net value or units; else None."""
    plain = text.strip().replace(",", "").replace("，", "")
    sign, digits = (-1, plain[1:]) if plain.startswith("-") else (1, plain)
    whole, _dot, decimals = digits.partition(".")
    if not (whole + decimals).isascii() or not (whole + decimals).isdecimal():
        return None
    if len(decimals.rstrip("0")) > 4:
        return None
    parts = int(whole or "0") * PARTS + int(decimals[:4].ljust(4, "0"))
    return sign * parts if parts <= _LARGEST else None


def read_rate(text: str) -> int | None:
    """A yearly rate such as ``2.1``, ``2.1%`` or ``-1%`` in hundredths of a per cent; else None."""
    parts = read_parts(text.strip().removesuffix("%").removesuffix("％"))
    return parts // 100 if parts is not None and parts % 100 == 0 else None


def parts_text(parts: int, *, least: int = 0) -> str:
    """``1.0342`` for 10342; at least so many decimals, no needless others."""
    shown = f"{Decimal(parts).scaleb(-4):,f}"
    whole, _dot, decimals = shown.partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    return f"{whole}.{decimals}" if decimals else whole


def rate_text(rate_bp: int) -> str:
    """``2.1 %`` for 210."""
    return f"{parts_text(rate_bp * 100)} %"


def _divided(dividend: int, divisor: int) -> int:
    """Rounded half up, away from zero."""
    return int((Decimal(dividend) / Decimal(divisor)).quantize(Decimal(1), ROUND_HALF_UP))
