"""Deals on their way: a stage on or back, opened again, into another month, taken out."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Final, TypeVar

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.board import DealRow
from rmdesk.desk.dealing.ending import reopen_deal
from rmdesk.desk.dealing.entering import deal_of, remove_deal
from rmdesk.desk.dealing.moving import carry_over, move_deal
from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.domain.ids import DealId
from rmdesk.domain.rhythm.weeks import month_of, next_month
from rmdesk.domain.wrong import ValueRefused
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.deals.adding import change_deal
from rmdesk.ui.deals.ending import win
from rmdesk.ui.dialogs.deals.care import CareForm
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.host import Host
from rmdesk.ui.words.deals import month_word, named
from rmdesk.ui.words.labels import label

R = TypeVar("R")

_AT_FIRST: Final = N_("This is the first stage; Delete says what became of the deal.")
_ENDS_LINE: Final = N_(
    "This deal is closed and stands in the client's ledger; opened again, its line there ends today"
    " and it no longer counts towards the target. If it was closed by mistake just now, u undoes"
    " that without a trace."
)
_MOST_NAMES: Final = 5
_REOPEN: Final = N_("Open the deal again")
_OUT_OF_LEDGER: Final = N_(
    "This deal is closed and stands in the client's ledger; taken out, its line there ends today"
    " and it no longer counts towards the target."
)
_OUT: Final = N_("Take the deal out")
_AT_LAST: Final = N_("This deal has ended; Back a stage opens it again.")


def stage_beside(stage: Stage, steps: int) -> Stage | None:
    """The stage to which a deal goes from `stage`: past the last open one it is closed, back from
    an end it is as it was. None past the ends."""
    if not stage.is_open:
        return Stage.TO_CLOSE if steps < 0 else None
    at = OPEN_STAGES.index(stage) + steps
    if at < 0:
        return None
    return OPEN_STAGES[at] if at < len(OPEN_STAGES) else Stage.CLOSED


async def move_by(host: Host, row: DealRow, steps: int) -> None:
    """A stage on, or back with `steps` -1. May raise Refused."""
    stage = stage_beside(row.deal.stage, steps)
    if stage is None:
        host.tell(_(_AT_FIRST) if row.deal.stage.is_open else _(_AT_LAST))
    elif not row.deal.stage.is_open:
        await reopen(host, row)
    elif stage is Stage.CLOSED:
        await win(host, row)
    else:
        await move_to(host, row, stage)


async def move_to(host: Host, row: DealRow, stage: Stage) -> None:
    """To an open stage; what the gate asks for first is asked for. May raise Refused."""
    deal_id = row.deal.id

    def write(desk: Desk, care: str, now: datetime) -> None:
        move_deal(desk, deal_id, stage, care=care, now=now)

    care = ""
    while True:
        given, now = care, host.access.now()
        try:
            await host.access.ask(lambda desk: write(desk, given, now))
            break
        except ValueRefused as refusal:
            if refusal.field == "product":
                await change_deal(host, row, stage=stage, refusal=refusal)
                return
            if refusal.field != "care":
                raise
            answer = await ask(host.app, CareForm(named(row), refusal))
            if answer is None:
                return
            care = answer
    await host.read_again()
    host.tell(
        _("{deal}: from {before} to {after}. u takes it back.").format(
            deal=named(row), before=label(row.deal.stage), after=label(stage)
        )
    )


async def reopen(host: Host, row: DealRow) -> None:
    """A deal that ended goes on where it stood; one that stands in the ledger only if that is
    meant. May raise Refused."""
    if row.deal.holding_id is not None and not await ask(
        host.app, Confirm(named(row), _(_ENDS_LINE), _(_REOPEN))
    ):
        return
    now = host.access.now()
    deal_id = row.deal.id
    stage = await host.access.ask(lambda desk: reopen_deal(desk, deal_id, now=now))
    month = await host.access.ask(lambda desk: deal_of(desk, deal_id).month)
    await host.read_again()
    told = _("Open again: {deal}, {stage}, {month}.").format(
        deal=named(row), stage=label(stage), month=month_word(month)
    )
    if row.deal.holding_id is not None:
        told = _("{told} Its line in the ledger ended today.").format(told=told)
    host.tell(told)


async def carry(host: Host, rows: Sequence[DealRow]) -> bool:
    """Let deals count in another month, which is chosen; whether they went. May raise Refused."""
    months = _months(host.access.today, {row.deal.month for row in rows})
    title = _("To which month? Deals: {count}").format(count=len(rows))
    chosen = await ask(host.app, Pick(title, [month_word(month) for month in months]))
    if chosen is None:
        return False
    month, ids, now = months[chosen], [row.deal.id for row in rows], host.access.now()
    carried = await host.access.ask(lambda desk: carry_over(desk, ids, month, now=now))
    await host.read_again()
    told = _("Deals that count in {month} from now on: {count}. u takes it back.").format(
        month=month_word(month), count=carried.count
    )
    if carried.stayed:
        told = _("To {month}: {count}. Stayed, clients who left, {left}: {names}.").format(
            month=month_word(month),
            count=carried.count,
            left=len(carried.stayed),
            names=formats.enumerated(carried.stayed[:_MOST_NAMES]),
        )
    host.tell(told, alarm=bool(carried.stayed))
    return True


def _months(today: date, held: Collection[date]) -> list[date]:
    """Three months to choose from: that after the deals' own first, none that is over."""
    this = month_of(today)
    first = max(this, max(held, default=this))
    after = [first]
    while len(after) < 4:
        after.append(next_month(after[-1]))
    if held == {first}:
        after = after[1:]
    return ([this] if this not in (*held, *after) else []) + after[:3]


async def take_out(host: Host, row: DealRow) -> None:
    """It was never a deal; one that stands in the ledger goes only if that is meant. May raise
    DealGone."""
    deal_id: DealId = row.deal.id
    if row.deal.holding_id is not None and not await ask(
        host.app, Confirm(named(row), _(_OUT_OF_LEDGER), _(_OUT))
    ):
        return
    now = host.access.now()
    await host.access.ask(lambda desk: remove_deal(desk, deal_id, now=now))
    await host.read_again()
    host.tell(_("Taken out; u or Ctrl+Z brings it back."))
