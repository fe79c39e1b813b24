"""The page of leaving: where one stands, and each step behind its line."""

from collections.abc import Sequence
from functools import partial

from rmdesk.desk.book import Desk
from rmdesk.desk.briefs.kept import kept_briefs
from rmdesk.desk.erasing.permit import permit_of
from rmdesk.desk.handover.receivers import receivers_of
from rmdesk.desk.handover.sharing import shares_of
from rmdesk.desk.handover.standing import readiness
from rmdesk.desk.handover.treatments import own_clients, treatments_of
from rmdesk.desk.lent.whose import require_own
from rmdesk.domain.handover.readiness import Readiness, Standing
from rmdesk.domain.handover.steps import Stand, Step, marks
from rmdesk.domain.ids import ClientId
from rmdesk.errors import RmdeskError
from rmdesk.ui.dialogs.leaving import LeavingPage, StepLine, page_of
from rmdesk.ui.dialogs.parts.sheet import staying
from rmdesk.ui.drafts.half_typed import half_typed
from rmdesk.ui.host import Host
from rmdesk.ui.leaving import words
from rmdesk.ui.leaving.briefs import keep_briefs
from rmdesk.ui.leaving.erasing import erase_book
from rmdesk.ui.leaving.receipts import take_receipts
from rmdesk.ui.leaving.receivers import keep_receivers
from rmdesk.ui.leaving.sharing import keep_shares
from rmdesk.ui.leaving.treatments import keep_treatments
from rmdesk.ui.leaving.writing import write_bundles


async def leave_book(host: Host, marked: Sequence[ClientId] = ()) -> None:
    """Show the steps and open them until it is left; what was done stands in the book.

    `marked` clients are offered where some are to be chosen.
    """
    await host.access.ask(require_own)
    lines = await host.access.ask(partial(step_lines, waiting=half_typed(host)))
    page = LeavingPage(lines)
    async with staying(host.app, page):
        while (taken := await page.taken()) is not None:
            step, before = lines[taken.row].step, lines
            try:
                await _open(host, step, marked)
            except RmdeskError as refusal:
                page.tell(refusal.in_full(), alarm=True)
            lines = await host.access.ask(partial(step_lines, waiting=half_typed(host)))
            # A step that is done hands the cursor on to the next; one that is not keeps it.
            is_further = [one.mark for one in before] != [one.mark for one in lines]
            page.show(page_of(lines, at=None if is_further else step))
    await host.read_again()


async def _open(host: Host, step: Step, marked: Sequence[ClientId]) -> None:
    match step:
        case Step.RECEIVERS:
            await keep_receivers(host)
        case Step.SHARES:
            await keep_shares(host, marked)
        case Step.TREATMENTS:
            await keep_treatments(host)
        case Step.BRIEFS:
            await keep_briefs(host)
        case Step.WRITING:
            await write_bundles(host)
        case Step.RECEIPTS:
            await take_receipts(host)
        case Step.ERASE:
            await erase_book(host)


def step_lines(desk: Desk, *, waiting: int) -> list[StepLine]:
    """Every step with how it stands, in a few words; `waiting` dialogs have half-typed words."""
    receivers, shares, ready = receivers_of(desk), shares_of(desk), readiness(desk)
    uncompared = sum(one.compared_on is None and one.id in shares.per for one in receivers)
    unassigned = ready.counts.get(Standing.UNASSIGNED, 0)
    is_permitted = ready.is_ready and permit_of(desk, half_typed=waiting).is_permitted
    stand = Stand(
        compared=sum(one.compared_on is not None for one in receivers),
        uncompared=uncompared,
        unassigned=unassigned,
        unwritten=_count(ready, Standing.UNWRITTEN, Standing.CHANGED),
        unconfirmed=_count(ready, Standing.UNCONFIRMED),
    )
    says = {
        Step.RECEIVERS: words.receivers_words(receivers),
        Step.SHARES: words.shares_words(receivers, shares, unassigned),
        Step.TREATMENTS: words.treatments_words(treatments_of(desk), len(own_clients(desk))),
        Step.BRIEFS: words.briefs_words(len(kept_briefs(desk)), shares.clients),
        Step.WRITING: words.writing_words(ready),
        Step.RECEIPTS: words.receipts_words(ready),
        Step.ERASE: words.erase_words(ready, is_permitted=is_permitted),
    }
    return [StepLine(step, mark, says[step]) for step, mark in marks(stand).items()]


def _count(ready: Readiness, *standings: Standing) -> int:
    """So many clients, and what belongs to no client as one more."""
    return sum(ready.counts.get(one, 0) for one in standings) + (ready.own in standings)
