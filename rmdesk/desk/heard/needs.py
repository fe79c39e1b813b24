"""Needs heard: the client's own words, spoken out or read between the lines ([N][P])."""

from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.heard.entries import Kind, require_past, require_words
from rmdesk.domain.file_records import Need
from rmdesk.domain.ids import ClientId, NeedId
from rmdesk.store.tables.file import NeedTable

_NEEDS: Kind[Need] = Kind("need", NeedTable, lambda desk: desk.needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedHeard:
    """What is written down of a need."""

    what: str
    is_explicit: bool
    on: date

    def values(self, today: date) -> dict[str, object]:
        """As it is stored; raises NothingWritten or DayToCome."""
        require_past(self.on, today)
        return {"words": require_words(self.what), "is_explicit": self.is_explicit, "on": self.on}


def hear_need(desk: Desk, client_id: ClientId, heard: NeedHeard, *, now: datetime) -> NeedId:
    """Write a need down; raises EntryRefused or ClientGone."""
    return NeedId(_NEEDS.add(desk, client_id, heard.values(now.date()), now=now))


def change_need(desk: Desk, need_id: NeedId, heard: NeedHeard, *, now: datetime) -> None:
    """Write it down otherwise; raises EntryRefused or EntryGone."""
    _NEEDS.change(desk, need_id, heard.values(now.date()), now=now)


def need_was_said(desk: Desk, need_id: NeedId, *, now: datetime) -> None:
    """The client has spoken a latent need out: from now on a product may answer it."""
    _NEEDS.change(desk, need_id, {"is_explicit": True}, now=now, verb="said")


def settle_need(desk: Desk, need_id: NeedId, *, now: datetime) -> None:
    """It is met, or is no need any more."""
    _NEEDS.change(desk, need_id, {"settled_on": now.date()}, now=now, verb="settle")


def reopen_need(desk: Desk, need_id: NeedId, *, now: datetime) -> None:
    """It is still there after all."""
    _NEEDS.change(desk, need_id, {"settled_on": None}, now=now, verb="reopen")


def remove_need(desk: Desk, need_id: NeedId, *, now: datetime) -> None:
    """It was written down by mistake."""
    _NEEDS.remove(desk, need_id, now=now)
