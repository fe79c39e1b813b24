"""Wishes the bank cannot serve: per client, and ranked for the branch ([T] in domain.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.heard.entries import Kind, require_past, require_words
from rmdesk.domain.file_records import Wish
from rmdesk.domain.ids import ClientId, WishId
from rmdesk.domain.wishes import Demand, Wanted, key, rank
from rmdesk.store.tables.file import WishTable

_WISHES: Kind[Wish] = Kind("wish", WishTable, lambda desk: desk.wishes)


@dataclass(frozen=True, slots=True, kw_only=True)
class WishHeard:
    """What is written down of a wish."""

    what: str
    on: date

    def values(self, today: date) -> dict[str, object]:
        """As it is stored; raises NothingWritten or DayToCome."""
        require_past(self.on, today)
        return {"what": require_words(self.what), "on": self.on}


def hear_wish(desk: Desk, client_id: ClientId, heard: WishHeard, *, now: datetime) -> WishId:
    """Write a wish down; raises EntryRefused or ClientGone."""
    return WishId(_WISHES.add(desk, client_id, heard.values(now.date()), now=now))


def change_wish(desk: Desk, wish_id: WishId, heard: WishHeard, *, now: datetime) -> None:
    """Write it down otherwise; raises EntryRefused or EntryGone."""
    _WISHES.change(desk, wish_id, heard.values(now.date()), now=now)


def settle_wish(desk: Desk, wish_id: WishId, *, now: datetime) -> None:
    """The bank can serve it by now, or the client no longer wants it."""
    _WISHES.change(desk, wish_id, {"settled_on": now.date()}, now=now, verb="settle")


def reopen_wish(desk: Desk, wish_id: WishId, *, now: datetime) -> None:
    """The client wants it still."""
    _WISHES.change(desk, wish_id, {"settled_on": None}, now=now, verb="reopen")


def remove_wish(desk: Desk, wish_id: WishId, *, now: datetime) -> None:
    """It was written down by mistake."""
    _WISHES.remove(desk, wish_id, now=now)


def demands(desk: Desk) -> list[Demand]:
    """The open wishes of the whole book, what most clients want first.

    Those who left the bank's list count: why they left is what the branch asks.
    """
    wishes = desk.wishes.open_ones()
    rows = desk.clients.rows({wish.client_id for wish in wishes})
    return rank(
        Wanted(wish.client_id, wish.on, wish.what, rows[wish.client_id].aum)
        for wish in wishes
        if wish.client_id in rows
    )


def settle_demand(desk: Desk, demand: Demand, *, now: datetime) -> Sequence[ClientId]:
    """The bank can serve it now: settled for everyone in one action; whose it was, to be told."""
    same = [wish for wish in desk.wishes.open_ones() if key(wish.what) == key(demand.what)]
    clients = sorted({wish.client_id for wish in same})
    if not same:
        return []
    subject = {"what": demand.what, "count": len(clients)}
    with desk.store.action("demand.settle", subject, at=now) as action:
        for wish in same:
            action.update(WishTable, wish.id, {"settled_on": now.date()})
    return clients
