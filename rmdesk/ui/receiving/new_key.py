"""A key of one's own, for whoever hands clients over: drawn and written; its fingerprint shown."""

import asyncio
from typing import Final

from rmdesk.crypto.recipients import Identity
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.places import files_folder
from rmdesk.store.unlocking.key_pairs import fingerprint_in, write_pair
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.target_path import TargetPath
from rmdesk.ui.dialogs.receiving.files import KeyToRead
from rmdesk.ui.dialogs.receiving.told import Told
from rmdesk.ui.host import Host

_NAME: Final = "rmdesk-key"


async def make_key(host: Host) -> None:
    """Write a pair of files, and show what the giver has to compare."""
    title, path, refusal = _("A key of your own"), files_folder() / _NAME, None
    says = _(
        "Two files are written. What ends in .pub goes to whoever hands clients over to you;"
        " the other one opens what they seal, and nothing else does: keep it on a stick that"
        " stays with you, or write its line down on paper."
    )
    while True:
        dialog = TargetPath(title, says, path, does=_("Make the key"), refusal=refusal)
        typed = await ask(host.app, dialog)
        if typed is None:
            return
        path = typed
        identity = Identity.generate()
        try:
            public = await asyncio.to_thread(write_pair, path, identity)
            break
        except RmdeskError as refused:
            refusal = refused
    says = _(
        "The key is made. Give {public} to whoever hands clients over, and read them this"
        " fingerprint when they ask for it, by telephone or face to face:"
    )
    again = _("Write the fingerprint down; “Receive clients” shows it again from the file.")
    after = _(
        "The private key is in {private}. Put it on a stick that stays with you; whoever has it"
        " opens every bundle that is sealed to you."
    )
    await ask(
        host.app,
        Told(
            title,
            says.format(public=public.name),
            [identity.recipient.fingerprint],
            after=f"{again}\n{after.format(private=path)}",
            does=_("Noted"),
        ),
    )


async def show_fingerprint(host: Host) -> None:
    """Show the fingerprint of a key that was made before, from either of its files."""
    typed, refusal = "", None
    while True:
        dialog = KeyToRead(typed, refusal=refusal)
        file = await ask(host.app, dialog)
        if file is None:
            return
        if dialog.identity is not None:
            fingerprint = dialog.identity.recipient.fingerprint
            break
        try:
            fingerprint = await asyncio.to_thread(fingerprint_in, file)
            break
        except RmdeskError as refused:
            typed, refusal = str(file), refused
    says = _(
        "Read these digits to whoever hands clients over to you, by telephone or face to face, and"
        " best write them down:"
    )
    await ask(host.app, Told(_("Your fingerprint"), says, [fingerprint], does=_("Noted")))
