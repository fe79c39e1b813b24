"""From a file to a bundle that was read whole: which file, whose key, who sent it."""

import asyncio
import secrets
from enum import Enum
from functools import partial
from pathlib import Path

from rmdesk.crypto.fingerprints import Question, is_same
from rmdesk.crypto.recipients import Identity
from rmdesk.desk.receiving.contents import require_sealed
from rmdesk.desk.receiving.opening import Verified, verified
from rmdesk.desk.receiving.refusals import NotForYou
from rmdesk.errors import InputError, RmdeskError
from rmdesk.language import N_, _
from rmdesk.store.unlocking.key_pairs import exposure_of, identity_in
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.receiving.files import BundlePath, IdentityPath
from rmdesk.ui.dialogs.receiving.told import Sender
from rmdesk.ui.host import Host
from rmdesk.ui.safety.backing_up import aside
from rmdesk.ui.watched import watched
from rmdesk.ui.words.receiving import sender_facts


class AnotherSender(InputError):
    message = N_("That is another fingerprint: the bundle may be somebody else's.")
    hint = N_("Ask once more, digit by digit. If it stays different, tell your branch.")


async def opened_bundle(host: Host, file: Path) -> Verified | None:
    """The bundle in `file` as it was read with the key that is asked for; None when left.

    Raises the refusals of a file that no key would help.
    """
    await asyncio.to_thread(require_sealed, file)
    typed = ""
    refusal: RmdeskError | None = None
    while True:
        dialog = IdentityPath(typed, refusal=refusal)
        key_file = await ask(host.app, dialog)
        if key_file is None:
            return None
        identity, typed = dialog.identity, "" if dialog.identity else str(key_file)
        if identity is None:
            try:
                identity = await asyncio.to_thread(identity_in, key_file)
            except RmdeskError as refused:
                refusal = refused
                continue
        try:
            read = await _verified(host, file, identity)
        except NotForYou as refused:
            refusal = refused
            continue
        exposure = "" if dialog.identity else exposure_of(key_file)
        if exposure:
            host.tell(exposure, alarm=True)
        return read


async def chosen_file(
    host: Host, typed: str = "", *, title: str = "", refusal: RmdeskError | None = None
) -> Path | None:
    """The file that somebody handed over; None when left."""
    return await ask(host.app, BundlePath(typed, title=title, refusal=refusal))


class Trust(Enum):
    """How far it is known who sent a bundle."""

    COMPARED = "compared"
    BLIND = "blind"
    """Nobody could be asked, and it goes on all the same."""


async def trust_in(host: Host, bundle: Verified) -> Trust | None:
    """Ask who sent it; None when it is left."""
    refusal: RmdeskError | None = None
    facts = sender_facts(bundle)
    asked = Question.drawn(bundle.fingerprint, draw=secrets.randbelow)
    while True:
        typed = await ask(host.app, Sender(facts, asked, refusal=refusal))
        if typed is None:
            return None
        if not typed:
            question = _(
                "Nobody said whose fingerprint this is. What comes may have been written by"
                " anybody who has your public key."
            )
            sure = Confirm(_("Go on without comparing?"), question, _("Go on without comparing"))
            if await ask(host.app, sure):
                return Trust.BLIND
            refusal = None
            continue
        if is_same(bundle.fingerprint, typed, asked):
            return Trust.COMPARED
        refusal = AnotherSender()


async def _verified(host: Host, file: Path, identity: Identity) -> Verified:
    """Read the whole file once: nothing of it counts before its last line was checked."""
    return await watched(
        host,
        _("Receive clients"),
        _("Reading {file} and checking every part of it").format(file=file.name),
        lambda progress: aside(partial(verified, file, identity, progress=progress)),
    )
