"""What changes about the ways in: the slots of the key file as they will be.

Made on any thread, for to derive a key from a passphrase takes a second; nothing is written here.
"""

from dataclasses import dataclass
from typing import Final

from rmdesk.crypto.checked_groups import MistypedCode
from rmdesk.crypto.fingerprints import Question, is_same
from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import DEFAULT, Cost, require_strength
from rmdesk.crypto.recipient_slots import (
    RECIPIENT_KINDS,
    open_with_identity,
    recipient_of,
    recipient_slot,
)
from rmdesk.crypto.recipients import Recipient
from rmdesk.crypto.recovery_code import identity_of
from rmdesk.crypto.slots import Kind, Slot, passphrase_slot
from rmdesk.desk.ways_in.showing import Holder
from rmdesk.errors import Refused
from rmdesk.language import N_

MOST_ESCROWS: Final = 4
"""Each key held in escrow opens the book alone; more are a mistake."""


class LastPassphrase(Refused):
    message = N_("The passphrase cannot be removed: daily work needs it.")
    hint = N_("Change it instead.")


class TooManyEscrows(Refused):
    message = N_("This book already has {count} escrow keys.")
    hint = N_("Remove one that is no longer needed first.")


class NoSuchWay(Refused):
    message = N_("There is no way in with number {number}.")
    hint = N_("The list of the book's keys shows the numbers.")


class FingerprintDiffers(Refused):
    message = N_("This is not the fingerprint of the key; nothing was installed.")
    hint = N_("Compare with the paper that the branch gave you, digit by digit.")


class CodeDiffers(Refused):
    message = N_("This is not the code that was drawn; it does not count yet.")
    hint = N_("Read it from the paper again, group by group.")


@dataclass(frozen=True, slots=True, repr=False)
class KeyChange:
    """What the key file of `key` will say; `action` is the audit's word for it, `after` the number
    of the key file it follows on."""

    action: str
    key: DataKey
    slots: tuple[Slot, ...]
    after: int
    object: str = ""


def with_passphrase(holder: Holder, new: str, *, cost: Cost = DEFAULT) -> KeyChange:
    """Another passphrase in place of every one there was; slow. Raises WeakPassphrase."""
    require_strength(new)
    slot = passphrase_slot(holder.key, new, cost=cost, binding=holder.binding)
    return _changed(holder, "keys.passphrase", Kind.PASSPHRASE, slot)


def with_recovery(holder: Holder, code: str, typed_back: str) -> KeyChange:
    """The code that was `drawn`, in place of an earlier one; raises CodeDiffers unless it was
    read back as it was shown: a code that nobody can read is none."""
    identity = identity_of(code)
    try:
        read_back = identity_of(typed_back)
    except MistypedCode:
        read_back = None
    if identity is None or read_back is None or read_back != identity:
        raise CodeDiffers
    slot = recipient_slot(
        holder.key, identity.recipient, kind=Kind.RECOVERY, binding=holder.binding
    )
    if open_with_identity(slot, identity, holder.binding) != holder.key:
        raise CodeDiffers  # a fault of the machine: it would show on the worst of days
    return _changed(holder, "keys.recovery", Kind.RECOVERY, slot)


def with_escrow(
    holder: Holder, recipient: Recipient, typed: str, *, asked: Question | None = None
) -> KeyChange:
    """A further key held in escrow, once its fingerprint, or what was `asked` of it, was typed
    from the branch's paper; raises FingerprintDiffers and TooManyEscrows."""
    if not is_same(recipient.fingerprint, typed, asked):
        raise FingerprintDiffers
    others = [
        slot
        for slot in holder.copy.slots
        if slot.kind != Kind.ESCROW or recipient_of(slot) != recipient
    ]
    if sum(slot.kind == Kind.ESCROW for slot in others) >= MOST_ESCROWS:
        raise TooManyEscrows(count=MOST_ESCROWS)
    slot = recipient_slot(holder.key, recipient, kind=Kind.ESCROW, binding=holder.binding)
    return KeyChange("keys.escrow", holder.key, (*others, slot), holder.copy.sequence)


def without(holder: Holder, number: int) -> KeyChange:
    """One way in fewer; raises NoSuchWay, and LastPassphrase for the only one."""
    slots = holder.copy.slots
    listed = [slot for slot in slots if slot.kind in (Kind.PASSPHRASE, *RECIPIENT_KINDS)]
    if not 1 <= number <= len(listed):
        raise NoSuchWay(number=number)
    gone = listed[number - 1]
    if gone.kind == Kind.PASSPHRASE and sum(slot.kind == gone.kind for slot in listed) == 1:
        raise LastPassphrase
    kept = tuple(slot for slot in slots if slot is not gone)
    what = Kind(gone.kind).name.lower()
    return KeyChange("keys.removed", holder.key, kept, holder.copy.sequence, what)


def _changed(holder: Holder, action: str, kind: Kind, slot: Slot) -> KeyChange:
    """`slot` in the place of all of its kind; what this program does not know is kept."""
    others = tuple(other for other in holder.copy.slots if other.kind != kind)
    return KeyChange(action, holder.key, (slot, *others), holder.copy.sequence)
