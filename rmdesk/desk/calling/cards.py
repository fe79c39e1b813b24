"""The pre-call card: what the RM sees before picking up the telephone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.briefs.received import ReceivedBrief, received_brief
from rmdesk.desk.calling.mentions import Mentions, mentions_of
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.consents import permissions_of
from rmdesk.desk.client_file.respect import respect_for
from rmdesk.desk.client_file.walls import relatives
from rmdesk.desk.heard.prospects import prospect_of
from rmdesk.desk.shelf.unsuited import barred_for
from rmdesk.domain.ask_list import Ask, asks_of
from rmdesk.domain.calling.calls import Appointment, AppointmentState, Objected
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.clients import Client
from rmdesk.domain.consents import Permissions
from rmdesk.domain.contacts import Contact
from rmdesk.domain.duties import Duty
from rmdesk.domain.facts import Facts
from rmdesk.domain.file.choices import ServiceRelationship
from rmdesk.domain.file.entries import File, file_of
from rmdesk.domain.file.respect import Respect
from rmdesk.domain.file_records import Feedback, Need, Prospect
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.walls import Relative
from rmdesk.domain.losing import Losing, is_losing
from rmdesk.domain.promised import Promise, open_promises
from rmdesk.domain.purposes.proposed import Known, Proposal, propose
from rmdesk.domain.today import rows

_HORIZON = timedelta(days=90)  # further off is no reason to call
_STANDING = ("familiarity", "familiarity_points", "attitude")
_MOST_ASKED = 6  # more questions than that are no talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One client in short: who it is, why to call, what was talked about, what falls due.

    `proposals` are the purposes of a call, the one to call for first; `objected` is what the
    client objected before, the newest first.
    """

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
    known: Known
    proposals: Sequence[Proposal]
    promises: Sequence[Promise] = ()
    objected: Sequence[Objected] = ()
    mentions: Mentions = field(default_factory=Mentions)
    received: ReceivedBrief | None = None
    """The page of whoever had the client before."""


def card_of(desk: Desk, client_id: ClientId) -> Card:
    """Everything the pre-call card shows; raises ClientGone."""
    client = client_of(desk, client_id)
    facts = desk.clients.facts(client_id)
    file = file_of(client, desk.details.of(client_id))
    familiarity, points, attitude = desk.lists.cells([client_id], _STANDING, today=desk.today)[
        client_id
    ]
    holdings = desk.holdings.of(client_id)
    barred = barred_for(desk, client, holdings)
    last_contacts = desk.contacts.of(client_id, limit=3)
    kept = [stored.duty for stored in desk.duties.of(client_id)]
    known = Known(
        losing=_losing(client, holdings, facts),
        is_in_care=_is_in_care(file),
        last_contact=facts.last_contact,
        points=points,
        unsuited=barred.products,
    )
    return Card(
        client=client,
        facts=facts,
        last_contacts=last_contacts,
        maturities=_maturing(holdings, desk.today),
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
        known=known,
        proposals=propose(
            _due(desk, client_id),
            [duty for duty in kept if duty.is_open and not duty.is_due(desk.today)],
            known,
            today=desk.today,
        ),
        promises=open_promises(last_contacts, kept),
        objected=desk.objections.of(client_id),
        mentions=mentions_of(desk, client, kept, known.losing, barred.names),
        received=received_brief(desk, client_id),
    )


def _due(desk: Desk, client_id: ClientId) -> Sequence[Duty]:
    """What Today says of the client, the weightiest first."""
    among = f"clients WHERE id = {int(client_id)}"
    found = desk.duties.due(desk.settings, today=desk.today, among=among, nobody=False)
    made = rows(
        (stored.duty for stored in found),
        {},
        today=desk.today,
        days=desk.days,
        points=desk.settings.today,
    )
    return [duty for row in made for duty in row.duties]


def _maturing(holdings: Iterable[Holding], today: date) -> list[Holding]:
    """What matures within the horizon, by day."""
    return sorted(
        (
            holding
            for holding in holdings
            if holding.maturity
            and today <= holding.maturity <= today + _HORIZON
            and not holding.gone_on
        ),
        key=lambda holding: (holding.maturity or date.max, holding.id),
    )


def _losing(client: Client, holdings: Iterable[Holding], facts: Facts) -> Losing | None:
    lines = [holding for holding in holdings if is_losing(holding)]
    return Losing(client.id, client.name, lines, facts.last_contact) if lines else None


def _is_in_care(file: File) -> bool | None:
    """Whether there is a service relationship; None where nobody said."""
    said = file["service"].value
    return None if said is None else said is not ServiceRelationship.NONE
