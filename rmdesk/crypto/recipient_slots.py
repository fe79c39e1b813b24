"""Slots that need no secret to be written: for a recipient's public key, and for the backups' key.

*Recipient* (recovery code, escrow): parameters are the public key and a fresh wrapping key sealed
to it. So a slot can be made anew for another data key (a rotation, a backup) while the code lies
in its envelope and the escrow key in the branch.

*Backup*: parameters are a salt; the wrapping key is derived from a key that the writer holds. In a
key file such a slot wraps the local backup key under the data key's "backup" subkey; in a backup it
wraps that backup's own key under the local backup key.
"""

import secrets
import struct
from typing import Final

from rmdesk.crypto.keys import KEY_BYTES, DataKey
from rmdesk.crypto.passphrase import SALT_BYTES
from rmdesk.crypto.recipients import OVERHEAD, PUBLIC_BYTES, Identity, MalformedKey, Recipient
from rmdesk.crypto.slots import Binding, Kind, MalformedSlot, Slot, unwrap, wrap

RECIPIENT_KINDS: Final = (Kind.RECOVERY, Kind.ESCROW)

_PARAMETERS: Final = PUBLIC_BYTES + OVERHEAD + KEY_BYTES


def recipient_slot(key: DataKey, recipient: Recipient, *, kind: int, binding: Binding) -> Slot:
    """A fresh slot that the identity of `recipient` opens; raises MalformedKey."""
    wrapping_key = secrets.token_bytes(KEY_BYTES)
    sealed = recipient.seal(wrapping_key, info=_info(kind, binding))
    parameters = recipient.public + sealed
    return wrap(key, wrapping_key, kind=kind, parameters=parameters, binding=binding)


def recipient_of(slot: Slot) -> Recipient:
    """Whose identity opens the slot; raises MalformedSlot for a slot of another kind."""
    if slot.kind not in RECIPIENT_KINDS or len(slot.parameters) != _PARAMETERS:
        raise MalformedSlot("not a slot of a recipient")
    return Recipient(slot.parameters[:PUBLIC_BYTES])


def open_with_identity(slot: Slot, identity: Identity, binding: Binding) -> DataKey | None:
    """The data key, or None when the slot is not this identity's, or was changed.

    Raises MalformedSlot for a slot that is no recipient's.
    """
    if recipient_of(slot) != identity.recipient:
        return None
    sealed = slot.parameters[PUBLIC_BYTES:]
    wrapping_key = identity.open(sealed, info=_info(slot.kind, binding))
    return None if wrapping_key is None else unwrap(slot, wrapping_key, binding)


def rewrapped(slot: Slot, key: DataKey, *, binding: Binding) -> Slot:
    """A slot of the same recipient for another data key, or another book; raises MalformedSlot."""
    try:
        return recipient_slot(key, recipient_of(slot), kind=slot.kind, binding=binding)
    except MalformedKey:
        raise MalformedSlot("a public key that is none") from None


def backup_slot(key: DataKey, under: bytes, *, binding: Binding) -> Slot:
    """A fresh slot that whoever holds the 32 bytes `under` opens."""
    salt = secrets.token_bytes(SALT_BYTES)
    wrapping_key = _salted(under, salt)
    return wrap(key, wrapping_key, kind=Kind.BACKUP, parameters=salt, binding=binding)


def open_backup_slot(slot: Slot, under: bytes, binding: Binding) -> DataKey | None:
    """The key in a backup slot, or None when `under` is not its key; raises MalformedSlot."""
    if slot.kind != Kind.BACKUP or len(slot.parameters) != SALT_BYTES:
        raise MalformedSlot("not a backup slot")
    return unwrap(slot, _salted(under, slot.parameters), binding)


def _salted(under: bytes, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt=salt, info=b"rmdesk backup slot v1").derive(under)


def _info(kind: int, binding: Binding) -> bytes:
    place = struct.pack(">HB", binding.format_version, kind) + binding.book_id
    return b"rmdesk slot of a recipient v1" + place
