"""What a client owns and owes, at our bank and at others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.ids import ClientId, HoldingId, ProductId
from rmdesk.domain.money import NOTHING, Money


class HoldingClass(StrEnum):
    """The classes of assets and liabilities (glossary of domain.md)."""

    CASH = "cash"
    DEMAND_DEPOSIT = "demand_deposit"
    TIME_DEPOSIT = "time_deposit"
    CERTIFICATE = "certificate_of_deposit"
    BOND = "bond"
    WEALTH_PRODUCT = "wealth_product"
    BOND_FUND = "bond_fund"
    MIXED_FUND = "mixed_fund"
    EQUITY_FUND = "equity_fund"
    FUND = "fund"
    STOCK = "stock"
    METAL = "precious_metal"
    INSURANCE_VALUE = "insurance_value"
    PROPERTY = "property"
    BUSINESS = "business"
    MORTGAGE = "mortgage"
    CONSUMER_LOAN = "consumer_loan"
    CREDIT_CARD = "credit_card"
    OTHER_LIABILITY = "other_liability"
    OTHER = "other"

    @property
    def is_liability(self) -> bool:
        return self in _LIABILITIES

    @property
    def counts(self) -> bool:
        """Whether it counts in assets under management: no property, no business, no debts."""
        return self not in _LIABILITIES and self not in _OUTSIDE_AUM


_LIABILITIES = {
    HoldingClass.MORTGAGE,
    HoldingClass.CONSUMER_LOAN,
    HoldingClass.CREDIT_CARD,
    HoldingClass.OTHER_LIABILITY,
}
_OUTSIDE_AUM = {HoldingClass.PROPERTY, HoldingClass.BUSINESS, HoldingClass.OTHER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One line of the ledger. `amount` is the balance or market value, positive for debts too.

    `called` keeps the source's own word for the class; `is_ours` says the line is at our bank;
    `as_of` is the day the amount was true, `source` who said so and `known_since` the day it was
    entered. `cost` is what was paid for it, `rate_bp` its yearly rate in hundredths of a per cent,
    `units` the shares held of a product with a net value, in 1/10,000 of one. `next_payment_on` is
    the day of a debt's oldest instalment that was not yet paid on `as_of`. `repay_day` is the day
    of the month on which a card or loan is paid; the two stops are the gain and the loss against
    cost, in hundredths of a per cent, after which the client wants to hear.
    """

    id: HoldingId
    client_id: ClientId
    institution: str
    is_ours: bool
    holding_class: HoldingClass
    called: str = ""
    item: str = ""
    amount: Money = NOTHING
    risk: str = ""
    start: date | None = None
    maturity: date | None = None
    as_of: date | None = None
    gone_on: date | None = None
    cost: Money | None = None
    rate_bp: int | None = None
    product_id: ProductId | None = None
    units: int | None = None
    source: str = ""
    known_since: date | None = None
    next_payment_on: date | None = None
    repay_day: int | None = None
    stop_profit_bp: int | None = None
    stop_loss_bp: int | None = None


def assets_under_management(holdings: Iterable[Holding], *, ours: bool) -> Money:
    """The sum that counts at our bank (`ours`) or elsewhere; lines that are gone do not count."""
    return Money(
        sum(
            holding.amount.fen
            for holding in holdings
            if holding.is_ours is ours and holding.holding_class.counts and not holding.gone_on
        )
    )
