"""Work on proposals: one more through the gate, or one that no longer stands."""

from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.candidates import candidates_of
from rmdesk.desk.diagnosing.proposing import propose, withdraw_proposal
from rmdesk.domain.ids import ClientId
from rmdesk.domain.proposals import ProposalRow
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.proposal import ProposalForm, TypedProposal
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.words.proposals import product_name

_WITHDRAW = N_("Withdraw it: it stays on file")


async def add_proposal(host: Host, client_id: ClientId) -> None:
    """Have a product chosen and keep the proposal. May raise ClientGone."""
    shown = await host.access.ask(lambda desk: candidates_of(desk, client_id))

    def write(desk: Desk, typed: TypedProposal, now: datetime) -> None:
        propose(
            desk,
            client_id,
            typed.product_id,
            typed.amount,
            care=typed.care,
            note=typed.note,
            now=now,
        )

    answer = await take_answer(
        host, lambda draft, refusal: ProposalForm(shown, draft, refusal=refusal), write
    )
    if answer is not None:
        named = next(
            one.product.name for one in shown.candidates if one.product.id == answer.product_id
        )
        host.tell(_("Proposed: {product}.").format(product=named))


async def open_proposal(host: Host, row: ProposalRow) -> None:
    """Say what is to be done with a proposal, and do it. May raise ProposalGone."""
    if not row.proposal.is_open:
        host.tell(_("This proposal was withdrawn; it stays on file as it was."))
        return
    choices = [_("Leave it as it is"), _(_WITHDRAW)]
    if await ask(host.app, Pick(product_name(row), choices, careful={1})) == 1:
        await withdraw(host, row)


async def withdraw(host: Host, row: ProposalRow) -> None:
    """The proposal no longer stands. May raise ProposalGone."""
    now = host.access.now()
    await host.access.ask(lambda desk: withdraw_proposal(desk, row.proposal.id, now=now))
    await host.read_again()
    host.tell(_("Withdrawn; u or Ctrl+Z brings it back."))
