"""Everything one page about a client needs, read in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

from rmdesk.desk.book import ClientGone, Desk
from rmdesk.desk.flows import flows_of
from rmdesk.domain.clients import Client
from rmdesk.domain.contacts import Contact
from rmdesk.domain.facts import Facts
from rmdesk.domain.flows import Flow
from rmdesk.domain.holdings import Holding
from rmdesk.domain.household import Member
from rmdesk.domain.ids import ClientId
from rmdesk.domain.policies import Policy
from rmdesk.domain.segments import Thresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A client's file with what belongs to it; contacts and flows newest first."""

    client: Client
    facts: Facts
    thresholds: Thresholds
    household: Sequence[Member]
    holdings: Sequence[Holding]
    policies: Sequence[Policy]
    contacts: Sequence[Contact]
    flows: Sequence[Flow] = ()


def open_dossier(desk: Desk, client_id: ClientId) -> Dossier:
    """The client's dossier; raises ClientGone when the client was deleted meanwhile."""
    try:
        client = desk.clients.get(client_id)
    except LookupError as error:
        raise ClientGone from error
    return Dossier(
        client=client,
        facts=desk.clients.facts(client_id),
        thresholds=desk.thresholds,
        household=desk.household.of(client_id),
        holdings=desk.holdings.of(client_id),
        policies=desk.policies.of(client_id),
        contacts=desk.contacts.of(client_id),
        flows=flows_of(desk, client_id),
    )
