"""The pre-call card: what the RM sees before picking up the telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rmdesk.desk.book import ClientGone, Desk
from rmdesk.domain.calls import Appointment, AppointmentState
from rmdesk.domain.clients import Client
from rmdesk.domain.contacts import Contact
from rmdesk.domain.facts import Facts
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId

_HORIZON = timedelta(days=90)  # further off is no reason to call


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One client in short: who it is, what was talked about, what falls due."""

    client: Client
    facts: Facts
    last_contacts: Sequence[Contact]
    maturities: Sequence[Holding]
    appointments: Sequence[Appointment]


def card_of(desk: Desk, client_id: ClientId) -> Card:
    """Everything the pre-call card shows; raises ClientGone."""
    try:
        client = desk.clients.get(client_id)
    except LookupError as error:
        raise ClientGone from error
    until = desk.today + _HORIZON
    return Card(
        client=client,
        facts=desk.clients.facts(client_id),
        last_contacts=desk.contacts.of(client_id, limit=3),
        maturities=sorted(
            (
                holding
                for holding in desk.holdings.of(client_id)
                if holding.maturity
                and desk.today <= holding.maturity <= until
                and not holding.gone_on
            ),
            key=lambda holding: (holding.maturity or date.max, holding.id),
        ),
        appointments=[
            appointment
            for appointment in desk.appointments.of(client_id)
            if appointment.state is AppointmentState.OPEN
        ],
    )
