"""What of the shelf may be put to a client: every product that is sold now, with the verdict.

The verdict is there before anything is typed, so that nobody talks about what may not be proposed.
"""

from dataclasses import dataclass

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.diagnosing.proposing import refusal_of
from rmdesk.desk.shelf.unsuited import verdict
from rmdesk.domain.clients import Client
from rmdesk.domain.ids import ClientId
from rmdesk.domain.products import Product
from rmdesk.domain.suitability import Fit, Judgement, needs_care
from rmdesk.errors import Refused


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product, the verdict of today, and why it is not proposed; None where it fits."""

    product: Product
    judged: Judgement
    refusal: Refused | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A client before the shelf; `needs_care` where age asks to write down what was done."""

    client: Client
    needs_care: bool
    candidates: tuple[Candidate, ...]


def candidates_of(desk: Desk, client_id: ClientId) -> Shown:
    """What is sold today, those that fit first, the less risky before the riskier.

    Raises ClientGone.
    """
    client = client_of(desk, client_id)
    holdings = desk.holdings.of(client_id)
    found = [
        Candidate(product, judged, refusal_of(judged, client))
        for product in desk.products.all()
        if product.is_open(desk.today)
        for judged in (verdict(product, client, holdings, desk),)
    ]
    found.sort(key=_order)
    return Shown(client, needs_care(client, desk.today), tuple(found))


def _order(one: Candidate) -> tuple[bool, int, str]:
    level = one.judged.product_level
    return one.judged.fit is not Fit.FITS, 9 if level is None else level, one.product.name
