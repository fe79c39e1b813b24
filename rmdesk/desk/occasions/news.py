"""News of the market, of products and of the bank: written once, due for those it is for ([T][P]).

A change of the bank's rules or systems is one duty with the list of clients behind it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.heard.entries import EntryGone, EntryRefused
from rmdesk.domain.classes.tags import key
from rmdesk.domain.duties import DutyState
from rmdesk.domain.ids import ClientId, ProductId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.shelf import News, NewsKind
from rmdesk.language import N_
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.day import DutyTable, NewsTable

OF_A_PRODUCT: Final = frozenset({NewsKind.DIVIDEND, NewsKind.YIELD, NewsKind.PRODUCT})
_MAKES: Final = (
    *(OccasionKind.DIVIDEND, OccasionKind.YIELD_NOTICE, OccasionKind.PRODUCT_NEWS),
    *(OccasionKind.MARKET_NEWS, OccasionKind.BANK_CHANGE),
)


class NoWords(EntryRefused):
    message = N_("What is the news?")
    hint = N_("A few words are enough: they stand beside each client whom it is for.")
    field = "what"


class NoProduct(EntryRefused):
    message = N_("Of which product? No product of the shelf has this code or name.")
    hint = N_("Products are kept in the table of the shelf: F8, then its digit.")
    field = "product"


class NoTags(EntryRefused):
    message = N_("Name at least one tag: by it the news finds whom it is for.")
    hint = N_("Several tags with commas between them.")
    field = "tags"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsTold:
    """What is written down of news. That of a product is for its holders, that of the market for
    those with one of the tags, that of the bank for these or, without tags, for everybody."""

    kind: NewsKind
    on: date
    what: str = ""
    product_id: ProductId | None = None
    tags: tuple[str, ...] = ()

    def require_sound(self) -> None:
        """Raise EntryRefused for what is missing."""
        # A dividend says all with its product and day.
        if self.kind is not NewsKind.DIVIDEND and not self.what.strip():
            raise NoWords
        if self.kind in OF_A_PRODUCT and self.product_id is None:
            raise NoProduct
        if self.kind is NewsKind.MARKET and not self.tags:
            raise NoTags

    def values(self) -> dict[str, object]:
        """As it is stored; raises EntryRefused."""
        self.require_sound()
        is_of_product = self.kind in OF_A_PRODUCT
        return {
            "kind": self.kind,
            "on": self.on,
            "words": self.what.strip(),
            "product_id": self.product_id if is_of_product else None,
            "tags": "" if is_of_product else "、".join(self.tags),
        }


@dataclass(frozen=True, slots=True)
class NewsRow:
    """News with the name of its product, and how many duties that come from it are open."""

    news: News
    product: str
    waiting: int


def audience(desk: Desk, told: NewsTold | News) -> list[ClientId]:
    """Whom the news is for."""
    if told.kind in OF_A_PRODUCT:
        there = set(_everybody(desk))
        holders = desk.products.holders(told.product_id) if told.product_id else []
        return [ClientId(one) for one in holders if one in there]
    if told.tags:
        return [client_id for client_id, _tags in desk.boxes.tagged(list(map(key, told.tags)))]
    return _everybody(desk) if told.kind is NewsKind.BANK else []


def tell_news(desk: Desk, told: NewsTold, *, now: datetime) -> int:
    """Write news down, and make it due for those it is for; raises EntryRefused."""
    values = told.values()
    with desk.store.action("news.add", {"words": values["words"]}, at=now) as action:
        return action.insert(NewsTable, values)


def change_news(desk: Desk, news_id: int, told: NewsTold, *, now: datetime) -> None:
    """Write it down otherwise: whom it is still open for is found anew. Raises EntryRefused or
    EntryGone."""
    values, before = told.values(), news_of(desk, news_id)
    if all(_stored(before, name) == value for name, value in values.items()):
        return
    with desk.store.action("news.change", {"words": values["words"]}, at=now) as action:
        _withdraw(desk, action, news_id)
        action.update(NewsTable, news_id, values)


def remove_news(desk: Desk, news_id: int, *, now: datetime) -> None:
    """It was written down by mistake: nobody need be told. Raises EntryGone."""
    news = news_of(desk, news_id)
    with desk.store.action("news.remove", {"words": news.words}, at=now) as action:
        _withdraw(desk, action, news_id)
        action.delete(NewsTable, news_id)


def news_told(desk: Desk) -> list[NewsRow]:
    """All news, the newest first."""
    products = {one.id: one.name for one in desk.products.all()}
    waiting = desk.news.waiting(_MAKES)
    return [
        NewsRow(
            news,
            products.get(news.product_id, "") if news.product_id else "",
            waiting.get(news.id, 0),
        )
        for news in desk.news.all()
    ]


def news_of(desk: Desk, news_id: int) -> News:
    """News by its id; raises EntryGone."""
    try:
        return desk.news.get(news_id)
    except LookupError as error:
        raise EntryGone from error


def all_told(desk: Desk, news_id: int, *, now: datetime) -> None:
    """Everybody knows: what is still open of it is done, as one action. Raises EntryGone."""
    news, today = news_of(desk, news_id), now.date()
    open_ones = desk.news.open_duties(news_id, _MAKES)
    if not open_ones:
        return
    with desk.store.action("news.told", {"words": news.words}, at=now) as action:
        for row_id in open_ones:
            action.update(DutyTable, row_id, {"state": DutyState.DONE, "settled_on": today})


def _everybody(desk: Desk) -> list[ClientId]:
    return sorted(ClientId(client_id) for client_id, _class, _orientation in desk.boxes.care())


def _withdraw(desk: Desk, action: Action, news_id: int) -> None:
    for row_id in desk.news.open_duties(news_id, _MAKES):
        action.delete(DutyTable, row_id)


def _stored(news: News, name: str) -> object:
    if name == "tags":
        return "、".join(news.tags)
    return getattr(news, name)
