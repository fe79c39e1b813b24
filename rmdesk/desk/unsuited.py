"""What of the shelf must not be named to a client, wherever words are read aloud or sent.

A product above what the client was assessed to bear, or one that cannot be judged, enters no
script and no message, by a field or by its name. Of what the client holds one may speak.
"""

from collections.abc import Iterable, Sequence

from rmdesk.desk.book import Desk
from rmdesk.domain.clients import Client
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ProductId
from rmdesk.domain.products import Product
from rmdesk.domain.suitability import Fit, Judgement, judge
from rmdesk.errors import Refused
from rmdesk.language import N_


class NamesUnsuited(Refused):
    message = N_("The text names {product}, which does not suit this client's risk grade.")
    hint = N_("Take the name out; what suits stands on the page of proposals.")


def verdict(product: Product, client: Client, holdings: Iterable[Holding], desk: Desk) -> Judgement:
    """The verdict of today: of the shelf's rating and those of the client's own lines of the
    product the highest counts."""
    own = [one.risk for one in holdings if one.product_id == product.id and one.gone_on is None]
    return judge(client, (product.risk, *own), today=desk.today)


def unsuited(desk: Desk, client: Client, holdings: Sequence[Holding]) -> tuple[Product, ...]:
    """The products on the shelf that must not be proposed to the client today."""
    return tuple(
        product
        for product in desk.products.all()
        if product.gone_on is None and verdict(product, client, holdings, desk).fit is not Fit.FITS
    )


def not_to_be_named(desk: Desk, client: Client) -> tuple[str, ...]:
    """The names of those that the client does not hold, either."""
    holdings = desk.holdings.of(client.id)
    held = {one.product_id for one in holdings if one.gone_on is None}
    found = (one for one in unsuited(desk, client, holdings) if one.id not in held)
    return tuple(name for one in found if (name := one.name.strip()))


def may_be_offered(desk: Desk, client: Client, product_id: ProductId) -> Product | None:
    """The product that may be put to the client today; None where it may not, or is gone."""
    try:
        product = desk.products.get(product_id)
    except LookupError:  # taken from the book meanwhile
        return None
    fits = verdict(product, client, desk.holdings.of(client.id), desk).fit is Fit.FITS
    return product if fits and product.is_open(desk.today) else None


def require_suited(desk: Desk, client: Client, text: str) -> None:
    """Raise NamesUnsuited where `text` names what must not be named to the client."""
    plain = text.casefold()
    for name in not_to_be_named(desk, client):
        if name.casefold() in plain:
            raise NamesUnsuited(product=name)
