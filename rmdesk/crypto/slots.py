"""Slots: the data key wrapped once for every way in, all in one format.

    kind 1 · length of the parameters 2 · parameters · nonce 12 · wrapped key 32 + tag 16

Integers are big-endian. The wrapping is ChaCha20-Poly1305 under a key that the kind's own secret
yields (passphrase: Argon2id; the others: `recipient_slots`). Associated
data are the slot's header, the book's id and the format version: a slot moved to another
book, or one whose cost was edited, does not open. Every slot has a wrapping key of its own (fresh
salt), so a random nonce never meets the same key twice.

What a book of a newer program holds in kinds unknown here is kept byte for byte and cannot open.
"""

import secrets
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from rmdesk.crypto.keys import KEY_BYTES, DataKey
from rmdesk.crypto.passphrase import CEILING, SALT_BYTES, Cost, stretch

MOST_SLOTS: Final = 16

_HEADER: Final = struct.Struct(">BH")
_COST: Final = struct.Struct(">III")
_NONCE_BYTES: Final = 12
_WRAPPED_BYTES: Final = KEY_BYTES + 16


class MalformedSlot(ValueError):
    """Bytes that are no slot, or one beyond the ceilings a reader accepts."""


class Kind(IntEnum):
    """The ways in that this program knows."""

    PASSPHRASE = 1
    RECOVERY = 2
    ESCROW = 3
    BACKUP = 4


@dataclass(frozen=True, slots=True)
class Binding:
    """What a slot belongs to: it opens nowhere else."""

    book_id: bytes
    format_version: int


@dataclass(frozen=True, slots=True, repr=False)
class Slot:
    """One wrapped copy of the data key; `kind` may be one that this program does not know."""

    kind: int
    parameters: bytes
    nonce: bytes
    wrapped: bytes

    @property
    def header(self) -> bytes:
        """The part in the clear, which the tag covers as associated data."""
        return _HEADER.pack(self.kind, len(self.parameters)) + self.parameters


def wrap(
    key: DataKey, wrapping_key: bytes, *, kind: int, parameters: bytes, binding: Binding
) -> Slot:
    """A slot of any kind that `wrapping_key` opens; the key must be fresh for this slot."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = secrets.token_bytes(_NONCE_BYTES)
    header = _HEADER.pack(kind, len(parameters)) + parameters
    associated = _associated(header, binding)
    wrapped = ChaCha20Poly1305(wrapping_key).encrypt(nonce, key.secret, associated)
    return Slot(kind, parameters, nonce, wrapped)


def unwrap(slot: Slot, wrapping_key: bytes, binding: Binding) -> DataKey | None:
    """The data key, or None when the tag says that this is not the slot's key or binding."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        secret = ChaCha20Poly1305(wrapping_key).decrypt(
            slot.nonce, slot.wrapped, _associated(slot.header, binding)
        )
    except InvalidTag:
        return None
    return DataKey(secret)


def preload() -> None:
    """Import what opening a slot needs, while nobody is waiting for it yet."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    del ChaCha20Poly1305, Argon2id


def passphrase_slot(key: DataKey, passphrase: str, *, cost: Cost, binding: Binding) -> Slot:
    """A fresh slot that `passphrase` opens; takes as long as `cost` says."""
    salt = secrets.token_bytes(SALT_BYTES)
    parameters = _COST.pack(cost.memory_kib, cost.iterations, cost.lanes) + salt
    wrapping_key = stretch(passphrase, salt, cost)
    return wrap(key, wrapping_key, kind=Kind.PASSPHRASE, parameters=parameters, binding=binding)


def open_with_passphrase(slot: Slot, passphrase: str, binding: Binding) -> DataKey | None:
    """The data key, or None when the passphrase is not this slot's; only the tag decides.

    Raises MalformedSlot for a cost that this program will not pay.
    """
    cost = passphrase_cost(slot)
    return unwrap(slot, stretch(passphrase, slot.parameters[_COST.size :], cost), binding)


def passphrase_cost(slot: Slot) -> Cost:
    """What a passphrase slot asks for, checked against the ceilings before anything is spent."""
    if slot.kind != Kind.PASSPHRASE or len(slot.parameters) != _COST.size + SALT_BYTES:
        raise MalformedSlot("not a passphrase slot")
    cost = Cost(*_COST.unpack_from(slot.parameters))
    if CEILING.is_below(cost):
        raise MalformedSlot("a cost beyond the ceiling")
    if cost.iterations < 1 or cost.lanes < 1 or cost.memory_kib < 8 * cost.lanes:
        raise MalformedSlot("a cost that Argon2id does not define")
    return cost


def pack_slots(slots: Sequence[Slot]) -> bytes:
    """The slots as bytes, their number first."""
    if len(slots) > MOST_SLOTS:
        raise MalformedSlot("too many slots")
    packed = (slot.header + slot.nonce + slot.wrapped for slot in slots)
    return bytes([len(slots)]) + b"".join(packed)


def unpack_slots(packed: bytes) -> tuple[Slot, ...]:
    """The slots back from bytes; raises MalformedSlot unless every byte has its place."""
    if not packed or packed[0] > MOST_SLOTS:
        raise MalformedSlot("too many slots, or none")
    slots = []
    at = 1
    for _ in range(packed[0]):
        if len(packed) < at + _HEADER.size:
            raise MalformedSlot("cut off")
        kind, length = _HEADER.unpack_from(packed, at)
        parameters_end = at + _HEADER.size + length
        nonce_end = parameters_end + _NONCE_BYTES
        end = nonce_end + _WRAPPED_BYTES
        if len(packed) < end:
            raise MalformedSlot("cut off")
        slots.append(
            Slot(
                kind,
                packed[at + _HEADER.size : parameters_end],
                packed[parameters_end:nonce_end],
                packed[nonce_end:end],
            )
        )
        at = end
    if at != len(packed):
        raise MalformedSlot("more bytes than slots")
    return tuple(slots)


def _associated(header: bytes, binding: Binding) -> bytes:
    version = struct.pack(">H", binding.format_version)
    return b"rmdesk slot" + version + binding.book_id + header
