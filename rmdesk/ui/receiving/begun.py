"""The command: what can be received, until it is left."""

from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.receiving.receipt import receipt_of
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.store.handover.provenance import Received
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.receiving.start import ReceiveStart, Wish
from rmdesk.ui.host import Host
from rmdesk.ui.receiving.lent_book import make_book
from rmdesk.ui.receiving.new_key import make_key, show_fingerprint
from rmdesk.ui.receiving.opening import Trust, chosen_file, opened_bundle, trust_in
from rmdesk.ui.receiving.receipts import show_receipt
from rmdesk.ui.receiving.returning import returned, take_back
from rmdesk.ui.receiving.taking import take_in


async def receive(host: Host) -> None:
    """Show what can be done until something was received, or it is left."""
    at = 0
    while True:
        so_far = await host.access.ask(_own_receipts)
        wished = await ask(host.app, ReceiveStart(so_far, at=at))
        if wished is None:
            return
        at = list(Wish).index(wished.what)
        match wished.what:
            case Wish.KEY:
                await make_key(host)
            case Wish.FINGERPRINT:
                await show_fingerprint(host)
            case Wish.SHOW if wished.received is not None:
                await _show_again(host, wished.received)
            case Wish.RECEIPT:
                await _read_receipt(host)
            case _:
                if await _open(host):
                    return


async def _open(host: Host) -> bool:
    """Ask for files until one was received; False when it is left."""
    typed, refusal = "", None
    while True:
        file = await chosen_file(host, typed, refusal=refusal)
        if file is None:
            return False
        typed, refusal = str(file), None
        try:
            if await _came_in(host, file):
                return True
        except RmdeskError as refused:
            refusal = refused


async def _came_in(host: Host, file: Path) -> bool:
    """Whether what is in `file` was taken in; a deputy's return needs no key but the book's."""
    back = await returned(host, file)
    if back is not None:
        return await take_back(host, back)
    opened = await opened_bundle(host, file)
    if opened is None or (trust := await trust_in(host, opened)) is None:
        return False
    if opened.manifest.kind is BundleKind.DEPUTY:
        return await make_book(host, opened)
    return await take_in(host, opened, is_compared=trust is Trust.COMPARED)


async def _read_receipt(host: Host) -> None:
    """For whoever holds the branch's key: the bundle is read whole, nothing is kept of it."""
    typed, refusal = "", None
    while True:
        title = _("Receipt only: which bundle?")
        file = await chosen_file(host, typed, title=title, refusal=refusal)
        if file is None:
            return
        try:
            opened = await opened_bundle(host, file)
        except RmdeskError as refused:
            typed, refusal = str(file), refused
            continue
        if opened is not None and await trust_in(host, opened):
            await show_receipt(host, opened.manifest.who, receipt_of(opened))
        return


def _own_receipts(desk: Desk) -> list[Received]:
    """What was received here; what came along from earlier hands has no receipt of ours."""
    return [one for one in desk.provenance.received() if one.receipt]


async def _show_again(host: Host, one: Received) -> None:
    await show_receipt(host, one.who, one.receipt)
