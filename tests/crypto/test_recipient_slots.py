"""Slots of recipients and of backups: made without a secret, opened by theirs alone."""

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.recipient_slots import (
    backup_slot,
    open_backup_slot,
    open_with_identity,
    recipient_of,
    recipient_slot,
    rewrapped,
)
from rmdesk.crypto.recipients import PUBLIC_BYTES, Identity
from rmdesk.crypto.slots import Binding, Kind, MalformedSlot, Slot, pack_slots, unpack_slots

_HERE = Binding(b"0123456789abcdef", 1)
_THERE = Binding(b"another book ...", 1)


def _slot(key: DataKey, identity: Identity, kind: Kind = Kind.ESCROW) -> Slot:
    return recipient_slot(key, identity.recipient, kind=kind, binding=_HERE)


@pytest.mark.parametrize("kind", [Kind.RECOVERY, Kind.ESCROW])
def test_only_its_identity_opens_a_slot(kind: Kind) -> None:
    key, identity = DataKey.generate(), Identity.generate()
    (slot,) = unpack_slots(pack_slots([_slot(key, identity, kind)]))
    assert open_with_identity(slot, identity, _HERE) == key
    assert open_with_identity(slot, Identity.generate(), _HERE) is None
    assert open_with_identity(slot, identity, _THERE) is None
    assert recipient_of(slot) == identity.recipient


def test_a_slot_is_made_for_another_key_without_its_secret() -> None:
    old, new, identity = DataKey.generate(), DataKey.generate(), Identity.generate()
    slot = rewrapped(_slot(old, identity), new, binding=_THERE)
    assert open_with_identity(slot, identity, _THERE) == new
    assert slot.kind == Kind.ESCROW


@pytest.mark.parametrize("part", ["public", "sealed", "kind", "nonce", "wrapped"])
def test_a_part_of_another_slot_does_not_open(part: str) -> None:
    """Two genuine slots of one identity, put together anew."""
    identity = Identity.generate()
    one, other = _slot(DataKey.generate(), identity), _slot(DataKey.generate(), identity)
    parameters, kind = one.parameters, one.kind
    if part == "public":
        parameters = Identity.generate().recipient.public + parameters[PUBLIC_BYTES:]
    if part == "sealed":
        parameters = parameters[:PUBLIC_BYTES] + other.parameters[PUBLIC_BYTES:]
    if part == "kind":
        kind = Kind.RECOVERY
    mixed = Slot(
        kind,
        parameters,
        other.nonce if part == "nonce" else one.nonce,
        other.wrapped if part == "wrapped" else one.wrapped,
    )
    assert open_with_identity(mixed, identity, _HERE) is None


def test_a_backup_slot_opens_under_its_own_key() -> None:
    key, under = DataKey.generate(), bytes(range(32))
    slot = backup_slot(key, under, binding=_HERE)
    assert open_backup_slot(slot, under, _HERE) == key
    assert open_backup_slot(slot, bytes(32), _HERE) is None
    assert open_backup_slot(slot, under, _THERE) is None
    assert slot.wrapped != backup_slot(key, under, binding=_HERE).wrapped


def test_slots_of_other_kinds_and_lengths_are_refused() -> None:
    identity, under = Identity.generate(), bytes(32)
    strange = Slot(Kind.ESCROW, b"short", bytes(12), bytes(48))
    salted = backup_slot(DataKey.generate(), under, binding=_HERE)
    for attempt in (
        lambda: open_with_identity(strange, identity, _HERE),
        lambda: open_with_identity(salted, identity, _HERE),
        lambda: rewrapped(strange, DataKey.generate(), binding=_HERE),
        lambda: open_backup_slot(strange, under, _HERE),
    ):
        with pytest.raises(MalformedSlot):
            attempt()


def test_a_slot_with_a_key_that_is_none_is_not_made_anew() -> None:
    bad = Slot(Kind.ESCROW, b"\xff" * (PUBLIC_BYTES + 1168), bytes(12), bytes(48))
    with pytest.raises(MalformedSlot):
        rewrapped(bad, DataKey.generate(), binding=_HERE)
