"""How deals end: closed, with what follows from it, or lost, with the reason; and opened again."""

from datetime import datetime, timedelta
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.ledger import OURS, values_of
from rmdesk.desk.dealing.aftermath import WIN, before_the_close, undo_close
from rmdesk.desk.dealing.entering import deal_of, open_deal_of
from rmdesk.desk.dealing.gate import require_in_list
from rmdesk.desk.dealing.moving import levels, note_move, passed_by
from rmdesk.desk.dealing.rules import metrics_in_force
from rmdesk.desk.scripts.in_force import pack
from rmdesk.desk.shelf.products import product_of
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.deals.entry import Won, metric_of, wrong_with_lost, wrong_with_won
from rmdesk.domain.deals.loans import loan_class
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import DealId
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.months import first_of, last_of
from rmdesk.domain.products import Product
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import Refused
from rmdesk.language import N_, _, spoken
from rmdesk.store.tables.day import ToDoTable
from rmdesk.store.tables.money import HoldingTable

LOANS: Final = "loans"

NO_LINE: Final = N_(
    "This is no line of the ledger; leave that off, and enter a policy on the client's own page."
)
_AFTER_SALE: Final = N_("After the sale of {product}: is everything as expected?")
_AFTER_A_SALE: Final = N_("After the sale: is everything as expected?")
_LOST_SO: Final = N_("lost on {day}, {reason}: {words}")
_LOST: Final = N_("lost on {day}: {words}")
_NEXT: Final = "; "
"""Between the parts of a note, which has one line."""


def line_after(desk: Desk, deal: Deal, won: Won) -> LedgerLine | None:
    """What a closed deal would write into the client's ledger; None where it is no line of it.

    A product of the shelf is a holding with us of its kind, a loan is the debt that was chosen, or
    that its words name; an account opened, a regular premium and what is not on the shelf are none.
    Raises ProductGone.
    """
    if won.amount is None:
        return None
    today, product = won.on, None
    if deal.product_id is not None:
        product = product_of(desk, deal.product_id)
    if deal.metric == LOANS and product is None:
        kind, is_debt = won.loan or loan_class(deal.product), True
    elif product is not None and _is_line(deal, product):
        kind, is_debt = product.kind, product.kind.is_liability
    else:
        return None
    term = product.term_days if product is not None else None
    return LedgerLine(
        holding_class=kind,
        institution=OURS,
        item=product.name if product is not None else deal.product,
        amount=won.amount,
        cost=None if is_debt else won.amount,
        start=today,
        maturity=today + timedelta(days=term) if term is not None else None,
        risk=product.risk if product is not None else "",
        product_id=product.id if product is not None else None,
        as_of=today,
    )


def _is_line(deal: Deal, product: Product) -> bool:
    """A first regular premium is no cash value yet."""
    return product.kind is not HoldingClass.INSURANCE_VALUE or deal.metric != "insurance_regular"


def win_deal(desk: Desk, deal_id: DealId, won: Won, *, care: str = "", now: datetime) -> None:
    """Close a deal: it counts in its month, or in that of the day where that came later; with
    `into_ledger` the line stands in the client's ledger, with a day after the sale a to-do.

    All of it is one action. Raises DealGone, DealEnded, ClientLeft, ValueRefused with the field,
    and what `propose` raises of a product that does not suit.
    """
    deal, today = open_deal_of(desk, deal_id), now.date()
    client = client_of(desk, deal.client_id)
    require_in_list(client)
    if wrong := wrong_with_won(won, metric_of(deal.metric, metrics_in_force(desk)), today=today):
        raise ValueRefused(wrong)
    care = care.strip() or deal.care
    passed = passed_by(desk, deal, Stage.CLOSED, care=care)
    line = line_after(desk, deal, won) if won.into_ledger else None
    if won.into_ledger and line is None:
        raise ValueRefused(Wrong("into_ledger", NO_LINE))
    values: dict[str, Any] = levels(passed) | {
        "amount": won.amount,
        "pieces": won.pieces,
        "closed_on": won.on,
        "care": care,
    }
    if won.on > last_of(deal.month):
        values["month"] = first_of(won.on)
    with desk.store.action(WIN, {"name": client.name}, at=now) as action:
        if line is not None:
            row = {"client_id": client.id, **values_of(line), "known_since": today}
            values["holding_id"] = action.insert(HoldingTable, row)
        if won.after_sale_on is not None:
            what = _what_after(desk, deal)
            row = {"client_id": client.id, "on": won.after_sale_on, "what": what}
            action.insert(ToDoTable, row)
        note_move(action, deal, Stage.CLOSED, on=won.on, values=values)


