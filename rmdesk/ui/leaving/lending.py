"""Lending for an absence: some clients go to a deputy until a day, and come back with what was
logged meanwhile."""

from collections.abc import Sequence

from rmdesk.desk.handover.device import own_fingerprint
from rmdesk.desk.handover.receivers import Receiver, receivers_of
from rmdesk.desk.lending.loans import Loan, call_off, lend, loans_of
from rmdesk.desk.lent.whose import require_own
from rmdesk.domain.ids import ClientId
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.bundles import BundleDone, BundleFile
from rmdesk.ui.dialogs.lending import LendForm, Lending
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.drafts.half_typed import half_typed
from rmdesk.ui.host import Host
from rmdesk.ui.leaving.choosing import choose_clients
from rmdesk.ui.leaving.own_name import has_name
from rmdesk.ui.leaving.receivers import add, compare_now
from rmdesk.ui.leaving.writing import proposed
from rmdesk.ui.watched import at_work


async def lend_clients(host: Host, marked: Sequence[ClientId] = ()) -> None:
    """Show what is lent, and lend more, until it is left; without any loan begin one at once."""
    await host.access.ask(require_own)
    if not await host.access.ask(loans_of) and not await _lend(host, marked):
        return
    while True:
        loans = await host.access.ask(loans_of)
        wished = await ask(host.app, Lending(loans, host.access.today))
        if wished is None:
            return
        if wished.loan is not None:
            await _call_off(host, wished.loan)
        else:
            await _lend(host, marked)


async def _call_off(host: Host, loan: Loan) -> None:
    question = _(
        "The clients are no longer shown as lent. The deputy's copy opens until {day} all the same;"
        " should it come back, it is taken in."
    ).format(day=loan.until.isoformat())
    title = _("Expect nothing back from {name}?").format(name=loan.receiver)
    if await ask(host.app, Confirm(title, question, _("Expect nothing back"))):
        now = host.access.now()
        await host.access.ask(lambda desk: call_off(desk, loan.bundle, now=now))
        await host.read_again()


async def _lend(host: Host, marked: Sequence[ClientId]) -> bool:
    """One loan, from its clients to its file; whether anything was lent."""
    clients = await choose_clients(host, _("Whom do you lend?"), marked)
    if not clients:
        return False
    deputy = await _deputy(host)
    if deputy is None:
        return False
    days = await host.access.ask(lambda desk: desk.days)
    until = await ask(host.app, LendForm(deputy.name, len(clients), host.access.today, days))
    if until is None or not await has_name(host):
        return False
    title = _("Lend to {name}").format(name=deputy.name)
    says = _(
        "The bundle for {name}, until {day}. Clients: {count}. Nobody else can open it."
    ).format(name=deputy.name, count=f"{len(clients):,}", day=until.isoformat())
    path, refusal = proposed(_("loan"), deputy.name, host), None
    while True:
        chosen = await ask(host.app, BundleFile(title, says, path, refusal=refusal))
        if chosen is None:
            return False
        path, now, waiting = chosen, host.access.now(), half_typed(host)
        try:
            await at_work(
                host,
                title,
                _("Writing, and reading back"),
                lambda desk, progress: lend(
                    desk,
                    clients,
                    deputy.id,
                    until,
                    path,
                    half_typed=waiting,
                    now=now,
                    progress=progress,
                ),
            )
        except RmdeskError as refused:
            refusal = refused
            continue
        done = _(
            "Lent to {name} until {day}. Clients: {count}.\n{file}\n\nTake the file to {name}, who"
            " opens it with Receive clients and asks you for the fingerprint of your book:"
            "\n{fingerprint}\nWhat is logged there comes back in a file of its own."
        ).format(
            count=f"{len(clients):,}",
            name=deputy.name,
            day=until.isoformat(),
            file=path,
            fingerprint=await host.access.ask(own_fingerprint),
        )
        await ask(host.app, BundleDone(title, done))
        await host.read_again()
        return True


async def _deputy(host: Host) -> Receiver | None:
    """Who gets them: one that is known and compared, or another."""
    while True:
        receivers = await host.access.ask(receivers_of)
        choices = [*(one.name for one in receivers), _("Another one, from a .pub file")]
        place = await ask(host.app, Pick(_("Who is the deputy?"), choices))
        if place is None:
            return None
        if place == len(receivers):
            await add(host)
            continue
        chosen = receivers[place]
        if chosen.compared_on is not None or await compare_now(host, chosen):
            return chosen
