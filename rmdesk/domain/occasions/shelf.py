"""Occasions of the product shelf, for those who hold a product or have its tag ([T][P]).

Net value moved, stop-profit and stop-loss reached, dividends, yields and news; the subscription
window; new products and market news that match a tag; changes of the bank's rules or systems.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from rmdesk.domain.classes.tags import shared
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId, ProductId
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.products import NetValue, Product
from rmdesk.domain.reasons import Fact
from rmdesk.domain.valuation import gain
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

MOVED_BY: Final = 500
"""A net value has moved when it changed by 5 %, in hundredths of a per cent (ours)."""

NO_STOP: Final = N_("A limit lies above 0 %; type it like 10.")
LOSES_ALL: Final = N_("A loss of {limit} % or more cannot be a limit.")
_ALL: Final = 10_000
_PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class StopLines:
    """When a holder wants to hear: after a gain or loss against cost of so many hundredths of a
    per cent; None is no limit."""

    profit_bp: int | None = None
    loss_bp: int | None = None


class NewsKind(StrEnum):
    """What is told of a product, the market or the bank."""

    DIVIDEND = "dividend"
    YIELD = "yield"
    PRODUCT = "product"
    MARKET = "market"
    BANK = "bank"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A piece of news on its day; `product_id` for those of a product, `tags` for the market's."""

    id: int
    kind: NewsKind
    on: date
    words: str = ""
    product_id: ProductId | None = None
    tags: tuple[str, ...] = ()


def stops_reached(line: Holding, stops: StopLines, on: date) -> Iterator[Occasion]:
    """Whether a holding reached its limit by its value of `on`; its cost must be known."""
    won = gain(line)
    if won is None or won.basis_points is None or line.gone_on is not None:
        return
    limits = (
        (OccasionKind.STOP_PROFIT, stops.profit_bp, won.basis_points),
        (OccasionKind.STOP_LOSS, stops.loss_bp, -won.basis_points),
    )
    for kind, limit, moved in limits:
        if limit is not None and moved >= limit:
            facts: dict[str, Fact] = {
                "what": line.item or line.holding_class,
                "percent": moved // _PERCENT,
                "limit": limit // _PERCENT,
            }
            yield Occasion(kind=kind, client_id=line.client_id, on=on, subject=line.id, facts=facts)


def net_value_moved(
    line: Holding, product: Product, values: Sequence[NetValue], since: date, *, by: int = MOVED_BY
) -> Iterator[Occasion]:
    """Whether the net value changed by `by` or more since the last talk on `since`.

    `values` are those of the product, oldest first; what held on `since` is compared with the
    newest.
    """
    known = [value for value in values if value.on <= since]
    if not known or line.gone_on is not None:
        return
    then, newest = known[-1], values[-1]
    moved = round((newest.value - then.value) * _ALL / then.value)
    if newest.on > since and abs(moved) >= by:
        facts = {"what": product.name, "percent": f"{moved / _PERCENT:+.1f}"}
        yield Occasion(
            kind=OccasionKind.NET_VALUE_MOVED,
            client_id=line.client_id,
            on=newest.on,
            subject=line.id,
            facts=facts,
        )


def news_on_held(news: News, product: Product, holders: Iterable[ClientId]) -> Iterator[Occasion]:
    """Dividends, yields and news for everybody who holds the product."""
    kind = {
        NewsKind.DIVIDEND: OccasionKind.DIVIDEND,
        NewsKind.YIELD: OccasionKind.YIELD_NOTICE,
    }.get(news.kind, OccasionKind.PRODUCT_NEWS)
    for client_id in holders:
        yield Occasion(
            kind=kind,
            client_id=client_id,
            on=news.on,
            subject=news.id,
            facts={"what": product.name, "words": news.words},
        )


def market_news(news: News, tagged: Iterable[tuple[ClientId, Sequence[str]]]) -> Iterator[Occasion]:
    """Market news for everybody with one of its tags, who is told which one it was."""
    for client_id, tags in tagged:
        if matching := shared(tags, news.tags):
            yield Occasion(
                kind=OccasionKind.MARKET_NEWS,
                client_id=client_id,
                on=news.on,
                subject=news.id,
                facts={"tag": matching[0], "words": news.words},
            )


def new_product(
    product: Product,
    product_tags: Iterable[str],
    tagged: Iterable[tuple[ClientId, Sequence[str]]],
    *,
    on: date,
) -> Iterator[Occasion]:
    """A new product, on the day `on` it came to the shelf, for everybody with one of its tags.

    Whether it suits them is for `suitability` to say before anybody is called.
    """
    wanted = tuple(product_tags)
    for client_id, tags in tagged:
        if matching := shared(tags, wanted):
            yield Occasion(
                kind=OccasionKind.NEW_PRODUCT,
                client_id=client_id,
                on=on,
                subject=product.id,
                facts={"what": product.name, "tag": matching[0]},
            )


def window_closes(product: Product, interested: Iterable[ClientId]) -> Iterator[Occasion]:
    """The last day on which a product can be bought, for those who may want it."""
    if product.closes_on is None or product.gone_on is not None:
        return
    for client_id in interested:
        yield Occasion(
            kind=OccasionKind.WINDOW_CLOSES,
            client_id=client_id,
            on=product.closes_on,
            subject=product.id,
            facts={"what": product.name},
        )


def bank_change(news: News) -> Occasion:
    """A change of the bank's rules or systems: one duty for the day, with the list behind it."""
    return Occasion(
        kind=OccasionKind.BANK_CHANGE,
        client_id=None,
        on=news.on,
        subject=news.id,
        facts={"words": news.words},
    )


def wrong_with_stops(stops: StopLines) -> Wrong | None:
    """Why these limits are not taken; None when they are."""
    for field in ("profit_bp", "loss_bp"):
        limit = getattr(stops, field)
        if limit is not None and limit <= 0:
            return Wrong(field, NO_STOP)
    if stops.loss_bp is not None and stops.loss_bp >= _ALL:
        return Wrong("loss_bp", LOSES_ALL, {"limit": stops.loss_bp // _PERCENT})
    return None
