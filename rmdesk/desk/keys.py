"""The ways into a book: which there are, and changing them.

Nobody changes one without showing one: a colleague at an unattended desk could otherwise leave a
way in behind. A change is made in two steps, since showing a passphrase takes a second: first what
the key file will say, on any thread, then writing it, on the book's own. The audit row and the
number of the key file are committed with the same stroke, so that a key file that was changed
elsewhere, or an older one put back, is noticed at the next opening.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
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
from rmdesk.crypto.slots import Binding, Kind, MalformedSlot, Slot, passphrase_slot
from rmdesk.desk.book import Desk
from rmdesk.desk.key_sequence import known_sequence, remember_sequence
from rmdesk.desk.shown_code import forget_used
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.header import Copy, Header, read_header, write_header
from rmdesk.store.kept_books import renew_kept
from rmdesk.store.refusals import NoAccess
from rmdesk.store.unlock import local_backup_slot, trusted, unlock

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


class KeysChanged(Refused):
    message = N_("The book's keys were changed elsewhere meanwhile; nothing was written.")
    hint = N_("Look at the list of keys, then do it again.")


class ChangedUnnoted(Refused):
    """The next opening notes it: the key file is newer than the one the book knows of."""

    message = N_("The keys are changed, but the book could not write that down.")
    hint = N_("What was just set counts. The next opening of the book notes it.")


@dataclass(frozen=True, slots=True)
class Way:
    """One way in: its number in the list, its kind, and the fingerprint of a public key."""

    number: int
    kind: Kind
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Holder:
    """Somebody who has just shown a way in, and the key file as it was then."""

    book: Path
    key: DataKey
    copy: Copy

    @property
    def binding(self) -> Binding:
        return self.copy.binding


@dataclass(frozen=True, slots=True, repr=False)
class KeyChange:
    """What the key file of `key` will say; `action` is the audit's word for it, `after` the number
    of the key file it follows on."""

    action: str
    key: DataKey
    slots: tuple[Slot, ...]
    after: int
    object: str = ""


def shown(book: Path, typed: str) -> Holder:
    """Whoever typed a way into `book`; slow. Raises what `unlock` raises."""
    header = read_header(book)
    unlocked = unlock(header, typed)
    return Holder(book, unlocked.key, trusted(header, unlocked.key))


def require_of(desk: Desk, holder: Holder) -> None:
    """Raise KeysChanged for somebody who has shown a way into another book than the open one: its
    key file may have lain there for that moment alone."""
    if holder.key != desk.vault.key:
        raise KeysChanged


def just_opened(desk: Desk) -> Holder:
    """Whoever opened the book, or showed a way in, a moment ago; the key file as it is now."""
    key = desk.vault.key
    return Holder(desk.vault.path, key, trusted(read_header(desk.vault.path), key))


def ways(slots: Iterable[Slot]) -> list[Way]:
    """The ways in, numbered as they stand; the backups' own keys are none."""
    found: list[Way] = []
    for slot in slots:
        if slot.kind == Kind.PASSPHRASE:
            found.append(Way(len(found) + 1, Kind.PASSPHRASE))
        elif slot.kind in RECIPIENT_KINDS:
            try:
                fingerprint = recipient_of(slot).fingerprint
            except MalformedSlot:
                fingerprint = ""
            found.append(Way(len(found) + 1, Kind(slot.kind), fingerprint))
    return found


def ways_of(desk: Desk) -> list[Way]:
    """The ways into the open book."""
    return ways(trusted(read_header(desk.vault.path), desk.vault.key).slots)


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


def carry_out(desk: Desk, change: KeyChange, *, now: datetime) -> list[Way]:
    """Write the key file; the ways in from now on. Raises KeysChanged, NoAccess, ChangedUnnoted,
    and KeptOpensAsBefore when only that is not done.
    """
    sequence = _written(desk, change, now=now)
    renew_kept(desk.vault.path, desk.vault.key, change.slots, sequence)
    return ways(change.slots)


def _written(desk: Desk, change: KeyChange, *, now: datetime) -> int:
    """Write the key file; its number.

    Within one transaction, last the key file: where it cannot be written, nothing was noted; where
    the transaction does not commit, the key file is what it was.
    """
    vault = desk.vault
    before = read_header(vault.path)
    old = trusted(before, vault.key)
    if change.key != vault.key or old.sequence != change.after:
        raise KeysChanged
    sequence = max(change.after, known_sequence(desk) or 0) + 1
    try:
        with desk.store.database.atomic():
            desk.audit.note(change.action, at=now, object=change.object)
            remember_sequence(desk, sequence)
            if _codes(change.slots) != _codes(old.slots):
                forget_used(desk)
            write_header(
                vault.path, vault.key, book_id=vault.vault_id, slots=change.slots, sequence=sequence
            )
    except BaseException:
        _take_back(desk, before)
        raise
    return sequence


def _codes(slots: Iterable[Slot]) -> set[Slot]:
    return {slot for slot in slots if slot.kind == Kind.RECOVERY}


def _take_back(desk: Desk, before: Header) -> None:
    """The key file as it was; raises ChangedUnnoted where the new one has to stay."""
    vault = desk.vault
    old = trusted(before, vault.key)
    if trusted(read_header(vault.path), vault.key) == old:
        return
    try:
        write_header(
            vault.path,
            vault.key,
            book_id=vault.vault_id,
            slots=old.slots,
            sequence=old.sequence,
        )
    except NoAccess:
        raise ChangedUnnoted from None


def _changed(holder: Holder, action: str, kind: Kind, slot: Slot) -> KeyChange:
    """`slot` in the place of all of its kind; what this program does not know is kept."""
    others = tuple(other for other in holder.copy.slots if other.kind != kind)
    return KeyChange(action, holder.key, (slot, *others), holder.copy.sequence)


def give_backup_key(desk: Desk, *, now: datetime) -> None:
    """A local backup key for a book of a time when there was none.

    The backup made before its upgrade opens under a subkey, which goes with the data key: kept as
    an earlier backup key, it still opens here after a change of the data key.
    """
    copy = trusted(read_header(desk.vault.path), desk.vault.key)
    if any(slot.kind == Kind.BACKUP for slot in copy.slots):
        return
    key = desk.vault.key
    locals_ = [
        local_backup_slot(key, secret, copy.binding)
        for secret in (DataKey.generate().secret, key.subkey("backup"))
    ]
    change = KeyChange("keys.backup", key, (*copy.slots, *locals_), copy.sequence)
    _written(desk, change, now=now)  # nobody's way in
