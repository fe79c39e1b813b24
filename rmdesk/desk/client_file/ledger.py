"""The ledger: what a client owns and owes, line by line, here and elsewhere.

A line typed by hand keeps no class word of its own (`called` stays empty): no list of the bank
has shown it, so none can miss it.
"""

from dataclasses import replace
from datetime import date, datetime

from rmdesk.desk.book import Desk, readings
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.duties import OF_A_LINE, settle_of
from rmdesk.domain.endings import Ending, Way, wrong_with_ending
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId
from rmdesk.domain.ledger.lines import LedgerLine, line_of, valued, wrong_with
from rmdesk.domain.ledger.words import Vocabulary
from rmdesk.domain.months import months_away
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.money import HoldingTable

OURS = "本行"
"""What imports call our own bank as well."""


class LineGone(Refused):
    message = N_("This line is no longer in the ledger.")
    hint = N_("Undo may bring it back.")


class LineEnded(Refused):
    message = N_("This line has ended already.")
    hint = N_("Undo takes that back; a new line can be added at any time.")


def holding_of(desk: Desk, holding_id: HoldingId) -> Holding:
    """The line of an id; raises LineGone."""
    try:
        return desk.holdings.get(holding_id)
    except LookupError as error:
        raise LineGone from error


def vocabulary(desk: Desk, *, held: Holding | None = None) -> Vocabulary:
    """What a line typed by hand may name: the banks of the book and the shelf, and the product
    that is `held` although it left the shelf."""
    spelt = readings()
    kept = held.product_id if held else None
    return Vocabulary(
        banks={bank: spelt.initials(bank) for bank in desk.ladder.banks()},
        products=[
            product
            for product in desk.products.all()
            if product.gone_on is None or product.id == kept
        ],
        net_values=desk.products.newest_values(),
    )


def add_line(desk: Desk, client_id: ClientId, line: LedgerLine, *, now: datetime) -> HoldingId:
    """Add a line; raises ValueRefused with the field, or ClientGone."""
    name = client_of(desk, client_id).name
    line = _checked(desk, line, now)
    values = {"client_id": client_id, **values_of(line), "known_since": now.date()}
    values["as_of"] = line.as_of or now.date()
    with desk.store.action("ledger.add", {"name": name}, at=now) as action:
        return HoldingId(action.insert(HoldingTable, values))


def edit_line(desk: Desk, holding_id: HoldingId, line: LedgerLine, *, now: datetime) -> None:
    """Make the line what `line` says; the same again writes nothing.

    A new amount, or an instalment said to be overdue, is as of today unless its day is given, too.
    Raises ValueRefused or LineGone.
    """
    before = holding_of(desk, holding_id)
    line = _checked(desk, line, now)
    today, due = now.date(), line.next_payment_on
    is_said_overdue = due is not None and due != before.next_payment_on and due < today
    if (line.amount != before.amount or is_said_overdue) and line.as_of == before.as_of:
        line = replace(line, as_of=today)
    if line == line_of(before):
        return
    with desk.store.action("ledger.edit", _of(desk, before), at=now) as action:
        action.update(HoldingTable, holding_id, values_of(line))


def end_line(desk: Desk, holding_id: HoldingId, ending: Ending, *, now: datetime) -> None:
    """Say what became of a line; a renewal or a move writes the line that follows, too.

    Raises ValueRefused, LineEnded or LineGone.
    """
    holding = holding_of(desk, holding_id)
    if holding.gone_on is not None:
        raise LineEnded
    if wrong := wrong_with_ending(holding, ending, today=now.date()):
        raise ValueRefused(wrong)
    with desk.store.action("ledger.end", _of(desk, holding), at=now) as action:
        action.update(HoldingTable, holding_id, {"gone_on": ending.on})
        settle_of(desk, action, holding.client_id, OF_A_LINE, holding_id, today=now.date())
        match ending.way:
            case Way.RENEWED:
                _renew(action, holding, ending, now)
            case Way.PAID_IN:
                _pay_in(desk, action, holding, ending, now)
            case Way.MOVED:
                _open_account(action, holding, ending, now, institution=ending.institution.strip())
            case Way.SPENT:
                pass


