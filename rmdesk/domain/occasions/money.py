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
from rmdesk.domain.policies.policy import Policy
from rmdesk.domain.warning_signs import is_instalment_overdue

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
    """Debts that were to be repaid and are still on file with an amount, and those of which an
    instalment was still unpaid after its day ([T][P][N])."""
    for line in holdings:
        if not _is_owed(line):
            continue
        if line.maturity is not None and line.maturity < today:
            yield _of(line, OccasionKind.OVERDUE_DEBT, line.maturity + timedelta(days=1))
        elif is_instalment_overdue(line, today) and line.next_payment_on is not None:
            since = line.next_payment_on + timedelta(days=1)
            yield _of(line, OccasionKind.OVERDUE_INSTALMENT, since)


def instalments(holdings: Iterable[Holding], first: date, last: date) -> Iterator[Occasion]:
    """The next payment of each debt, where its very day was said, from `first` to `last`."""
    for line in holdings:
        day = line.next_payment_on
        if day is not None and first <= day <= last and _is_paid_on(line, day):
            yield _of(line, _payment(line), day)


def repayments(due: Iterable[Repayment], first: date, last: date) -> Iterator[Occasion]:
    """The days from `first` to `last` on which a card or an instalment is to be paid.

    The day of the month holds from the loan's start to its end, which is a maturity of its own, and
    in the months after the next payment where that was said by its very day.
    """
    for one in due:
        line = one.holding
        said = line.next_payment_on
        for day in _monthly(one.day_of_month, first, last):
            is_said = said is not None and first_of(day) <= first_of(said)
            if not is_said and _is_paid_on(line, day):
                yield _of(line, _payment(line), day)


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


def _is_owed(line: Holding) -> bool:
    return line.holding_class.is_liability and bool(line.amount) and line.gone_on is None


def _is_paid_on(line: Holding, day: date) -> bool:
    """Whether something of the debt may be due that day: from its start to its end."""
    has_begun = line.start is None or line.start < day
    return _is_owed(line) and has_begun and (line.maturity is None or day < line.maturity)


def _payment(line: Holding) -> OccasionKind:
    is_card = line.holding_class is HoldingClass.CREDIT_CARD
    return OccasionKind.CARD_REPAYMENT if is_card else OccasionKind.INSTALMENT


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