def _what_after(desk: Desk, deal: Deal) -> str:
    """The to-do in words, in the language in force."""
    named = deal.product
    if deal.product_id is not None:
        named = product_of(desk, deal.product_id).name
    return _(_AFTER_SALE).format(product=named) if named else _(_AFTER_A_SALE)


def lose_deal(
    desk: Desk, deal_id: DealId, reason: ObjectionKind | None, words: str, *, now: datetime
) -> None:
    """A deal came to nothing, for a reason of the objections and in the client's words.

    That of a client who left the list can be lost, too. Raises DealGone, DealEnded or ValueRefused
    at ``reason`` or ``words``.
    """
    deal, today = open_deal_of(desk, deal_id), now.date()
    if wrong := wrong_with_lost(reason, words):
        raise ValueRefused(wrong)
    name = client_of(desk, deal.client_id).name
    values = {"closed_on": today, "lost_reason": reason, "lost_words": words.strip()}
    with desk.store.action("deal.lose", {"name": name}, at=now) as action:
        note_move(action, deal, Stage.LOST, on=today, values=values)


def reopen_deal(desk: Desk, deal_id: DealId, *, now: datetime) -> Stage:
    """A deal that ended goes on where it stood before, in the month and with the figures that it
    had; returns that stage. Why it was lost stays in its note.

    Its line in the ledger, if there is one, ends today, and its to-do after the sale goes. To stand
    before the close again it passes the gate again, else it goes on as met. Raises DealGone or
    ClientLeft.
    """
    deal, today = deal_of(desk, deal_id), now.date()
    if deal.stage.is_open:
        return deal.stage
    client = client_of(desk, deal.client_id)
    require_in_list(client)
    stage = _stage_before(desk, deal)
    values: dict[str, Any] = {
        "closed_on": None,
        "lost_reason": None,
        "lost_words": "",
        "holding_id": None,
    }
    if deal.stage is Stage.CLOSED:
        values |= before_the_close(desk, deal_id)
    else:
        values["note"] = _noted(desk, deal)
    with desk.store.action("deal.reopen", {"name": client.name}, at=now) as action:
        undo_close(desk, action, deal, today=today)
        note_move(action, deal, stage, on=today, values=values)
    return stage


def _noted(desk: Desk, deal: Deal) -> str:
    """The note with why the deal was lost before, in the language in force."""
    titles = {one.kind: one.title for one in pack(desk, spoken()).objections}
    reason = titles.get(deal.lost_reason, "") if deal.lost_reason is not None else ""
    words = deal.lost_words or reason
    if not words or deal.closed_on is None:
        return deal.note
    sentence = _(_LOST_SO) if deal.lost_words and reason else _(_LOST)
    lost = sentence.format(day=deal.closed_on.isoformat(), reason=reason, words=words)
    return f"{deal.note}{_NEXT}{lost}" if deal.note else lost


def _stage_before(desk: Desk, deal: Deal) -> Stage:
    """Where the deal stood before it ended; met where nothing tells, or where nobody may close."""
    ends = [
        move
        for move in desk.deal_moves.of(deal.client_id)
        if move.deal_id == deal.id and move.after is deal.stage
    ]
    # By number: the day of a close may lie before that of the step it followed.
    before = max(ends, key=lambda move: move.id).before if ends else None
    if before is None or not before.is_open:
        return Stage.MET
    if before is Stage.TO_CLOSE:
        try:
            passed_by(desk, deal, Stage.TO_CLOSE, care=deal.care)
        except Refused:
            return Stage.MET
    return before
