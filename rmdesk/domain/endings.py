"""What becomes of a line when it ends: renewed, paid into the account, moved away, spent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ledger.lines import MOST_RATE, NEGATIVE_AMOUNT, NO_RATE
from rmdesk.domain.money import Money
from rmdesk.domain.valuation import proceeds
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

ENDS_TO_COME = N_("{day} is still to come: a line ends today or on an earlier day.")
ENDED_BEFORE_START = N_("The line began on {start}; it cannot have ended on {day}.")
NO_NEW_MATURITY = N_("Until when is it renewed? Type a term such as 3个月, or a day.")
RENEWED_BACKWARDS = N_("The new maturity {maturity} is not after {day}, the day it begins.")
NO_OTHER_BANK = N_("To which bank did it go? Type its name.")


class Way(StrEnum):
    """Where the money went."""

    RENEWED = "renewed"
    PAID_IN = "paid_in"
    MOVED = "moved"
    SPENT = "spent"


_WITH_A_TERM = {
    HoldingClass.TIME_DEPOSIT,
    HoldingClass.CERTIFICATE,
    HoldingClass.BOND,
    HoldingClass.WEALTH_PRODUCT,
    HoldingClass.OTHER,
}


def ways_of(holding: Holding) -> list[Way]:
    """What can become of a line: a debt is only paid back, what has no term is not renewed, and
    what lies in the account is not paid into it."""
    kind = holding.holding_class
    if kind.is_liability:
        return [Way.SPENT]
    ways = list(Way)
    if kind not in _WITH_A_TERM and holding.maturity is None:
        ways.remove(Way.RENEWED)
    if kind is HoldingClass.DEMAND_DEPOSIT:
        ways.remove(Way.PAID_IN)
    return ways


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a line ended `on` a day: `amount` is what came free, or what is renewed.

    `maturity` and `rate_bp` are those of a renewal, `institution` is where money moved to.
    """

    way: Way
    on: date
    amount: Money
    maturity: date | None = None
    rate_bp: int | None = None
    institution: str = ""


def expected_amount(holding: Holding) -> Money:
    """What is paid out at maturity: with interest where the rate is known, else the amount."""
    if holding.holding_class.is_liability:
        return holding.amount
    return proceeds(holding) or holding.amount


def ending_day(holding: Holding, today: date) -> date:
    """The day a line most likely ended: its maturity once that has come, else today."""
    return min(holding.maturity, today) if holding.maturity else today


def wrong_with_ending(holding: Holding, ending: Ending, *, today: date) -> Wrong | None:
    """The first thing that cannot be; None when it is right."""
    return next(_findings(holding, ending, today), None)


def _findings(holding: Holding, ending: Ending, today: date) -> Iterator[Wrong]:
    day = ending.on.isoformat()
    if ending.amount.fen < 0:
        yield Wrong("amount", NEGATIVE_AMOUNT)
    if ending.on > today:
        yield Wrong("on", ENDS_TO_COME, {"day": day})
    if holding.start and ending.on < holding.start:
        yield Wrong("on", ENDED_BEFORE_START, {"start": holding.start.isoformat(), "day": day})
    if ending.way is Way.RENEWED:
        if ending.maturity is None:
            yield Wrong("maturity", NO_NEW_MATURITY)
        elif ending.maturity <= ending.on:
            days = {"maturity": ending.maturity.isoformat(), "day": day}
            yield Wrong("maturity", RENEWED_BACKWARDS, days)
        if ending.rate_bp is not None and not 0 <= ending.rate_bp <= MOST_RATE:
            yield Wrong("rate_bp", NO_RATE)
    if ending.way is Way.MOVED and not ending.institution.strip():
        yield Wrong("institution", NO_OTHER_BANK)
