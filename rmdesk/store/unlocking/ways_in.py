"""What was typed at the prompt, and which slots it may open: one field takes every way in.

A passphrase, a recovery code, the name of an escrow key file, or the escrow key itself. Nothing
here is kept, and no refusal repeats what was typed.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rmdesk.crypto.checked_groups import MistypedCode
from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.recipient_slots import open_with_identity
from rmdesk.crypto.recipients import Identity, MalformedKey
from rmdesk.crypto.recovery_code import identity_of
from rmdesk.crypto.slots import Binding, Kind, Slot, open_with_passphrase
from rmdesk.language import N_
from rmdesk.store.backups.file import BackupHead, open_with
from rmdesk.store.disk.refusals import WrongPassphrase
from rmdesk.store.unlocking.key_pairs import key_in

_KEY_START: Final = "AGE-SECRET-KEY-PQ-1"
# Not `//` or `\\`: looking there would send what may be a passphrase to a server of that name.
_PATH: Final = re.compile(r"(?:~|\.{1,2})?/(?!/)|[A-Za-z]:[\\/](?![\\/])")


class WrongCode(WrongPassphrase):
    message = N_("This recovery code does not open the book.")
    hint = N_("A newer code may have replaced it, or it belongs to another book.")


class CodeMistyped(WrongPassphrase):
    """It has the shape of a recovery code, and some groups do not check."""

    message = N_("This is no recovery code: look at group {groups} again.")
    hint = N_("Each group has five characters; the fifth checks the four before it.")


class WrongKeyFile(WrongPassphrase):
    message = N_("This escrow key does not open the book.")
    hint = N_("Compare its fingerprint with the one that the book's keys show.")


class NotAKeyFile(WrongPassphrase):
    message = N_("The file of that name holds no escrow key.")
    hint = N_("The file of an escrow key has a line that starts with AGE-SECRET-KEY-PQ-1.")


@dataclass(frozen=True, slots=True, repr=False)
class Offer:
    """One way in, as it was typed; `passphrase` or `identity` is what opens."""

    refusal: WrongPassphrase
    """What is told when it opens nothing."""
    passphrase: str | None = None
    identity: Identity | None = None
    kind: Kind = Kind.PASSPHRASE

    def open(self, slot: Slot, binding: Binding) -> DataKey | None:
        """The key behind `slot`, None where this is no way into it; raises MalformedSlot."""
        if slot.kind != self.kind:
            return None
        if self.identity is not None:
            return open_with_identity(slot, self.identity, binding)
        if self.passphrase is not None:
            return open_with_passphrase(slot, self.passphrase, binding)
        return None


def offered(typed: str) -> Offer:
    """What `typed` is: tried by its shape, and a passphrase where it has none."""
    text = typed.strip()
    if text.upper().startswith(_KEY_START):
        with suppress(MalformedKey):
            return Offer(WrongKeyFile(), identity=Identity.parse(text), kind=Kind.ESCROW)
    try:
        identity = identity_of(text)
    except MistypedCode as mistyped:
        # A sentence of forty letters may have the shape by chance: it is tried as a passphrase.
        groups = ", ".join(map(str, mistyped.groups))
        return Offer(CodeMistyped(groups=groups), passphrase=typed)
    if identity is not None:
        return Offer(WrongCode(), identity=identity, kind=Kind.RECOVERY)
    return _from_file(text, typed) or Offer(WrongPassphrase(), passphrase=typed)


def key_of(head: BackupHead, typed: str) -> DataKey:
    """The key of a backup, or of a book on its way, by a way in as it was typed; may be slow.

    Raises the WrongPassphrase family and DamagedBackup.
    """
    offer = offered(typed)
    key = open_with(head, offer.open)
    if key is None:
        raise offer.refusal
    return key


def _from_file(text: str, typed: str) -> Offer | None:
    """The escrow key in the file that `text` names; None where it names no file."""
    named = text.strip("'\"")  # as terminals paste the name of a dropped file
    if not _PATH.match(named):
        return None
    path = Path(named)
    with suppress(OSError, RuntimeError, ValueError):
        path = path.expanduser()
        if not path.is_file():
            return None
        identity = key_in(path)
        if identity is None:
            return Offer(NotAKeyFile(), passphrase=typed)
        return Offer(WrongKeyFile(), identity=identity, kind=Kind.ESCROW)
    return None