def instalment_paid(desk: Desk, holding_id: HoldingId, *, now: datetime) -> date:
    """The oldest instalment was paid: the next one is due a month later; that day.

    The amount stays: what is still owed was not said. Raises LineEnded or LineGone.
    """
    holding = holding_of(desk, holding_id)
    if holding.gone_on is not None or holding.next_payment_on is None:
        raise LineEnded
    following = months_away(holding.next_payment_on, 1)
    with desk.store.action("ledger.paid", _of(desk, holding), at=now) as action:
        action.update(HoldingTable, holding_id, {"next_payment_on": following})
    return following


def remove_line(desk: Desk, holding_id: HoldingId, *, now: datetime) -> None:
    """Take out a line that was never right; undo brings it back. Raises LineGone."""
    holding = holding_of(desk, holding_id)
    with desk.store.action("ledger.remove", _of(desk, holding), at=now) as action:
        action.delete(HoldingTable, holding_id)
        settle_of(desk, action, holding.client_id, OF_A_LINE, holding_id, today=now.date())


def values_of(line: LedgerLine) -> dict[str, object]:
    """The line's values by field name, amounts as Money."""
    return {name: getattr(line, name) for name in LedgerLine.__dataclass_fields__}


def _checked(desk: Desk, line: LedgerLine, now: datetime) -> LedgerLine:
    """The line as it is kept; raises ValueRefused."""
    if line.is_ours:
        line = replace(line, institution=OURS)
    line = replace(line, institution=line.institution.strip(), item=line.item.strip())
    if line.product_id is not None:
        line = valued(line, desk.products.newest_value(line.product_id))
    if wrong := wrong_with(line, today=now.date()):
        raise ValueRefused(wrong)
    return line


def _renew(action: Action, holding: Holding, ending: Ending, now: datetime) -> None:
    follows = replace(
        line_of(holding),
        amount=ending.amount,
        start=ending.on,
        maturity=ending.maturity,
        rate_bp=ending.rate_bp,
        as_of=ending.on,
        cost=None,
        units=None,
    )
    _write(action, holding.client_id, follows, now)


def _pay_in(desk: Desk, action: Action, holding: Holding, ending: Ending, now: datetime) -> None:
    """Into the demand account at the same bank: the one on file, else a new one."""
    account = next(
        (
            line
            for line in desk.holdings.of(holding.client_id)
            if line.holding_class is HoldingClass.DEMAND_DEPOSIT
            and (line.is_ours, line.institution) == (holding.is_ours, holding.institution)
            and line.gone_on is None
        ),
        None,
    )
    if account is None:
        institution = "" if holding.is_ours else holding.institution
        _open_account(action, holding, ending, now, institution=institution)
        return
    amount = account.amount + ending.amount
    action.update(HoldingTable, account.id, {"amount": amount, "as_of": ending.on})


def _open_account(
    action: Action, holding: Holding, ending: Ending, now: datetime, *, institution: str
) -> None:
    line = LedgerLine(
        holding_class=HoldingClass.DEMAND_DEPOSIT,
        is_ours=not institution,
        institution=institution or OURS,
        amount=ending.amount,
        as_of=ending.on,
        source=holding.source,
    )
    _write(action, holding.client_id, line, now)


def _write(action: Action, client_id: ClientId, line: LedgerLine, now: datetime) -> None:
    action.insert(
        HoldingTable, {"client_id": client_id, **values_of(line), "known_since": now.date()}
    )


def _of(desk: Desk, holding: Holding) -> dict[str, object]:
    return {"name": client_of(desk, holding.client_id).name}
