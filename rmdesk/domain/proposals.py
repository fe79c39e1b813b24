"""Proposals: a product put to a client, and what was held against each other that day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.amount_size import wrong_with_size
from rmdesk.domain.ids import ClientId, ProductId, ProposalId
from rmdesk.domain.money import Money
from rmdesk.domain.products import Product
from rmdesk.domain.suitability import Fit, Judgement
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

NO_AMOUNT: Final = N_("A proposal is for more than nothing; leave the amount open to agree it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A product proposed on `on`; the levels are those of that day.

    `care` says what was done for a client from 65 on; on `gone_on` it was withdrawn.
    """

    id: ProposalId
    client_id: ClientId
    product_id: ProductId
    on: date
    amount: Money | None = None
    client_level: int
    product_level: int
    care: str = ""
    note: str = ""
    gone_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.gone_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """A proposal with its product, None where it left the book, and the verdict of today."""

    proposal: Proposal
    product: Product | None
    now: Judgement

    @property
    def is_unfit(self) -> bool:
        """Whether an open proposal could not be made any more."""
        return self.proposal.is_open and self.now.fit is not Fit.FITS


def wrong_with_amount(amount: Money | None) -> Wrong | None:
    """Why nobody can propose so much; an amount that is still open is none."""
    if amount is not None and amount.fen <= 0:
        return Wrong("amount", NO_AMOUNT)
    return wrong_with_size("amount", amount)
