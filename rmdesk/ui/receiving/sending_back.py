"""The deputy's end: what was written goes back in a sealed file, the lent book destroys itself."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, cast

from rmdesk.desk.book import Desk
from rmdesk.desk.erasing.beginning import begin_returned
from rmdesk.desk.handover.device import own_fingerprint
from rmdesk.desk.handover.writing import Written
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.lending.back import send_back
from rmdesk.desk.lent.whose import Lent, require_lent
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.places import files_folder
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.target_path import TargetPath
from rmdesk.ui.dialogs.receiving.told import Told
from rmdesk.ui.drafts.half_typed import half_typed
from rmdesk.ui.host import Host
from rmdesk.ui.safety.showing_way_in import somebody_shown
from rmdesk.ui.watched import watched
from rmdesk.ui.words.briefs import giver
from rmdesk.ui.words.lent import return_name


class _Closing(Protocol):
    """The app, as far as work needs it that closes the book."""

    async def close_with(self, work: Callable[[Desk], None]) -> None: ...

    def lock(self) -> None: ...


class _Sent(Told):
    closing = N_("Lock")


async def send_it_back(host: Host) -> None:
    """Write the file, show what to do with it, then destroy the book; raises NotLent."""
    loan = await host.access.ask(require_lent)
    written = await _written(host, loan)
    if written is None:
        return
    says = _(
        "Written, read back and found whole. Give this file to {owner}; only they can open it."
        " Enter destroys this book now. Esc locks it: nothing is logged in it any more."
    ).format(owner=giver(loan.owner, loan.branch))
    # Gone with the book; the owner asks for it where their own book no longer knows of the loan.
    signed = await host.access.ask(own_fingerprint)
    lines = [str(written.path), _("Signed by {fingerprint}").format(fingerprint=signed)]
    page = _Sent(_("Send back"), says, lines, does=_("Destroy the lent book"))
    if not await ask(host.app, page) or await somebody_shown(host) is None:
        cast(_Closing, host.app).lock()  # the next opening only destroys it
        return
    now = host.access.now()

    def destroy(desk: Desk) -> None:
        begin_returned(desk, owner=loan.owner, now=now)

    await cast(_Closing, host.app).close_with(destroy)


async def _written(host: Host, loan: Lent) -> Written | None:
    """The return, once it lies somewhere; None when it is left."""
    says = _(
        "Everything you wrote about these clients goes back to {owner}, sealed to a key that only"
        " their book has. Lent until {day}."
    ).format(owner=giver(loan.owner, loan.branch), day=loan.until.isoformat())
    path = files_folder() / return_name(loan, host.access.today)
    refusal: RmdeskError | None = None
    while True:
        page = TargetPath(_("Send back"), says, path, does=_("Write the file"), refusal=refusal)
        typed = await ask(host.app, page)
        if typed is None:
            return None
        path = typed
        try:
            return await _write(host, path)
        except RmdeskError as refused:
            refusal = refused


async def _write(host: Host, path: Path) -> Written:
    now, waiting = host.access.now(), half_typed(host)

    async def write(progress: Progress) -> Written:
        return await host.access.ask(
            lambda desk: send_back(desk, path, half_typed=waiting, now=now, progress=progress)
        )

    return await watched(host, _("Send back"), _("Writing and reading back"), write)
