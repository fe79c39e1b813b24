"""Writing a change of the ways in, on the book's own thread.

The audit row and the number of the key file are committed with the same stroke, so that a key file
that was changed elsewhere, or an older one put back, is noticed at the next opening.
"""

from collections.abc import Iterable
from datetime import datetime

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.slots import Kind, Slot
from rmdesk.desk.book import Desk
from rmdesk.desk.ways_in.changing import KeyChange
from rmdesk.desk.ways_in.listed import Way, ways
from rmdesk.desk.ways_in.sequence import known_sequence, remember_sequence
from rmdesk.desk.ways_in.showing import KeysChanged
from rmdesk.desk.ways_in.shown_code import forget_used
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.backups.kept_books import renew_kept
from rmdesk.store.disk.header import Header, read_header, write_header
from rmdesk.store.disk.refusals import NoAccess
from rmdesk.store.unlocking.unlock import local_backup_slot, trusted


class ChangedUnnoted(Refused):
    """The next opening notes it: the key file is newer than the one the book knows of."""

    message = N_("The keys are changed, but the book could not write that down.")
    hint = N_("What was just set counts. The next opening of the book notes it.")


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
