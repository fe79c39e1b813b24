"""Referrals as a client's page shows them, from both sides ([S] in domain.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.domain.file_records import Referral, ReferralAsk
from rmdesk.domain.ids import ClientId, ReferralId


@dataclass(frozen=True, slots=True)
class Bond:
    """One referral seen from a client's page: `name` is the other person's.

    The note stands in the file of the person it is about: whoever brought somebody with a file of
    their own does not read there how that person is doing.
    """

    referral: Referral
    name: str
    is_bringer: bool = False

    @property
    def id(self) -> ReferralId:
        return self.referral.id

    @property
    def other_id(self) -> ClientId | None:
        """The other person's file, if there is one."""
        return self.referral.client_id if self.is_bringer else self.referral.other_id

    @property
    def note(self) -> str:
        """What may be read of it here."""
        return self.referral.note if self.is_bringer or self.other_id is None else ""


@dataclass(frozen=True, slots=True)
class Referrals:
    """Who brought the client, then whom the client brought, newest first; the days asked."""

    bonds: Sequence[Bond] = ()
    asks: Sequence[ReferralAsk] = ()

    @property
    def last_asked(self) -> date | None:
        """When the client was last asked for a referral; None: never."""
        return max((ask.on for ask in self.asks), default=None)


NO_REFERRALS = Referrals()


def referrals_of(desk: Desk, client_id: ClientId) -> Referrals:
    """Everything a client's page says of referrals."""
    came_through = desk.referrals.bringing(client_id)
    brought = desk.referrals.of(client_id)
    others = {one.client_id for one in came_through}
    others |= {one.other_id for one in brought if one.other_id is not None}
    rows = desk.clients.rows(others)
    bonds = [
        Bond(one, rows[one.client_id].name, is_bringer=True)
        for one in came_through
        if one.client_id in rows
    ]
    bonds += [
        Bond(one, rows[one.other_id].name if one.other_id in rows else one.name) for one in brought
    ]
    return Referrals(bonds, desk.referral_asks.of(client_id))
