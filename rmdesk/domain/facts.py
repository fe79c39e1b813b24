"""Derived facts: what lists sort and filter by, kept beside each client.

They change only with the client's sources, or on the day `valid_until` names.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from rmdesk.domain.cadence import Because, NextContact, Postponed, Rhythm, next_contact
from rmdesk.domain.calendar.working_days import EVERY_DAY, WorkingDays
from rmdesk.domain.clients import Client
from rmdesk.domain.flows import Flow
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.segments import ClientClass, Potential, Thresholds, place


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What follows from a client's file, contacts and ledger.

    `aum` is at our bank, `elsewhere` at others (None: nothing known); `is_aum_known` says that
    `aum` is a figure and not the absence of one. `next_due` is None for a client who has left the
    book. `next_maturity` is today or later, `maturing` the amount that matures that day, at any
    bank. `flow` is how the balance moved between the bank's last two reports of it, None before
    there are two; `has_dropped` says that so much left as to be a warning. `contacts_90`
    counts the contacts of the last 90 days, again as they pass. `valid_until` is the day from which
    the facts must be derived again although nothing was written.

    `client_class` is what holds, set by hand or else the rule's, and `rule_class` what the rule
    says. `due_planned` is the day that `next_due` was planned for, before it became a working day,
    and `due_because` what it follows from.
    """

    client_id: ClientId
    aum: Money
    elsewhere: Money | None
    last_contact: date | None
    next_due: date | None
    client_class: ClientClass
    has_high_assets: bool
    potential: Potential
    is_aum_known: bool
    next_maturity: date | None
    maturing: Money | None
    flow: Money | None
    has_dropped: bool
    contacts_90: int
    valid_until: date | None
    rule_class: ClientClass
    due_because: Because | None
    due_planned: date | None

    @property
    def known_aum(self) -> Money | None:
        """`aum` as it is shown: None, never zero, while nobody has said anything."""
        return self.aum if self.is_aum_known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """What the newest contact says: its day and the next date agreed then."""

    on: date
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Maturity:
    """What matures on the next day on which anything of the client's does, debts left aside."""

    on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class LedgerSum:
    """The sum of a client's ledger lines that count, at our bank or elsewhere.

    `is_itemised` says that some line was listed with its class; a core export names no more
    than the product that matures next, which is not the client's whole ledger.
    """

    total: Money
    is_itemised: bool = True


def derive_facts(
    client: Client,
    ours: LedgerSum | None,
    elsewhere: LedgerSum | None,
    latest: Latest | None,
    *,
    promised: date | None = None,
    owed: date | None = None,
    maturity: Maturity | None = None,
    flow: Flow | None = None,
    contacts_90: int = 0,
    postponed: Postponed | None = None,
    by_hand: ClientClass | None = None,
    until: date | None = None,
    days: WorkingDays = EVERY_DAY,
    thresholds: Thresholds,
    today: date,
) -> Facts:
    """The facts of one client.

    `ours` and `elsewhere` are None where no line that counts is on file. Until our bank's lines
    are itemised, its figure is the balance that its own system reported. `promised` is the day
    of the earliest open call-back, appointment or follow-up of a prospect, `owed` that of the
    earliest answer promised. A class set `by_hand` goes before the rule's. The next contact falls
    on one of the working `days`, later where it was `postponed`. `until` is the day when time
    alone changes something else that is kept beside them.
    """
    aum = ours.total if ours else NOTHING
    if client.balance is not None and not (ours and ours.is_itemised):
        aum = client.balance
    known_elsewhere = elsewhere.total if elsewhere else None
    placement = place(client, aum, elsewhere=known_elsewhere, thresholds=thresholds, today=today)
    client_class = by_hand or placement.client_class
    due = _next_contact(
        client,
        latest,
        promised=promised,
        owed=owed,
        postponed=postponed,
        days=days,
        frequency=thresholds.days(client_class),
    )
    return Facts(
        client_id=client.id,
        aum=aum,
        elsewhere=known_elsewhere,
        last_contact=latest.on if latest else None,
        next_due=due.on if due else None,
        client_class=client_class,
        has_high_assets=placement.has_high_assets,
        potential=placement.potential,
        is_aum_known=ours is not None or client.balance is not None,
        next_maturity=maturity.on if maturity else None,
        maturing=maturity.amount if maturity else None,
        flow=flow.amount if flow else None,
        has_dropped=flow is not None and flow.is_warning,
        contacts_90=contacts_90,
        valid_until=_earlier(until, placement.until, maturity),
        rule_class=placement.client_class,
        due_because=due.because if due else None,
        due_planned=due.planned if due else None,
    )


def _earlier(one: date | None, other: date | None, maturity: Maturity | None) -> date | None:
    """The day when age or the passing of a maturity changes something."""
    passed = maturity.on + timedelta(days=1) if maturity else None
    return min((day for day in (one, other, passed) if day), default=None)


def _next_contact(
    client: Client,
    latest: Latest | None,
    *,
    promised: date | None,
    owed: date | None,
    postponed: Postponed | None,
    days: WorkingDays,
    frequency: int,
) -> NextContact | None:
    if client.gone_on:
        return None
    rhythm = Rhythm(
        known_since=client.known_since,
        frequency=frequency,
        last_contact=latest.on if latest else None,
        wished_days=client.wished_days,
        agreed_on=latest.next_on if latest else None,
        promised_on=promised,
        owed_on=owed,
        postponed=postponed,
    )
    return next_contact(rhythm, days)
