"""Everything one page about a client needs, read in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from rmdesk.desk.book import Desk
from rmdesk.desk.briefs.received import ReceivedBrief, received_brief
from rmdesk.desk.classing.standing import Standing, standing
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.flows import flows_of
from rmdesk.desk.client_file.walls import relatives
from rmdesk.desk.dealing.board import DealRow, deals_of_client
from rmdesk.desk.heard.bonds import NO_REFERRALS, Referrals, referrals_of
from rmdesk.desk.lent.logged import logged_by
from rmdesk.desk.reviewing.last import LastReview, last_review
from rmdesk.desk.shelf.products import held_products
from rmdesk.domain.classes.attitude import Heard
from rmdesk.domain.clients import Client
from rmdesk.domain.consents import Consent
from rmdesk.domain.contacts import Contact
from rmdesk.domain.duties import Duty
from rmdesk.domain.facts import Facts
from rmdesk.domain.file_records import Care, Detail, Feedback, Need, Paper, Prospect, Wish
from rmdesk.domain.flows import Flow
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId, ContactId, ProductId
from rmdesk.domain.insurance import CoverAnswer
from rmdesk.domain.kin.household import Member
from rmdesk.domain.kin.walls import HouseholdTotal, Relative, household_total
from rmdesk.domain.occasions.gatherings import Answer, Event
from rmdesk.domain.occasions.people import Anniversary
from rmdesk.domain.occasions.promises import GoodNews, PlannedVisit
from rmdesk.domain.policies.policy import Policy
from rmdesk.domain.products import Product
from rmdesk.domain.segments import Thresholds
from rmdesk.store.handover.provenance import Received


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A client's file with what belongs to it; contacts, flows and whatever has a day of its own
    newest first, but duties the next one first."""

    client: Client
    facts: Facts
    thresholds: Thresholds
    household: Sequence[Member]
    holdings: Sequence[Holding]
    policies: Sequence[Policy]
    contacts: Sequence[Contact]
    flows: Sequence[Flow] = ()
    details: Sequence[Detail] = ()
    relatives: Sequence[Relative] = ()
    total: HouseholdTotal | None = None
    consents: Sequence[Consent] = ()
    needs: Sequence[Need] = ()
    wishes: Sequence[Wish] = ()
    feedback: Sequence[Feedback] = ()
    care: Sequence[Care] = ()
    referrals: Referrals = NO_REFERRALS
    prospects: Sequence[Prospect] = ()
    papers: Sequence[Paper] = ()
    cover_answers: Sequence[CoverAnswer] = ()
    products: Mapping[ProductId, Product] = field(default_factory=dict)
    visits: Sequence[PlannedVisit] = ()
    good_news: Sequence[GoodNews] = ()
    anniversaries: Sequence[Anniversary] = ()
    events: Sequence[tuple[Event, Answer]] = ()
    standing: Standing | None = None
    heard_attitudes: Sequence[Heard] = ()
    duties: Sequence[Duty] = ()
    received: ReceivedBrief | None = None
    """The page of whoever had the client before."""
    came_from: Received | None = None
    """The newest handover that the client came with."""
    review: LastReview | None = None
    deals: Sequence[DealRow] = ()
    """The open ones first."""
    logged_by: Mapping[ContactId, str] = field(default_factory=dict)
    """The deputies by the contacts that they logged."""


def open_dossier(desk: Desk, client_id: ClientId) -> Dossier:
    """The client's dossier; raises ClientGone when the client was deleted meanwhile."""
    client = client_of(desk, client_id)
    facts, known = desk.clients.facts(client_id), relatives(desk, client_id)
    holdings = desk.holdings.of(client_id)
    return Dossier(
        client=client,
        facts=facts,
        thresholds=desk.thresholds,
        household=desk.household.of(client_id),
        holdings=holdings,
        policies=desk.policies.of(client_id),
        contacts=desk.contacts.of(client_id),
        flows=flows_of(desk, client_id),
        details=desk.details.of(client_id),
        relatives=known,
        total=household_total(facts.known_aum, facts.elsewhere, known),
        consents=desk.consents.of(client_id),
        needs=desk.needs.of(client_id),
        wishes=desk.wishes.of(client_id),
        feedback=desk.feedback.of(client_id),
        care=desk.care.of(client_id),
        referrals=referrals_of(desk, client_id),
        prospects=desk.prospects.of(client_id),
        papers=desk.papers.of(client_id),
        cover_answers=desk.cover_answers.of(client_id),
        products=held_products(desk, holdings),
        visits=desk.day.visits.of(client_id),
        good_news=desk.day.good_news.of(client_id),
        anniversaries=desk.day.anniversaries.of(client_id),
        events=desk.events.of_client(client_id),
        standing=standing(desk, client_id),
        heard_attitudes=desk.day.heard_attitudes.of(client_id),
        duties=_planned(desk, client_id),
        received=received_brief(desk, client_id),
        came_from=desk.provenance.came_from(client_id),
        review=last_review(desk, client_id),
        deals=deals_of_client(desk, client_id),
        logged_by=logged_by(desk, client_id),
    )


def _planned(desk: Desk, client_id: ClientId) -> list[Duty]:
    """Every open duty of a client by its day, keeping in touch among them."""
    found = desk.duties.planned(
        desk.settings, last=date.max, among=f"clients WHERE id = {int(client_id)}", nobody=False
    )
    return sorted((one.duty for one in found), key=lambda duty: (duty.on, duty.at or time.max))
