"""The owner's side: what a deputy wrote comes back."""

import secrets
from functools import partial
from pathlib import Path

from rmdesk.crypto.fingerprints import Question, is_same
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.lending.return_file import NotOurReturn
from rmdesk.desk.lending.returns import Return, UnknownLoan, opened_return, take_return
from rmdesk.desk.lending.taking import Taken
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.receiving.returned import ReturnPage
from rmdesk.ui.dialogs.receiving.told import Sender
from rmdesk.ui.host import Host
from rmdesk.ui.receiving.opening import AnotherSender
from rmdesk.ui.watched import watched
from rmdesk.ui.words.briefs import giver


async def returned(host: Host, file: Path) -> Return | None:
    """What a deputy sent back in `file`; None where it is something else, which needs a key."""

    async def read(progress: Progress) -> Return:
        return await host.access.ask(
            partial(opened_return, file=file, progress=progress), Urgency.LONG
        )

    try:
        return await watched(
            host, _("Receive clients"), _("Reading {file}").format(file=file.name), read
        )
    except NotOurReturn:
        return None


async def _is_deputy(host: Host, back: Return) -> bool:
    """Whether the deputy was compared; without a loan in this book nothing else says who it is.

    False when left; raises UnknownLoan where nobody could be asked.
    """
    refusal: RmdeskError | None = UnknownLoan(who=back.who)
    asked = Question.drawn(back.fingerprint, draw=secrets.randbelow)
    facts = [
        (_("Sent by"), giver(back.who, back.branch)),
        (_("Written"), formats.day(back.made_at.date())),
    ]
    while True:
        typed = await ask(host.app, Sender(facts, asked, refusal=refusal))
        if typed is None:
            return False
        if not typed:
            raise UnknownLoan(who=back.who)
        if is_same(back.fingerprint, typed, asked):
            return True
        refusal = AnotherSender()


async def take_back(host: Host, back: Return) -> bool:
    """Show what differs and take the rest in, in one step; whether it was done."""
    if back.is_claimed and not await _is_deputy(host, back):
        return False
    decided = await ask(host.app, ReturnPage(back))
    if decided is None:
        return False
    now = host.access.now()

    async def write(progress: Progress) -> Taken:
        return await host.access.ask(
            partial(
                take_return,
                return_=back,
                take=decided.take,
                delete=decided.delete,
                compared=back.is_claimed,
                now=now,
                progress=progress,
            )
        )

    taken = await watched(host, _("Receive clients"), _("Writing to the book"), write)
    await host.read_again()
    if taken.waiting:
        says = _(
            "{count} records wait: their client is not in the book at present. The loan stays"
            " open; keep the file and receive it again once the client is back."
        ).format(count=taken.waiting)
        host.tell(says)
        return True
    host.tell(
        _("Back from {deputy}: what they wrote stands in your book under their name.").format(
            deputy=back.who
        )
    )
    return True
