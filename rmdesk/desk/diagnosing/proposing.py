"""Proposals of products, behind the gate of suitability.

Nothing is kept that the rules forbid: a product above what the client was assessed to bear, or
one that cannot be judged. From 65 on it is said what was done for the client.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.shelf.products import product_of
from rmdesk.desk.shelf.unsuited import verdict
from rmdesk.domain.clients import Client
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId, ProductId, ProposalId
from rmdesk.domain.money import Money
from rmdesk.domain.products import Product
from rmdesk.domain.proposals import Proposal, ProposalRow, wrong_with_amount
from rmdesk.domain.suitability import CARE_FROM_AGE, Fit, Judgement, good_until, judge
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.tables.reviews import ProposalTable

CARE_MISSING: Final = N_(
    "The client is {age} or older: write what was done, such as read aloud, or a relative present."
)


class TooRisky(Refused):
    message = N_("The product's risk is R{product}; the client bears C{client} at most.")
    hint = N_("Propose a product of R{client} or below.")


class NotAssessed(Refused):
    message = N_("Nobody has assessed yet what risk the client can bear.")
    hint = N_("Assess it with the client first; then propose.")


class AssessmentExpired(Refused):
    message = N_("The client's risk assessment counted until {until}.")
    hint = N_("Assess it anew with the client first; then propose.")


class AssessedOnNoDay(Refused):
    message = N_("Of the client's risk assessment no day is on file, so nobody can say it counts.")
    hint = N_("Assess it anew with the client first; then propose.")


class NotRated(Refused):
    message = N_("The product has no risk rating.")
    hint = N_("Enter its risk, R1 to R5, on the shelf first.")


class OffTheShelf(Refused):
    message = N_("The product is no longer sold.")
    hint = N_("Choose one that stands on the shelf.")


class NotYetSold(Refused):
    message = N_("The product is sold from {day} on.")
    hint = N_("Propose it then; until that day note a task.")


class AlreadyProposed(Refused):
    message = N_("{product} was proposed on {day}, and that still stands.")
    hint = N_("Withdraw that proposal first; it stays on file.")


class LeftTheList(Refused):
    message = N_("{name} is no longer in the bank's list.")
    hint = N_("Nothing is proposed to somebody who left; undo or the next list brings them back.")


class ProposalGone(Refused):
    message = N_("This proposal is no longer on file.")
    hint = N_("Undo may bring it back.")


def propose(
    desk: Desk,
    client_id: ClientId,
    product_id: ProductId,
    amount: Money | None,
    *,
    care: str = "",
    note: str = "",
    now: datetime,
) -> ProposalId:
    """Put a product to a client; `care` is what was done for a client of 65 or older.

    Both levels are written down, so that a deposit without a rating is not proposed either.

    Raises LeftTheList, NotYetSold or OffTheShelf, AlreadyProposed, TooRisky, NotAssessed,
    AssessmentExpired, AssessedOnNoDay or NotRated, ValueRefused at ``amount`` or ``care``,
    ClientGone or ProductGone.
    """
    client, product = client_of(desk, client_id), product_of(desk, product_id)
    _require_open(desk, client, product)
    judged = verdict(product, client, desk.holdings.of(client_id), desk)
    if refusal := refusal_of(judged, client):
        raise refusal
    if wrong := wrong_with_amount(amount):
        raise ValueRefused(wrong)
    if judged.needs_care and not care.strip():
        raise ValueRefused(Wrong("care", CARE_MISSING, {"age": CARE_FROM_AGE}))
    values = {
        "client_id": client_id,
        "product_id": product_id,
        "on": now.date(),
        "amount": amount,
        "client_level": judged.client_level,
        "product_level": judged.product_level,
        "care": care.strip(),
        "note": note.strip(),
    }
    subject = {"name": client.name, "product": product.name}
    with desk.store.action("proposal.add", subject, at=now) as action:
        return ProposalId(action.insert(ProposalTable, values))


def _require_open(desk: Desk, client: Client, product: Product) -> None:
    """Raise unless the product is sold today, and not put to this client already."""
    if client.gone_on is not None:
        raise LeftTheList(name=client.name)
    if not product.is_open(desk.today):
        opens = product.opens_on
        if product.gone_on is None and opens is not None and opens > desk.today:
            raise NotYetSold(day=opens.isoformat())
        raise OffTheShelf
    for one in desk.proposals.of(client.id):
        if one.is_open and one.product_id == product.id:
            raise AlreadyProposed(product=product.name, day=one.on.isoformat())


def refusal_of(judged: Judgement, client: Client) -> Refused | None:
    """Why a product of this verdict is not proposed to the client; None where it fits."""
    match judged.fit:
        case Fit.TOO_RISKY:
            return TooRisky(product=judged.product_level, client=judged.client_level)
        case Fit.NOT_ASSESSED:
            return NotAssessed()
        case Fit.EXPIRED:
            return _expired(client.risk_assessed_on)
        case Fit.NOT_RATED:
            return NotRated()
        case Fit.FITS:
            return None


def _expired(assessed_on: date | None) -> Refused:
    if assessed_on is None:
        return AssessedOnNoDay()
    return AssessmentExpired(until=good_until(assessed_on).isoformat())


def proposals_of(desk: Desk, client_id: ClientId) -> tuple[ProposalRow, ...]:
    """The client's proposals, those that stand first, each with the verdict of today.

    Raises ClientGone.
    """
    client, made = client_of(desk, client_id), desk.proposals.of(client_id)
    if not made:
        return ()
    products = {one.id: one for one in desk.products.all()}
    holdings = desk.holdings.of(client_id)
    return tuple(_row(desk, client, one, products.get(one.product_id), holdings) for one in made)


def withdraw_proposal(desk: Desk, proposal_id: ProposalId, *, now: datetime) -> None:
    """The proposal no longer stands; it stays on file. Raises ProposalGone."""
    try:
        proposal = desk.proposals.get(proposal_id)
    except LookupError as error:
        raise ProposalGone from error
    if proposal.gone_on is not None:
        return
    name = client_of(desk, proposal.client_id).name
    with desk.store.action("proposal.withdraw", {"name": name}, at=now) as action:
        action.update(ProposalTable, proposal_id, {"gone_on": now.date()})


def _row(
    desk: Desk,
    client: Client,
    proposal: Proposal,
    product: Product | None,
    holdings: Sequence[Holding],
) -> ProposalRow:
    if product is None:  # in a book that was handed over, or taken from the shelf altogether
        judged = judge(client, (f"R{proposal.product_level}",), today=desk.today)
    else:
        judged = verdict(product, client, holdings, desk)
    return ProposalRow(proposal=proposal, product=product, now=judged)
