"""Changing the data key, because the passphrase or the open book may have been seen.

Whoever copied the files and knew the old passphrase has the old data key for good: a new passphrase
alone would not lock them out of a copy they take tomorrow. A new data key does. It changes nothing
about copies and backups that were taken before.
"""

from dataclasses import dataclass
from datetime import datetime

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import DEFAULT, Cost, require_strength
from rmdesk.crypto.recipient_slots import RECIPIENT_KINDS, rewrapped
from rmdesk.crypto.slots import passphrase_slot
from rmdesk.desk.book import Desk
from rmdesk.desk.ways_in.showing import Holder, KeysChanged
from rmdesk.store.disk.header import read_header
from rmdesk.store.unlocking.unlock import backup_keys, local_backup_slot, trusted
from rmdesk.store.vault.rotation import NewKey, Tell, begin

MOST_BACKUP_KEYS = 4
"""The key in use and those of earlier data keys, under which older backups still open here."""


@dataclass(frozen=True, slots=True, repr=False)
class Rotation:
    """A new data key with its ways in, made from the key file of number `after`."""

    new: NewKey
    after: int


def new_key(holder: Holder, passphrase: str, *, cost: Cost = DEFAULT) -> Rotation:
    """A fresh data key behind a new passphrase; slow. Raises WeakPassphrase.

    The recovery code and the keys in escrow stay: their public keys are all that is needed. So do
    the keys of earlier backups, and later backups get one of their own.
    """
    require_strength(passphrase)
    key, binding = DataKey.generate(), holder.binding
    others = [
        rewrapped(slot, key, binding=binding)
        for slot in holder.copy.slots
        if slot.kind in RECIPIENT_KINDS
    ]
    kept = backup_keys(holder.copy, holder.key)[: MOST_BACKUP_KEYS - 1]
    locals_ = [
        local_backup_slot(key, secret, binding) for secret in (DataKey.generate().secret, *kept)
    ]
    own = passphrase_slot(key, passphrase, cost=cost, binding=binding)
    sequence = holder.copy.sequence + 1
    return Rotation(NewKey(key, (own, *others, *locals_), sequence), holder.copy.sequence)


def rotate(desk: Desk, rotation: Rotation, *, now: datetime, tell: Tell | None = None) -> None:
    """Write the book under its new key and close it: whoever goes on opens it anew.

    Raises KeysChanged, NoRoomForKey, NoAccess and DamagedDatabase; the book is whole then and
    opens with its old ways.
    """
    vault = desk.vault
    if trusted(read_header(vault.path), vault.key).sequence != rotation.after:
        raise KeysChanged
    begin(vault, rotation.new, now=now, tell=tell)
