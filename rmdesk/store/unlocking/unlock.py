"""Unlocking: the data key behind whatever was typed, and what else the ways in hold."""

from dataclasses import dataclass

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.recipient_slots import backup_slot, open_backup_slot
from rmdesk.crypto.slots import Binding, Kind, MalformedSlot, Slot
from rmdesk.store.disk.files import keys_path
from rmdesk.store.disk.header import Copy, Header, heal, is_signed
from rmdesk.store.disk.refusals import DamagedHeader
from rmdesk.store.unlocking.ways_in import offered


@dataclass(frozen=True, slots=True, repr=False)
class Unlocked:
    """The data key, and by which kind of slot it came."""

    key: DataKey
    by: Kind


def unlock(header: Header, typed: str) -> Unlocked:
    """The data key; takes as long as the slots' costs say. Heals a damaged copy on the way.

    `typed` is a passphrase, a recovery code, or names an escrow key: see `ways_in`. Raises the
    WrongPassphrase family when no slot opens, DamagedHeader when one does and yet the header is
    not the key owner's.
    """
    offer = offered(typed)
    is_doubtful = False
    for copy in header.copies:
        for slot in copy.slots:
            try:
                key = offer.open(slot, copy.binding)
            except MalformedSlot:
                is_doubtful = True
                continue
            if key is None:
                continue
            is_doubtful = True
            if is_signed(copy, key):
                if not header.is_whole:
                    heal(header, copy)
                return Unlocked(key, offer.kind)
    raise DamagedHeader(name=keys_path(header.book).name) if is_doubtful else offer.refusal


def trusted(header: Header, key: DataKey) -> Copy:
    """The newest copy that the owner of `key` wrote; raises DamagedHeader.

    Only its slots may be copied anywhere: another's could name a stranger's public key.
    """
    for copy in header.copies:
        if is_signed(copy, key):
            return copy
    raise DamagedHeader(name=keys_path(header.book).name)


def local_backup_slot(key: DataKey, local: bytes, binding: Binding) -> Slot:
    """The slot of a key file that keeps a local backup key, for whoever holds the data key."""
    return backup_slot(DataKey(local), key.subkey("backup"), binding=binding)


def has_backup_key(header: Header, key: DataKey) -> bool:
    """Whether the owner of `key` gave the book a backup key: that came with the head, and every
    book of before is given one when it is opened."""
    return any(
        slot.kind == Kind.BACKUP
        for copy in header.copies
        if is_signed(copy, key)
        for slot in copy.slots
    )


def backup_keys(copy: Copy, key: DataKey) -> tuple[bytes, ...]:
    """The local backup keys, the one in use first; the others still open older backups here."""
    under = key.subkey("backup")
    found = (
        open_backup_slot(slot, under, copy.binding)
        for slot in copy.slots
        if slot.kind == Kind.BACKUP
    )
    return tuple(local.secret for local in found if local is not None)
