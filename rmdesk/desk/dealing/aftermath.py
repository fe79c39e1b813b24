"""What the close of a deal wrote besides, its line in the ledger and its to-do after the sale: how
both follow the deal when that is corrected, opened again or taken out."""

from datetime import date
from enum import StrEnum
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.duties import OF_A_LINE, settle_of, withdraw
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.deals.entry import DealEntry
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import DealId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_
from rmdesk.store.journal.actions import Action
from rmdesk.store.journal.former_history import domain_value
from rmdesk.store.tables.day import ToDoTable
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.rhythm import DealTable

WIN: Final = "deal.win"
"""The action that closes a deal."""

IN_THE_LEDGER: Final = N_(
    "This deal stands in the ledger as “{item}”; open it again before you change its product."
)
_DEALS: Final = "deals"
_MOVES: Final = "deal_moves"
_TO_DOS: Final = "to_dos"


class LineNews(StrEnum):
    """What became of the line in the ledger when its deal was corrected."""

    NONE = "none"
    FOLLOWED = "followed"
    STAYED = "stayed"
    """It has another amount by now, so nobody knows what it would have to be."""


def line_of_deal(desk: Desk, deal: Deal) -> Holding | None:
    """The line that the deal wrote into the ledger, while it stands there."""
    if deal.holding_id is None:
        return None
    try:
        line = desk.holdings.get(deal.holding_id)
    except LookupError:  # whoever took it out is not asked for it
        return None
    return line if line.gone_on is None else None


def require_same_product(desk: Desk, deal: Deal, entry: DealEntry) -> None:
    """Raise ValueRefused where another product would contradict the line in the ledger."""
    line = line_of_deal(desk, deal)
    if line is not None and entry.product_id != deal.product_id:
        raise ValueRefused(Wrong("product", IN_THE_LEDGER, {"item": line.item}))


def follow_line(desk: Desk, action: Action, deal: Deal, entry: DealEntry) -> LineNews:
    """Within `action`: the line of a closed deal says what the deal says from now on, in what it
    still had from it."""
    line = line_of_deal(desk, deal)
    if line is None or (entry.amount, entry.product) == (deal.amount, deal.product):
        return LineNews.NONE
    values: dict[str, Any] = {}
    if entry.product != deal.product and line.item == deal.product:
        values["item"] = entry.product
    if entry.amount != deal.amount:
        if line.amount != deal.amount:
            return LineNews.STAYED
        values["amount"] = entry.amount
        if line.cost == deal.amount:
            values["cost"] = entry.amount
    if not values:
        return LineNews.NONE
    action.update(HoldingTable, line.id, values)
    return LineNews.FOLLOWED


def undo_close(desk: Desk, action: Action, deal: Deal, *, today: date) -> None:
    """Within `action`: the line in the ledger ends today, and nobody is to be asked how the sale
    is."""
    if (line := line_of_deal(desk, deal)) is not None:
        action.update(HoldingTable, line.id, {"gone_on": today})
        settle_of(desk, action, deal.client_id, OF_A_LINE, line.id, today=today)
    if deal.stage is Stage.CLOSED:
        _drop_after_sale(desk, action, deal)


def _drop_after_sale(desk: Desk, action: Action, deal: Deal) -> None:
    """The to-do that the close wrote, unless it is done; those of other sales stay."""
    closes = [
        move.id
        for move in desk.deal_moves.of(deal.client_id)
        if move.deal_id == deal.id and move.after is Stage.CLOSED
    ]
    if not closes:
        return
    done = {
        stored.duty.subject
        for stored in desk.duties.of(deal.client_id)
        if stored.duty.kind is OccasionKind.TO_DO and not stored.duty.is_open
    }
    there = {one.id for one in desk.day.to_dos.of(deal.client_id)}
    for to_do_id in desk.journal.added_with(_MOVES, max(closes), _TO_DOS):
        if to_do_id in there - done:
            withdraw(desk, action, OccasionKind.TO_DO, deal.client_id, to_do_id)
            action.delete(ToDoTable, to_do_id)


def before_the_close(desk: Desk, deal_id: DealId) -> dict[str, Any]:
    """Month, amount and pieces as they were before a deal closed, where the close changed them and
    nothing did since; an amount that was not known then is left as it closed."""
    found: dict[str, Any] = {}
    for name in ("month", "amount", "pieces"):
        changes = list(desk.journal.history(_DEALS, deal_id, name))
        if changes and changes[-1].kind == WIN and changes[-1].before is not None:
            found[name] = domain_value(DealTable, name, changes[-1].before)
    return found
