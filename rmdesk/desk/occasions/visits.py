"""Planned visits to a client ([N] in domain.md, "Keeping in touch")."""

from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.heard.entries import EntryRefused, Kind
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.promises import PlannedVisit
from rmdesk.language import N_
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.day import VisitTable

_VISITS: Kind[PlannedVisit] = Kind("visit", VisitTable, lambda desk: desk.day.visits)


class VisitInThePast(EntryRefused):
    message = N_("{day} is over; a visit is planned for today or later.")
    hint = N_("What took place already is logged as a contact: l or Ctrl+R.")
    field = "on"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPlan:
    """What is written down of a visit; `what` may stay empty."""

    on: date
    what: str = ""

    def values(self, today: date) -> dict[str, object]:
        """As it is stored; raises VisitInThePast."""
        if self.on < today:
            raise VisitInThePast(day=self.on.isoformat())
        return {"on": self.on, "what": self.what.strip()}


def plan_visit(desk: Desk, client_id: ClientId, plan: VisitPlan, *, now: datetime) -> int:
    """Write a visit down; raises EntryRefused or ClientGone."""
    return _VISITS.add(desk, client_id, plan.values(now.date()), now=now)


def change_visit(desk: Desk, visit_id: int, plan: VisitPlan, *, now: datetime) -> None:
    """Another day or purpose; raises EntryRefused or EntryGone."""
    _VISITS.change(desk, visit_id, plan.values(now.date()), now=now)


def visit_made(desk: Desk, visit_id: int, gist: str, *, now: datetime) -> None:
    """It took place today: settled, and a contact with its gist, as one action.

    Raises EntryGone.
    """
    visit = _VISITS.found(desk, visit_id)
    name = client_of(desk, visit.client_id).name
    with desk.store.action("visit.made", {"name": name}, at=now) as action:
        action.update(VisitTable, visit_id, {"settled_on": now.date()})
        contact = {
            "client_id": visit.client_id,
            "on": now.date(),
            "channel": Channel.VISIT,
            "gist": gist.strip() or visit.what,
            "logged_at": now,
        }
        action.insert(ContactTable, contact)


def call_visit_off(desk: Desk, visit_id: int, *, now: datetime) -> None:
    """It does not take place."""
    _VISITS.change(desk, visit_id, {"settled_on": now.date()}, now=now, verb="off")


def remove_visit(desk: Desk, visit_id: int, *, now: datetime) -> None:
    """It was written down by mistake."""
    _VISITS.remove(desk, visit_id, now=now)
