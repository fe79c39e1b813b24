"""What a script may mention to this client: days that are near, and a product that suits.

What is not near, or not for this client, is not there: a script then says its other words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.shelf.unsuited import may_be_offered
from rmdesk.domain.clients import Client
from rmdesk.domain.duties import Duty
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ProductId
from rmdesk.domain.losing import Losing
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.products import Product
from rmdesk.domain.unnamed import NOTHING_UNNAMED, Unnamed
from rmdesk.language import spoken
from rmdesk.store.derived.of_nobody import known_festivals

NEAR: Final = timedelta(days=14)
_OF_PRODUCTS: Final = (OccasionKind.NEW_PRODUCT, OccasionKind.WINDOW_CLOSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Each is empty or None where there is nothing to mention."""

    birthday: date | None = None
    festival: str = ""
    event: str = ""
    event_on: date | None = None
    losing_item: str = ""
    product: str = ""
    unsuited: Unnamed = NOTHING_UNNAMED
    """Products that must not be named: no words with the name of one of these are read out."""


def mentions_of(
    desk: Desk,
    client: Client,
    duties: Iterable[Duty],
    losing: Losing | None,
    unsuited: Unnamed = NOTHING_UNNAMED,
) -> Mentions:
    """What there is for a client with these `duties`, of whose holdings some are `losing`, and who
    is not to be told of what is `unsuited`."""
    near = [one for one in duties if one.is_open and abs(one.about - desk.today) <= NEAR]
    birthday = next((one.about for one in near if one.kind is OccasionKind.BIRTHDAY), None)
    invited = next((one for one in near if one.kind is OccasionKind.INVITATION), None)
    suited = next(_suited(desk, client, near), None)
    return Mentions(
        birthday=birthday if birthday is None or birthday >= desk.today else None,
        festival=_festival(desk.today),
        event=str(invited.reason.facts["what"]) if invited else "",
        event_on=invited.about if invited else None,
        losing_item=losing.holdings[0].item if losing else "",
        product=suited.name if suited else "",
        unsuited=unsuited,
    )


def _festival(today: date) -> str:
    """The next festival to greet on, by its name on the screen."""
    near = known_festivals().between(today, today + NEAR)
    names = (one.festival.names[spoken()] for one in near if one.festival.is_greeted)
    return next(names, "")


def _suited(desk: Desk, client: Client, duties: Iterable[Duty]) -> Iterator[Product]:
    """The products that are a reason to call and that the client may bear; insurance is none: it
    is not sold on this line."""
    for duty in duties:
        if duty.kind not in _OF_PRODUCTS:
            continue
        product = may_be_offered(desk, client, ProductId(duty.subject))
        if product is not None and product.kind is not HoldingClass.INSURANCE_VALUE:
            yield product
