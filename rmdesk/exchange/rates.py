"""Cells of the ledger that are neither money nor a net value: units held, and yearly rates."""

import unicodedata
from decimal import Decimal

from rmdesk.domain.ledger_lines import MOST_RATE, NO_UNITS
from rmdesk.domain.valuation import read_parts, read_rate
from rmdesk.exchange.grid import Cell
from rmdesk.exchange.values import Unreadable, text_of
from rmdesk.language import N_

NOT_A_RATE = N_("This is no yearly rate with two decimals at most; write it as 2.1 or 2.15%.")
_LEAST_PERCENT = 0.1


def read_units(cell: Cell) -> int:
    """Units of a product in 1/10,000. Raises Unreadable."""
    text = unicodedata.normalize("NFKC", text_of(cell)).lstrip("'’‘`").removesuffix("份").strip()
    units = read_parts(text)
    if units is None or units <= 0:
        raise Unreadable(NO_UNITS)
    return units


def read_yearly_rate(cell: Cell, *, is_in_percent: bool) -> int:
    """A yearly rate in hundredths of a per cent. Raises Unreadable.

    ``2.1 %`` and, below a heading with a per cent sign, 2.1 are what they say. Below any other one
    a figure under 0.1 is what a spreadsheet keeps of a cell that it shows as 2.10 %.
    """
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        is_share = not is_in_percent and abs(cell) < _LEAST_PERCENT
        exact = Decimal(repr(cell)) * (10_000 if is_share else 100)
        rate = int(exact) if exact == int(exact) else None
    else:
        rate = read_rate(unicodedata.normalize("NFKC", text_of(cell)).lstrip("'’‘`"))
    if rate is None or not 0 <= rate <= MOST_RATE:
        raise Unreadable(NOT_A_RATE)
    return rate
