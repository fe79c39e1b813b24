"""Occasions of the ledger: what matures, must be repaid, is overdue, or comes in ([T][P])."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rmdesk.domain.clients import Client
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.months import first_of, months_away
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.policies import Policy

_DEPOSITS: Final = frozenset({HoldingClass.TIME_DEPOSIT, HoldingClass.CERTIFICATE})
LAST_OF_MONTH: Final = 31


@dataclass(frozen=True, slots=True)
class Repayment:
    """The day of the month on which a card or loan is paid; 31 is the month's last."""

    holding: Holding
    day_of_month: int


def maturities(holdings: Iterable[Holding], first: date, last: date) -> Iterator[Occasion]:
    """What matures from `first` to `last`, with us or elsewhere."""
    for line in holdings:
        if line.gone_on is None and line.maturity and first <= line.maturity <= last:
            yield _of(line, _maturing(line.holding_class), line.maturity)


def overdue_debts(holdings: Iterable[Holding], today: date) -> Iterator[Occasion]:
    """Debts that were to be repaid and are still on file with an amount ([T][P][N])."""
    for line in holdings:
        is_debt = line.holding_class.is_liability and line.amount
        if is_debt and line.gone_on is None and line.maturity and line.maturity < today:
            yield _of(line, OccasionKind.OVERDUE_DEBT, line.maturity + timedelta(days=1))


def repayments(due: Iterable[Repayment], first: date, last: date) -> Iterator[Occasion]:
    """The days from `first` to `last` on which a card or an instalment is to be paid.

    The day of the month holds from the loan's start to its end, which is a maturity of its own.
    """
    for one in due:
        line = one.holding
        if line.gone_on is not None or not line.amount:
            continue
        is_card = line.holding_class is HoldingClass.CREDIT_CARD
        kind = OccasionKind.CARD_REPAYMENT if is_card else OccasionKind.INSTALMENT
        for day in _monthly(one.day_of_month, first, last):
            has_begun = line.start is None or line.start < day
            if has_begun and (line.maturity is None or day < line.maturity):
                yield _of(line, kind, day)


def policies_due(policies: Iterable[Policy], first: date, last: date) -> Iterator[Occasion]:
    """Premiums and ends of policies from `first` to `last`."""
    for policy in policies:
        if policy.gone_on is not None:
            continue
        days = (
            (OccasionKind.PREMIUM_DUE, policy.next_premium_on),
            (OccasionKind.POLICY_ENDS, policy.ends),
        )
        for kind, day in days:
            if day is not None and first <= day <= last:
                yield Occasion(
                    kind=kind,
                    client_id=policy.client_id,
                    on=day,
                    subject=policy.id,
                    facts={"what": policy.called or policy.kind},
                )


def expected_inflow(client: Client, first: date, last: date) -> Iterator[Occasion]:
    """Money that the client expects, from the sale of a firm or home, in its month."""
    day = client.expected_inflow_on
    if client.expected_inflow and day is not None and first <= day <= last:
        facts = {"amount": client.expected_inflow}
        yield Occasion(kind=OccasionKind.INFLOW, client_id=client.id, on=day, facts=facts)


def _maturing(holding_class: HoldingClass) -> OccasionKind:
    if holding_class is HoldingClass.CREDIT_CARD:
        return OccasionKind.CARD_REPAYMENT
    if holding_class.is_liability:
        return OccasionKind.LOAN_MATURES
    is_deposit = holding_class in _DEPOSITS
    return OccasionKind.DEPOSIT_MATURES if is_deposit else OccasionKind.PRODUCT_MATURES


def _of(line: Holding, kind: OccasionKind, on: date) -> Occasion:
    return Occasion(
        kind=kind,
        client_id=ClientId(line.client_id),
        on=on,
        subject=line.id,
        facts={
            "what": line.item or line.called or line.holding_class,
            "amount": line.amount,
            "bank": line.institution,
        },
    )


def _monthly(day_of_month: int, first: date, last: date) -> Iterator[date]:
    month = first_of(first)
    while month <= last:
        day = month.replace(day=min(day_of_month, monthrange(month.year, month.month)[1]))
        if first <= day <= last:
            yield day
        month = months_away(month, 1)
