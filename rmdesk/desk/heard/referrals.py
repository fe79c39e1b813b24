"""Referrals: whom a client brought, and when one was asked for some ([S] in domain.md)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.heard.entries import EntryRefused, Kind, require_past
from rmdesk.domain.file_records import Referral, ReferralAsk
from rmdesk.domain.ids import ClientId, ReferralAskId, ReferralId
from rmdesk.language import N_
from rmdesk.store.shelves.clients import ClientRow
from rmdesk.store.tables.file import ReferralAskTable, ReferralTable

_REFERRALS: Kind[Referral] = Kind("referral", ReferralTable, lambda desk: desk.referrals)
_ASKS: Kind[ReferralAsk] = Kind("referral_ask", ReferralAskTable, lambda desk: desk.referral_asks)


class NobodyNamed(EntryRefused):
    message = N_("Nobody is named here yet.")
    hint = N_("Type a name; clients of the book are offered below.")
    field = "who"


class BroughtOneself(EntryRefused):
    message = N_("Nobody brings oneself.")
    hint = N_("If somebody else has the same name, start that person's file first and choose it.")
    field = "who"


class SeveralOfThisName(EntryRefused):
    message = N_("Several clients in the book have this name.")
    hint = N_("Choose one of them below, or the line that says by name only.")
    field = "who"


class BroughtByNoClient(EntryRefused):
    message = N_("Nobody in the book has this name.")
    hint = N_("Only a client can stand here; whoever else it was belongs into the note.")
    field = "who"


class BroughtAlready(EntryRefused):
    message = N_("This client was brought by somebody else, as the book has it.")
    hint = N_("Remove that entry on the client's page first, if it is wrong.")
    field = "who"


class BroughtInACircle(EntryRefused):
    message = N_("It was the other way round, as the book has it: this client came through them.")
    hint = N_("Look at who brought this client, and remove what is wrong first.")
    field = "who"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """Somebody a client brought: a client of the book, or known by name only.

    A name that one client of the book has means that client, unless it `is_by_name` on purpose.
    `note` is what the one who brought them said about them.
    """

    other_id: ClientId | None = None
    name: str = ""
    on: date
    note: str = ""
    is_by_name: bool = False

    def values(self) -> dict[str, object]:
        """As it is stored: a file of one's own has the name."""
        name = "" if self.other_id is not None else self.name.strip()
        return {"other_id": self.other_id, "name": name, "on": self.on, "note": self.note.strip()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The client was asked whom they would bring; `what` is the answer, empty for none."""

    what: str
    on: date

    def values(self, today: date) -> dict[str, object]:
        """As it is stored; raises DayToCome."""
        require_past(self.on, today)
        return {"note": self.what.strip(), "on": self.on}


def bring(desk: Desk, client_id: ClientId, brought: Brought, *, now: datetime) -> ReferralId:
    """Write down whom the client brought; raises EntryRefused or ClientGone."""
    brought = _meant(desk, client_id, brought)
    _require_bringable(desk, client_id, brought, today=now.date())
    return ReferralId(_REFERRALS.add(desk, client_id, brought.values(), now=now))


def was_brought(desk: Desk, client_id: ClientId, bringer: Brought, *, now: datetime) -> ReferralId:
    """The same from the other side: `bringer` names who brought the client.

    Raises EntryRefused or ClientGone.
    """
    meant = _meant(desk, client_id, bringer)
    if meant.other_id is None:
        raise BroughtByNoClient if meant.name.strip() else NobodyNamed
    brought = Brought(other_id=client_id, on=meant.on, note=meant.note)
    return bring(desk, meant.other_id, brought, now=now)


def change_referral(
    desk: Desk, referral_id: ReferralId, brought: Brought, *, now: datetime
) -> None:
    """Somebody else, another day or word; a name becomes a client. Raises EntryRefused or
    EntryGone."""
    before = _REFERRALS.found(desk, referral_id)
    brought = _meant(desk, before.client_id, brought)
    _require_bringable(desk, before.client_id, brought, today=now.date(), but=referral_id)
    _REFERRALS.change(desk, referral_id, brought.values(), now=now)


def remove_referral(desk: Desk, referral_id: ReferralId, *, now: datetime) -> None:
    """It was written down by mistake."""
    _REFERRALS.remove(desk, referral_id, now=now)


def ask_for_referral(
    desk: Desk, client_id: ClientId, asked: Asked, *, now: datetime
) -> ReferralAskId:
    """Write down that the client was asked for a referral; raises DayToCome or ClientGone."""
    return ReferralAskId(_ASKS.add(desk, client_id, asked.values(now.date()), now=now))


def remove_ask(desk: Desk, ask_id: ReferralAskId, *, now: datetime) -> None:
    """It was written down by mistake."""
    _ASKS.remove(desk, ask_id, now=now)


def note_referral(desk: Desk, referral_id: ReferralId, note: str, *, now: datetime) -> None:
    """Other words about whoever was brought; raises EntryGone."""
    _REFERRALS.change(desk, referral_id, {"note": note.strip()}, now=now)


def of_this_name(desk: Desk, name: str, *, but: ClientId) -> Sequence[ClientRow]:
    """The clients of the book with exactly this name, other than `but`."""
    name = name.strip()
    found = desk.clients.rows(desk.clients.find(name)) if name else {}
    return [row for row in found.values() if row.name == name and row.id != but]


def _meant(desk: Desk, client_id: ClientId, brought: Brought) -> Brought:
    """With the client whom the name means; raises SeveralOfThisName."""
    if brought.other_id is not None or brought.is_by_name:
        return brought
    named = of_this_name(desk, brought.name, but=client_id)
    if len(named) > 1:
        raise SeveralOfThisName
    return replace(brought, other_id=named[0].id) if named else brought


def _require_bringable(
    desk: Desk,
    client_id: ClientId,
    brought: Brought,
    *,
    today: date,
    but: ReferralId | None = None,
) -> None:
    """Raise an EntryRefused where this client cannot have brought that person.

    `but` is the entry that is being changed.
    """
    require_past(brought.on, today)
    if brought.other_id is None:
        if not brought.name.strip():
            raise NobodyNamed
        if brought.name.strip() == client_of(desk, client_id).name:
            raise BroughtOneself
        return
    client_of(desk, brought.other_id)
    if brought.other_id == client_id:
        raise BroughtOneself
    if any(one.id != but for one in desk.referrals.bringing(brought.other_id)):
        raise BroughtAlready
    if brought.other_id in _chain_to(desk, client_id):
        raise BroughtInACircle


def _chain_to(desk: Desk, client_id: ClientId) -> set[ClientId]:
    """Everybody through whom the client came, however far back."""
    chain: set[ClientId] = set()
    ahead = [client_id]
    while ahead:
        bringers = {one.client_id for one in desk.referrals.bringing(ahead.pop())} - chain
        chain |= bringers
        ahead += bringers
    return chain
