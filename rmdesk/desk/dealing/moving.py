"""Deals on their way over the board, and into another month."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.dealing.entering import deal_of, open_deal_of
from rmdesk.desk.dealing.gate import ClientLeft, Passed, pass_gate, require_in_list
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.deals.entry import NOT_BY_ENTRY, is_past_week
from rmdesk.domain.ids import DealId
from rmdesk.domain.months import first_of
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.rhythm import DealMoveTable, DealTable


class NothingToCarry(Refused):
    message = N_("None of these deals is open in another month.")
    hint = N_("Mark open deals of an earlier month; those that ended stay where they count.")


def move_deal(desk: Desk, deal_id: DealId, stage: Stage, *, care: str = "", now: datetime) -> None:
    """Move an open deal to another open stage, on or back; to the same one writes nothing.

    Raises DealGone, DealEnded, ClientLeft, ValueRefused at ``stage``, ``care`` or ``product``, and
    before the last stage what `propose` raises of a product that does not suit.
    """
    deal = open_deal_of(desk, deal_id)
    if not stage.is_open:
        raise ValueRefused(Wrong("stage", NOT_BY_ENTRY))
    if stage is deal.stage:
        return
    client = client_of(desk, deal.client_id)
    require_in_list(client)
    values: dict[str, Any] = {}
    if stage is Stage.TO_CLOSE:
        care = care.strip() or deal.care
        passed = passed_by(desk, deal, stage, care=care)
        values = levels(passed) | {"care": care}
    with desk.store.action("deal.move", {"name": client.name}, at=now) as action:
        note_move(action, deal, stage, on=now.date(), values=values)


def note_move(
    action: Action, deal: Deal, stage: Stage, *, on: date, values: dict[str, Any] | None = None
) -> None:
    """Within `action`: the deal stands at `stage` from `on`, with other `values` besides."""
    move = {"client_id": deal.client_id, "deal_id": deal.id, "on": on}
    action.insert(DealMoveTable, move | {"before": deal.stage, "after": stage})
    action.update(DealTable, deal.id, {**(values or {}), "stage": stage, "moved_on": on})


def passed_by(desk: Desk, deal: Deal, stage: Stage, *, care: str) -> Passed:
    """What the gate compared for the deal to go to `stage`; raises as `pass_gate` does."""
    return pass_gate(
        desk,
        client_of(desk, deal.client_id),
        product_id=deal.product_id,
        product=deal.product,
        metric=deal.metric,
        stage=stage,
        care=care,
    )


def levels(passed: Passed) -> dict[str, Any]:
    """As the table keeps them."""
    return {"client_level": passed.client_level, "product_level": passed.product_level}


@dataclass(frozen=True, slots=True)
class Carried:
    """How many deals went to another month; `stayed` are the names of clients whose deals did not,
    for they left the list."""

    count: int
    stayed: tuple[str, ...] = ()


def carry_over(desk: Desk, deal_ids: Collection[DealId], month: date, *, now: datetime) -> Carried:
    """Let open deals count in another month, as one action.

    Those that ended, are of the month already, or of a client who left the list, stay. A week that
    lies before both the month and today is no longer expected. Raises DealGone, NothingToCarry, or
    ClientLeft where it holds back all of them.
    """
    month, today = first_of(month), now.date()
    found = [deal for deal_id in deal_ids if (deal := _movable(desk, deal_id, month)) is not None]
    owners = {deal.client_id: client_of(desk, deal.client_id) for deal in found}
    deals = [deal for deal in found if owners[deal.client_id].gone_on is None]
    left = tuple(one.name for one in owners.values() if one.gone_on is not None)
    if not deals:
        raise ClientLeft(name=left[0]) if left else NothingToCarry
    subject = {"count": len(deals), "name": owners[deals[0].client_id].name}
    with desk.store.action("deal.carry", subject, at=now) as action:
        for deal in deals:
            values: dict[str, Any] = {"month": month}
            if (
                deal.expected_on is not None
                and deal.expected_on < month
                and is_past_week(deal.expected_on, today)
            ):
                values["expected_on"] = None
            action.update(DealTable, deal.id, values)
    return Carried(len(deals), left)


def _movable(desk: Desk, deal_id: DealId, month: date) -> Deal | None:
    deal = deal_of(desk, deal_id)
    return deal if deal.stage.is_open and deal.month != month else None
