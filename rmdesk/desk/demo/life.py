"""A fictional client with everything on file, while it is being made."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rmdesk.domain.clients import Client
from rmdesk.domain.contacts import Contact
from rmdesk.domain.holdings import Holding, assets_under_management
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Member, Relation
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import Policy
from rmdesk.domain.segments import ClientClass, Thresholds, place

World = dict[str, Any]
"""Tables of demo.toml or demo_file.toml."""


@dataclass(frozen=True, slots=True)
class Balance:
    """What the bank's list said a client held on a day."""

    id: int
    client_id: ClientId
    on: date
    balance: Money


@dataclass(slots=True)
class Life:
    """One client; ids other than clients' are open."""

    client: Client
    members: list[Member]
    holdings: list[Holding]
    policies: list[Policy]
    contacts: list[Contact] = field(default_factory=list)
    balances: list[Balance] = field(default_factory=list)

    @property
    def has_kin(self) -> bool:
        """Whether somebody of the household is a client, too."""
        return any(one.other_id for one in self.members)

    def member(self, *relations: Relation) -> Member | None:
        """The first of the household who is one of `relations`."""
        return next((one for one in self.members if one.relation in relations), None)

    def class_on(self, today: date) -> ClientClass:
        """The class that the rule gives the client."""
        lines = self.holdings
        ours = assets_under_management(lines, ours=True)
        is_known = any(one.holding_class.counts and not one.is_ours for one in lines)
        elsewhere = assets_under_management(lines, ours=False) if is_known else None
        found = place(self.client, ours, elsewhere=elsewhere, thresholds=Thresholds(), today=today)
        return found.client_class

    def child(self, today: date, ages: Sequence[int] = ()) -> Member | None:
        """The first child, or the first whose age this year is from the first to the last named."""
        children = [one for one in self.members if one.relation in CHILDREN and one.born]
        if ages:
            born = range(today.year - ages[-1], today.year - ages[0] + 1)
            children = [one for one in children if one.born in born]
        return children[0] if children else None


CHILDREN = (Relation.SON, Relation.DAUGHTER)
FAMILIAR_FROM = 6
"""Contacts from which on a client is in care; whoever had fewer was only asked in."""
