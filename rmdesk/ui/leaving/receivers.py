"""Who may open a bundle: a key from a file, which counts once its fingerprint was compared."""

import asyncio
import secrets
from functools import partial
from pathlib import Path

from rmdesk.crypto.fingerprints import Question
from rmdesk.desk.handover.receivers import Receiver, add_receiver, compare, receivers_of, remove
from rmdesk.desk.ways_in.changing import FingerprintDiffers
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.store.unlocking.key_pairs import recipient_in
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.receivers import (
    ReceiverFingerprint,
    ReceiverForm,
    ReceiverPath,
    Receivers,
    Wish,
)
from rmdesk.ui.host import Host


async def keep_receivers(host: Host) -> None:
    """Show the receivers and change them until it is left."""
    while True:
        receivers = await host.access.ask(receivers_of)
        wished = await ask(host.app, Receivers(receivers))
        if wished is None:
            return
        if wished.what is Wish.ADD:
            await add(host)
        elif wished.receiver is not None:
            await _open(host, wished.receiver)


async def add(host: Host) -> bool:
    """Take in another receiver's key; whether one came."""
    typed, refusal = "", None
    while True:
        path = await ask(host.app, ReceiverPath(typed, refusal=refusal))
        if path is None:
            return False
        try:
            added = await _added(host, path)
        except RmdeskError as refused:
            typed, refusal = str(path), refused
            continue
        if added is not None:
            await compare_now(host, added)
        return added is not None


async def _added(host: Host, path: Path) -> Receiver | None:
    recipient = await asyncio.to_thread(recipient_in, path)
    named = await ask(host.app, ReceiverForm(path.name))
    if named is None:
        return None
    now = host.access.now()
    return await host.access.ask(
        lambda desk: add_receiver(
            desk,
            recipient.text,
            name=named.name,
            branch=named.branch,
            is_branch=named.is_branch,
            now=now,
        )
    )


async def compare_now(host: Host, receiver: Receiver) -> bool:
    """Have two groups of the fingerprint typed in, as they were read aloud; whether it is the
    same."""
    asked = Question.drawn(receiver.fingerprint, draw=secrets.randbelow)
    refusal: RmdeskError | None = None
    while True:
        typed = await ask(host.app, ReceiverFingerprint(receiver.name, asked, refusal=refusal))
        if typed is None:
            return False
        now = host.access.now()
        try:
            await host.access.ask(
                partial(compare, receiver_id=receiver.id, typed=typed, asked=asked, now=now)
            )
        except FingerprintDiffers as refused:
            refusal = refused
        else:
            return True


async def _open(host: Host, receiver: Receiver) -> None:
    ways = [_("Compare the fingerprint"), _("Take the receiver away")]
    said = _("The fingerprint was not compared yet.")
    if receiver.compared_on is not None:  # before that, what is asked for is shown nowhere
        said = _("Fingerprint: {fingerprint}").format(fingerprint=receiver.fingerprint)
    match await ask(host.app, Pick(receiver.name, ways, question=said)):
        case 0:
            await compare_now(host, receiver)
        case 1:
            await _remove(host, receiver)


async def _remove(host: Host, receiver: Receiver) -> None:
    question = _(
        "Clients that were to go to {name} are then without a receiver; a bundle that was written"
        " stays what it is."
    ).format(name=receiver.name)
    title = _("Take {name} away?").format(name=receiver.name)
    if await ask(host.app, Confirm(title, question, _("Take the receiver away"))):
        now = host.access.now()
        await host.access.ask(lambda desk: remove(desk, receiver.id, now=now))
