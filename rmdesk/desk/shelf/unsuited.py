"""What of the shelf must not be named to a client, wherever words are read aloud or sent.

A product above what the client was assessed to bear, or one that cannot be judged, enters no
script and no message, by a field or by its name. Of what the client holds one may speak, and of
deposits and whatever else carries no risk grade.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.clients import Client
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ProductId
from rmdesk.domain.products import Product
from rmdesk.domain.suitability import Fit, Judgement, judge
from rmdesk.domain.unnamed import NOTHING_UNNAMED, Unnamed, unnamed
from rmdesk.errors import Refused
from rmdesk.language import N_

_LATELY: Final = timedelta(days=30)
"""So long after it ended a line may be spoken of: it was paid out, and the client asks."""


class NamesUnsuited(Refused):
    message = N_("The text names {product}, which does not suit this client's risk grade.")
    hint = N_("Take the name out; what suits stands on the page of proposals.")


def verdict(product: Product, client: Client, holdings: Iterable[Holding], desk: Desk) -> Judgement:
    """The verdict of today: of the shelf's rating and those of the client's own lines of the
    product the highest counts."""
    own = [one.risk for one in holdings if one.product_id == product.id and one.gone_on is None]
    return judge(client, (product.risk, *own), today=desk.today)


@dataclass(frozen=True, slots=True)
class Barred:
    """What of the shelf must not be put to a client today, and what must not be named to it."""

    products: frozenset[ProductId]
    names: Unnamed


def barred_for(desk: Desk, client: Client, holdings: Sequence[Holding]) -> Barred:
    """With the client's lines of the ledger; what it holds, or held until lately, may be named."""
    shelf = desk.products.all()
    barred = {
        one.id: one
        for one in shelf
        if one.gone_on is None and _is_barred(one, client, holdings, desk)
    }
    if not barred:
        return Barred(frozenset(), NOTHING_UNNAMED)
    since = desk.today - _LATELY
    own = [one for one in holdings if one.gone_on is None or one.gone_on >= since]
    held = {one.product_id for one in own}
    called = (one.called for one in desk.policies.of(client.id))
    suits = (one.name for one in shelf if one.id not in barred or one.id in held)
    names = [one.name for one in barred.values() if one.id not in held]
    may_be_said = (*(one.item for one in own), *called, *suits)
    return Barred(frozenset(barred), unnamed(names, may_be_said))


def may_be_offered(desk: Desk, client: Client, product_id: ProductId) -> Product | None:
    """The product that may be put to the client today; None where it may not, or is gone."""
    try:
        product = desk.products.get(product_id)
    except LookupError:  # taken from the book meanwhile
        return None
    is_barred = _is_barred(product, client, desk.holdings.of(client.id), desk)
    return product if product.is_open(desk.today) and not is_barred else None


def require_suited(desk: Desk, client: Client, text: str) -> None:
    """Raise NamesUnsuited where `text` names what must not be named to the client."""
    holdings = desk.holdings.of(client.id)
    if name := barred_for(desk, client, holdings).names.said_in([text]):
        raise NamesUnsuited(product=name)


def _is_barred(product: Product, client: Client, holdings: Iterable[Holding], desk: Desk) -> bool:
    """Whether its risk, or that nobody can judge it, keeps it from the client."""
    return product.is_graded and verdict(product, client, holdings, desk).fit is not Fit.FITS
