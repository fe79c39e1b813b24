"""The pre-call card: what the RM sees before picking up the telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.clients import client_of
from rmdesk.desk.consents import permissions_of
from rmdesk.desk.heard.prospects import prospect_of
from rmdesk.desk.respect import respect_for
from rmdesk.desk.walls import relatives
from rmdesk.domain.ask_list import Ask, asks_of
from rmdesk.domain.calls import Appointment, AppointmentState
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.clients import Client
from rmdesk.domain.consents import Permissions
from rmdesk.domain.contacts import Contact
from rmdesk.domain.facts import Facts
from rmdesk.domain.file.entries import file_of
from rmdesk.domain.file.respect import Respect
from rmdesk.domain.file_records import Feedback, Need, Prospect
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId
from rmdesk.domain.walls import Relative

_HORIZON = timedelta(days=90)  # further off is no reason to call
_STANDING = ("familiarity", "familiarity_points", "attitude")
_MOST_ASKED = 6  # more questions than that are no talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One client in short: who it is, what was talked about, what falls due."""

    client: Client
    facts: Facts
    last_contacts: Sequence[Contact]
    maturities: Sequence[Holding]
    appointments: Sequence[Appointment]
    relatives: Sequence[Relative] = ()
    permissions: Permissions
    respect: Respect
    asks: Sequence[Ask] = ()
    needs: Sequence[Need] = ()
    owed: Sequence[Feedback] = ()
    prospect: Prospect | None = None
    familiarity: Familiarity | None = None
    familiarity_points: int = 0
    attitude: Attitude | None = None


def card_of(desk: Desk, client_id: ClientId) -> Card:
    """Everything the pre-call card shows; raises ClientGone."""
    client = client_of(desk, client_id)
    facts = desk.clients.facts(client_id)
    file = file_of(client, desk.details.of(client_id))
    familiarity, points, attitude = desk.lists.cells([client_id], _STANDING, today=desk.today)[
        client_id
    ]
    until = desk.today + _HORIZON
    return Card(
        client=client,
        facts=facts,
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
        relatives=relatives(desk, client_id),
        permissions=permissions_of(desk, client_id),
        respect=respect_for(desk, client),
        asks=asks_of(file, facts.elsewhere, desk.today)[:_MOST_ASKED],
        needs=[need for need in desk.needs.of(client_id) if need.is_open],
        owed=[one for one in desk.feedback.of(client_id) if one.owed_on],
        prospect=prospect_of(desk, client_id),
        familiarity=familiarity,
        familiarity_points=points,
        attitude=attitude,
    )
