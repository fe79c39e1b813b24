"""The deputy's side: clients lent for an absence become a book of their own."""

from functools import partial
from pathlib import Path

from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.lending.books import make_lent_book
from rmdesk.desk.lent.whose import Lent
from rmdesk.desk.receiving.opening import Verified
from rmdesk.desk.receiving.receipt import receipt_of
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.target_path import TargetPath
from rmdesk.ui.dialogs.receiving.told import Told
from rmdesk.ui.dialogs.ways_in import NewPassphrase
from rmdesk.ui.host import Host
from rmdesk.ui.receiving.receipts import show_receipt
from rmdesk.ui.safety.backing_up import aside
from rmdesk.ui.watched import watched
from rmdesk.ui.words.briefs import giver


async def make_book(host: Host, bundle: Verified) -> bool:
    """Make the lent book, say how to open it, give the receipt; whether it was made."""
    sent = bundle.manifest
    own = await host.access.ask(lambda desk: desk.vault.path)
    title = _("Clients lent by {giver}").format(giver=giver(sent.who, sent.branch))
    says = _(
        "They come into a book of their own, with a passphrase of its own, and never into yours:"
        " when the owner is back, all of it goes back and this book destroys itself. It works until"
        " {day} ends."
    ).format(day=formats.day(sent.until))
    path, refusal = own.with_name(_("lent") + f"-{sent.bundle[:8]}.rmdesk"), None
    while True:
        page = TargetPath(title, says, path, does=_("Go on"), refusal=refusal)
        typed = await ask(host.app, page)
        if typed is None:
            return False
        path = typed
        passphrase = await ask(host.app, NewPassphrase(says=_("For the lent book alone:")))
        if passphrase is None:
            continue
        try:
            await _made(host, bundle, path, passphrase)
            break
        except RmdeskError as refused:
            refusal = refused
    told = _("It is made. Leave this desk (Ctrl+Q) and open the lent book with this command:")
    command = [f'rmdesk --book "{path}"']
    await ask(host.app, Told(title, told, command, does=_("Noted")))
    await show_receipt(host, sent.who, receipt_of(bundle))
    return True


async def _made(host: Host, bundle: Verified, path: Path, passphrase: str) -> Lent:
    now = host.access.now()

    async def make(progress: Progress) -> Lent:
        return await aside(
            partial(
                make_lent_book,
                path,
                bundle.file,
                bundle.identity,
                passphrase,
                now=now,
                progress=progress,
            )
        )

    return await watched(host, _("Receive clients"), _("Making the lent book"), make)
