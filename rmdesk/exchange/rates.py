"""Cells of the ledger that are neither money nor a net value: units held, yearly rates, the gain
or loss to be told of, and the day of the month on which a debt is paid."""

import unicodedata
from decimal import Decimal

from rmdesk.domain.ledger.lines import MOST_RATE, NO_REPAY_DAY, NO_UNITS
from rmdesk.domain.occasions.money import LAST_OF_MONTH
from rmdesk.domain.occasions.shelf import NO_STOP
from rmdesk.domain.valuation import read_parts, read_rate
from rmdesk.exchange.grid import Cell
from rmdesk.exchange.values import Unreadable, text_of
from rmdesk.language import N_

NOT_A_RATE = N_("This is no yearly rate with two decimals at most; write it as 2.1 or 2.15%.")
_LEAST_PERCENT = 0.1


def read_units(cell: Cell) -> int:
    """Units of a product in 1/10,000. Raises Unreadable."""
    units = read_parts(_plain(cell).removesuffix("份").strip())
    if units is None or units <= 0:
        raise Unreadable(NO_UNITS)
    return units


def read_yearly_rate(cell: Cell, *, is_in_percent: bool) -> int:
    """A yearly rate in hundredths of a per cent. Raises Unreadable.

    ``2.1 %`` and, below a heading with a per cent sign, 2.1 are what they say. Below any other one
    a figure under 0.1 is what a spreadsheet keeps of a cell that it shows as 2.10 %.
    """
    rate = _hundredths(cell, least=None if is_in_percent else _LEAST_PERCENT)
    if rate is None or not 0 <= rate <= MOST_RATE:
        raise Unreadable(NOT_A_RATE)
    return rate


def read_limit(cell: Cell, *, is_in_percent: bool) -> int:
    """A gain or loss to be told of in hundredths of a per cent; its column says which of the two,
    a sign need not. Raises Unreadable.

    Below a heading without a per cent sign a figure under 1 is a share: nobody asks to be told of
    less than one per cent.
    """
    limit = _hundredths(cell, least=None if is_in_percent else 1)
    if not limit:
        raise Unreadable(NO_STOP)
    return abs(limit)


def read_month_day(cell: Cell) -> int:
    """A day of the month, 31 for its last. Raises Unreadable."""
    text = _plain(cell).removeprefix("每月").rstrip("号日")
    if not text.isdecimal() or not 1 <= int(text) <= LAST_OF_MONTH:
        raise Unreadable(NO_REPAY_DAY)
    return int(text)


def _hundredths(cell: Cell, *, least: float | None) -> int | None:
    """A per cent in hundredths; a figure under `least` is a share of one. None for no figure."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        is_share = least is not None and abs(cell) < least
        exact = Decimal(repr(cell)) * (10_000 if is_share else 100)
        return int(exact) if exact == int(exact) else None
    return read_rate(_plain(cell).removeprefix("+"))


def _plain(cell: Cell) -> str:
    return unicodedata.normalize("NFKC", text_of(cell)).lstrip("'’‘`").strip()
