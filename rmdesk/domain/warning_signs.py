"""Warning signs: why a client should be turned to soon ([T][P][N] in domain.md, "The client file").

A product matures, much was withdrawn, money keeps moving away, a loan is overdue. The lines are
ours: 30 days to a maturity, the drop of `flows`, two reports in a row that fell, and an instalment
that was still unpaid when the figure was taken. That its day has passed since then says nothing:
most instalments are drawn from an account by themselves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from rmdesk.domain.flows import Flow
from rmdesk.domain.holdings import Holding
from rmdesk.domain.money import Money

MATURING_WITHIN: Final = timedelta(days=30)
LEAVING_REPORTS: Final = 2


class Sign(StrEnum):
    """What is wrong, the most pressing first."""

    OVERDUE_LOAN = "overdue_loan"
    OVERDUE_INSTALMENT = "overdue_instalment"
    WITHDRAWAL = "withdrawal"
    MOVING_AWAY = "moving_away"
    MATURING = "maturing"


@dataclass(frozen=True, slots=True)
class WarningSign:
    """One sign: how much it is about, the day it happened or falls due, and what it is."""

    sign: Sign
    amount: Money
    on: date
    holding: Holding | None = None


def warning_signs(
    holdings: Iterable[Holding], flows: Sequence[Flow], today: date
) -> list[WarningSign]:
    """The signs of one client, the most pressing first; `flows` newest first."""
    found = [*_of_holdings(holdings, today), *_of_flows(flows)]
    order = list(Sign)
    return sorted(found, key=lambda one: (order.index(one.sign), one.on))


def is_instalment_overdue(holding: Holding, today: date) -> bool:
    """Whether an instalment of a debt was unpaid after its day, as far as anybody has said."""
    due = holding.next_payment_on
    if due is None or holding.gone_on or not holding.amount:
        return False
    is_debt = holding.holding_class.is_liability
    return is_debt and due < today and (holding.as_of is None or due < holding.as_of)


def _of_holdings(holdings: Iterable[Holding], today: date) -> Iterable[WarningSign]:
    for holding in holdings:
        if holding.gone_on:
            continue
        ends, amount = holding.maturity, holding.amount
        if holding.holding_class.is_liability:
            if ends is not None and ends < today and amount:
                yield WarningSign(Sign.OVERDUE_LOAN, amount, ends, holding)
            elif is_instalment_overdue(holding, today) and holding.next_payment_on:
                yield WarningSign(Sign.OVERDUE_INSTALMENT, amount, holding.next_payment_on, holding)
        elif ends is not None and today <= ends <= today + MATURING_WITHIN:
            yield WarningSign(Sign.MATURING, amount, ends, holding)


def _of_flows(flows: Sequence[Flow]) -> Iterable[WarningSign]:
    """A single large drop is a withdrawal; several falls in a row are money moving away."""
    if flows and flows[0].is_warning:
        yield WarningSign(Sign.WITHDRAWAL, -flows[0].amount, flows[0].after.on)
    falls = []
    for flow in flows:
        if flow.amount.fen >= 0:
            break
        falls.append(flow)
    if len(falls) >= LEAVING_REPORTS:
        lost = falls[-1].before.balance - falls[0].after.balance
        yield WarningSign(Sign.MOVING_AWAY, lost, falls[0].after.on)
