"""Deals noted, changed and taken out; what is looked up by id."""

from datetime import datetime
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.dealing.aftermath import (
    LineNews,
    follow_line,
    require_same_product,
    undo_close,
)
from rmdesk.desk.dealing.gate import pass_gate, require_in_list
from rmdesk.desk.dealing.rules import metrics_in_force
from rmdesk.desk.shelf.products import product_of
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.deals.entry import (
    DealEntry,
    entry_of,
    tidied,
    wrong_with_ended,
    wrong_with_entry,
)
from rmdesk.domain.ids import ClientId, DealId
from rmdesk.domain.months import first_of
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.tables.rhythm import DealMoveTable, DealTable

_JUDGED: Final = ("product_id", "product", "metric", "amount", "pieces")
"""What the gate looks at anew where it changes; a note or a week can always be mended."""
_JUDGED_LOST: Final = ("product_id", "product", "metric")
"""The same of a deal that was lost: opened again it goes on with what was named meanwhile."""

COUNTS_BEFORE: Final = N_("It closed on {day}; a deal counts in that month or in a later one.")


class DealGone(Refused):
    message = N_("This deal is no longer in the book.")
    hint = N_("Undo may bring it back.")


class DealEnded(Refused):
    message = N_("This deal has ended already.")
    hint = N_("Open it again first; its way so far stays on file.")


class OffTheShelfByNow(Refused):
    message = N_("{product} left the shelf.")
    hint = N_("Choose a product that is sold, or write what it is about in your own words.")


def deal_of(desk: Desk, deal_id: DealId) -> Deal:
    """The deal of an id; raises DealGone."""
    try:
        return desk.deals.get(deal_id)
    except LookupError as error:
        raise DealGone from error


def open_deal_of(desk: Desk, deal_id: DealId) -> Deal:
    """The same of one that is still open; raises DealGone or DealEnded."""
    deal = deal_of(desk, deal_id)
    if not deal.stage.is_open:
        raise DealEnded
    return deal


def add_deal(
    desk: Desk,
    client_id: ClientId,
    entry: DealEntry,
    *,
    care: str = "",
    script: str = "",
    now: datetime,
) -> DealId:
    """Note a deal; `care` is what was done for a client of 65 or older, `script` the one that was
    read in the call it came from.

    Raises ClientLeft or ClientGone, ValueRefused with the field, ProductGone or OffTheShelfByNow,
    and what `propose` raises of a product that does not suit.
    """
    client, entry = client_of(desk, client_id), tidied(entry)
    require_in_list(client)
    if wrong := wrong_with_entry(entry, metrics_in_force(desk)):
        raise ValueRefused(wrong)
    _require_sold(desk, entry)
    passed = pass_gate(
        desk,
        client,
        product_id=entry.product_id,
        product=entry.product,
        metric=entry.metric,
        stage=entry.stage,
        care=care,
    )
    today = now.date()
    values = values_of(entry) | {
        "client_id": client_id,
        "added_on": today,
        "moved_on": today,
        "client_level": passed.client_level,
        "product_level": passed.product_level,
        "care": care.strip(),
        "script": script,
    }
    with desk.store.action("deal.add", {"name": client.name}, at=now) as action:
        deal_id = DealId(action.insert(DealTable, values))
        action.insert(
            DealMoveTable,
            {
                "client_id": client_id,
                "deal_id": deal_id,
                "on": today,
                "before": None,
                "after": entry.stage,
            },
        )
        return deal_id


def edit_deal(
    desk: Desk, deal_id: DealId, entry: DealEntry, *, care: str = "", now: datetime
) -> LineNews:
    """Make the deal what `entry` says; the same again writes nothing. Returns what became of its
    line in the ledger.

    The gate looks again where product, metric, amount, pieces or stage change, of a lost deal
    where it is about something else. A deal that ended keeps its stage; the line of one that
    closed follows its amount and words, and keeps its product. Raises as `add_deal` does, or
    DealGone.
    """
    before, entry = deal_of(desk, deal_id), tidied(entry)
    client = client_of(desk, before.client_id)
    find_wrong = wrong_with_entry if before.stage.is_open else wrong_with_ended
    if not before.stage.is_open and entry.stage is not before.stage:
        raise DealEnded
    if wrong := find_wrong(entry, metrics_in_force(desk)):
        raise ValueRefused(wrong)
    if before.stage is Stage.CLOSED:
        _require_closed_in_order(desk, before, entry)
    care = care.strip() or before.care
    if entry == entry_of(before) and care == before.care:
        return LineNews.NONE
    if before.stage.is_open:
        require_in_list(client)
    values: dict[str, Any] = values_of(entry) | {"care": care}
    if entry.product_id is not None and entry.product_id != before.product_id:
        _require_sold(desk, entry)
    judged = _JUDGED_LOST if before.stage is Stage.LOST else _JUDGED
    is_judged_anew = any(getattr(entry, name) != getattr(before, name) for name in judged)
    goes_on = list(Stage).index(entry.stage) > list(Stage).index(before.stage)
    if is_judged_anew or goes_on:
        passed = pass_gate(
            desk,
            client,
            product_id=entry.product_id,
            product=entry.product,
            metric=entry.metric,
            stage=entry.stage,
            care=care,
        )
        values |= {"client_level": passed.client_level, "product_level": passed.product_level}
    today = now.date()
    with desk.store.action("deal.edit", {"name": client.name}, at=now) as action:
        if entry.stage is not before.stage:
            values["moved_on"] = today
            move = {"client_id": client.id, "deal_id": deal_id, "on": today}
            action.insert(DealMoveTable, move | {"before": before.stage, "after": entry.stage})
        news = follow_line(desk, action, before, entry)
        action.update(DealTable, deal_id, values)
    return news


def _require_closed_in_order(desk: Desk, closed: Deal, entry: DealEntry) -> None:
    """Raise ValueRefused for a month before the day of the close, or another product than that in
    the ledger."""
    if closed.closed_on is not None and entry.month < first_of(closed.closed_on):
        raise ValueRefused(Wrong("month", COUNTS_BEFORE, {"day": closed.closed_on.isoformat()}))
    require_same_product(desk, closed, entry)


def remove_deal(desk: Desk, deal_id: DealId, *, now: datetime) -> None:
    """Take out a deal that was never one, with its way; its line in the ledger ends today, and its
    to-do after the sale goes. Undo brings all of it back. Raises DealGone."""
    deal = deal_of(desk, deal_id)
    name = client_of(desk, deal.client_id).name
    with desk.store.action("deal.remove", {"name": name}, at=now) as action:
        undo_close(desk, action, deal, today=now.date())
        for move in desk.deal_moves.of(deal.client_id):
            if move.deal_id == deal_id:
                action.delete(DealMoveTable, move.id)
        action.delete(DealTable, deal_id)


def values_of(entry: DealEntry) -> dict[str, Any]:
    """The values by field name, as the table takes them."""
    return {name: getattr(entry, name) for name in DealEntry.__dataclass_fields__}


def _require_sold(desk: Desk, entry: DealEntry) -> None:
    """Raise ProductGone or OffTheShelfByNow; one that is sold from a later day on is planned."""
    if entry.product_id is None:
        return
    product = product_of(desk, entry.product_id)
    if product.gone_on is not None:
        raise OffTheShelfByNow(product=product.name)
