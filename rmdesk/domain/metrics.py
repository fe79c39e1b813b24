"""What targets are set in, and what counts towards each: deals, calls or meetings."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rmdesk.language import N_


class Counts(StrEnum):
    """Whether a metric is told in yuan, in pieces (件), or in both."""

    AMOUNT = "amount"
    PIECES = "pieces"
    BOTH = "both"


class FedBy(StrEnum):
    """What is counted towards a metric."""

    DEALS = "deals"
    CALLS = "calls"
    MEETINGS = "meetings"


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that the bank counts. `name` is a message id, or the user's own word of an own
    metric; `code` stands in targets and deals."""

    code: str
    name: str
    counts: Counts = Counts.BOTH
    fed_by: FedBy = FedBy.DEALS

    @property
    def has_amount(self) -> bool:
        return self.counts is not Counts.PIECES

    @property
    def has_pieces(self) -> bool:
        return self.counts is not Counts.AMOUNT


METRICS: Final = (
    Metric("investment", N_("Investment")),
    Metric("insurance_regular", N_("Insurance, regular premium")),
    Metric("insurance_single", N_("Insurance, single premium")),
    Metric("loans", N_("Personal loans")),
    Metric("accounts", N_("Accounts opened"), Counts.PIECES),
    Metric("calls", N_("Telephone contacts"), Counts.PIECES, FedBy.CALLS),
    Metric("meetings", N_("Meetings"), Counts.PIECES, FedBy.MEETINGS),
)
"""[R] and, for loans and the kinds of premium, [S] in domain.md; a book may have others besides."""
