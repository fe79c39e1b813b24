"""A line of the ledger as it is given: what must be so before it is kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Final

from rmdesk.domain.amount_size import wrong_with_size
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ProductId
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.money import LAST_OF_MONTH
from rmdesk.domain.occasions.shelf import StopLines, wrong_with_stops
from rmdesk.domain.products import NetValue
from rmdesk.domain.valuation import worth
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

NO_CLASS = N_("What is it? Type 定期, dq or time deposit, or choose from the list.")
NO_AMOUNT = N_("The amount is missing; type it like 5万 or 125,000.")
NEGATIVE_AMOUNT = N_("Type the amount without a minus: debts are told by their class.")
NO_BANK = N_("At which bank? Type its name, or leave 本行 for our own.")
ENDS_BEFORE_START = N_(
    "The maturity {maturity} lies before the start {start}; correct one of them."
)
NEGATIVE_TERM = N_("A term cannot be negative: type how long it runs, such as 3个月, or a day.")
NO_RATE = N_("This is no yearly rate; type it like 2.1 for 2.1 %.")
NO_RISK = N_("A product's risk is R1 to R5; leave it empty where nobody has rated it.")
NEGATIVE_COST = N_("Type what was paid without a minus.")
NO_UNITS = N_("Units are a figure above zero with at most four decimals, like 10,000.25.")
UNITS_WITHOUT_PRODUCT = N_("Units need a product from the shelf: it has the net value.")
PAYMENT_OF_ASSET = N_("Only debts are paid in instalments: leave this empty, or correct the kind.")
PAYMENT_BEFORE_START = N_(
    "The instalment of {payment} lies before the start {start}; correct one of them."
)
NO_REPAY_DAY = N_("A day of the month is 1 to 31; 31 stands for the last one.")
REPAY_DAY_OF_ASSET = N_(
    "Only cards and loans are paid on a day of the month: leave this empty, or correct the kind."
)
STOP_OF_DEBT = N_("A debt has no gain or loss: leave this empty, or correct the kind.")
STOP_WITHOUT_COST = N_("Type what was paid for it, too: a gain or loss is told against it.")
AS_OF_TO_COME = N_("{day} is still to come: a figure is as of today or an earlier day.")

MOST_RATE: Final = 10_000
"""Basis points: a hundred per cent; anything above was typed wrongly."""
STOPS: Final = ("stop_profit_bp", "stop_loss_bp")
_RISK = re.compile(r"R[1-5]")
WITHOUT_BANK = {
    HoldingClass.CASH,
    HoldingClass.PROPERTY,
    HoldingClass.BUSINESS,
    HoldingClass.OTHER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """What is given of a line, by the names of `Holding`; None and empty text are not known.

    Without an amount, `units` of a product with a net value give it.
    """

    holding_class: HoldingClass | None
    institution: str = ""
    is_ours: bool = True
    called: str = ""
    item: str = ""
    amount: Money | None = None
    cost: Money | None = None
    start: date | None = None
    maturity: date | None = None
    rate_bp: int | None = None
    risk: str = ""
    product_id: ProductId | None = None
    units: int | None = None
    next_payment_on: date | None = None
    repay_day: int | None = None
    stop_profit_bp: int | None = None
    stop_loss_bp: int | None = None
    as_of: date | None = None
    source: str = ""


def line_of(holding: Holding) -> LedgerLine:
    """The line as it stands, to be changed."""
    names = LedgerLine.__dataclass_fields__
    return LedgerLine(**{name: getattr(holding, name) for name in names})


def valued(line: LedgerLine, newest: NetValue | None) -> LedgerLine:
    """Where only units are given, with the amount they are worth at the newest net value."""
    if line.amount is not None or line.units is None or newest is None:
        return line
    return replace(line, amount=worth(line.units, newest.value), as_of=newest.on)


def wrong_with(line: LedgerLine, *, today: date) -> Wrong | None:
    """The first thing that keeps the line out, in the order of the form; None when it is right."""
    return next(chain(_in_what(line), _in_terms(line), _in_product(line, today)), None)


def _in_what(line: LedgerLine) -> Iterator[Wrong]:
    if line.holding_class is None:
        yield Wrong("holding_class", NO_CLASS)
    needs_bank = not line.is_ours and line.holding_class not in WITHOUT_BANK
    if needs_bank and not line.institution.strip():
        yield Wrong("institution", NO_BANK)
    if line.amount is None:
        yield Wrong("amount", NO_AMOUNT)
    elif line.amount.fen < 0:
        yield Wrong("amount", NEGATIVE_AMOUNT)
    elif wrong := wrong_with_size("amount", line.amount):
        yield wrong


def _in_terms(line: LedgerLine) -> Iterator[Wrong]:
    if line.start and line.maturity and line.maturity < line.start:
        days = {"maturity": line.maturity.isoformat(), "start": line.start.isoformat()}
        yield Wrong("maturity", ENDS_BEFORE_START, days)
    if line.rate_bp is not None and not 0 <= line.rate_bp <= MOST_RATE:
        yield Wrong("rate_bp", NO_RATE)
    if line.next_payment_on is not None:
        yield from _in_instalments(line, line.next_payment_on)
    if line.repay_day is not None:
        yield from _in_repay_day(line, line.repay_day)
    if line.cost is not None and line.cost.fen < 0:
        yield Wrong("cost", NEGATIVE_COST)
    yield from _in_stops(line)


def _in_instalments(line: LedgerLine, payment: date) -> Iterator[Wrong]:
    if line.holding_class is not None and not line.holding_class.is_liability:
        yield Wrong("next_payment_on", PAYMENT_OF_ASSET)
    if line.start and payment < line.start:
        days = {"payment": payment.isoformat(), "start": line.start.isoformat()}
        yield Wrong("next_payment_on", PAYMENT_BEFORE_START, days)


def _in_repay_day(line: LedgerLine, day: int) -> Iterator[Wrong]:
    if line.holding_class is not None and not line.holding_class.is_liability:
        yield Wrong("repay_day", REPAY_DAY_OF_ASSET)
    if not 1 <= day <= LAST_OF_MONTH:
        yield Wrong("repay_day", NO_REPAY_DAY)


def _in_stops(line: LedgerLine) -> Iterator[Wrong]:
    given = next((name for name in STOPS if getattr(line, name) is not None), None)
    if given is None:
        return
    if line.holding_class is not None and line.holding_class.is_liability:
        yield Wrong(given, STOP_OF_DEBT)
    if wrong := wrong_with_stops(StopLines(line.stop_profit_bp, line.stop_loss_bp)):
        yield Wrong(f"stop_{wrong.field}", wrong.message, wrong.parameters)
    if not line.cost:
        yield Wrong(given, STOP_WITHOUT_COST)


def _in_product(line: LedgerLine, today: date) -> Iterator[Wrong]:
    if line.risk and not _RISK.fullmatch(line.risk):
        yield Wrong("risk", NO_RISK)
    if line.units is not None and line.units <= 0:
        yield Wrong("units", NO_UNITS)
    elif line.units is not None and line.product_id is None:
        yield Wrong("units", UNITS_WITHOUT_PRODUCT)
    if line.as_of and line.as_of > today:
        yield Wrong("as_of", AS_OF_TO_COME, {"day": line.as_of.isoformat()})
