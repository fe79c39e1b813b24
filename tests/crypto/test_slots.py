import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.slots import (
    MOST_SLOTS,
    Binding,
    Kind,
    MalformedSlot,
    Slot,
    open_with_passphrase,
    pack_slots,
    passphrase_cost,
    passphrase_slot,
    unpack_slots,
    unwrap,
    wrap,
)

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_HERE = Binding(b"0123456789abcdef", 1)
_SLOTS = st.builds(
    Slot,
    st.integers(0, 255),
    st.binary(max_size=200),
    st.binary(min_size=12, max_size=12),
    st.binary(min_size=48, max_size=48),
)


@given(st.lists(_SLOTS, max_size=MOST_SLOTS))
def test_packing_keeps_slots_of_every_kind_byte_for_byte(slots: list[Slot]) -> None:
    assert unpack_slots(pack_slots(slots)) == tuple(slots)


@given(st.binary(max_size=300))
def test_any_bytes_are_slots_or_malformed(packed: bytes) -> None:
    try:
        slots = unpack_slots(packed)
    except MalformedSlot:
        return
    assert pack_slots(slots) == packed


@given(
    secret=st.binary(min_size=32, max_size=32),
    wrapping_key=st.binary(min_size=32, max_size=32),
    kind=st.integers(0, 255),
    parameters=st.binary(max_size=64),
)
def test_what_was_wrapped_comes_back(
    secret: bytes, wrapping_key: bytes, kind: int, parameters: bytes
) -> None:
    slot = wrap(DataKey(secret), wrapping_key, kind=kind, parameters=parameters, binding=_HERE)
    assert secret not in slot.wrapped
    assert unwrap(slot, wrapping_key, _HERE) == DataKey(secret)


@settings(max_examples=30)
@given(st.text(min_size=1))
def test_a_passphrase_opens_its_own_slot_and_no_other_does(passphrase: str) -> None:
    key = DataKey.generate()
    slot = passphrase_slot(key, passphrase, cost=_CHEAP, binding=_HERE)
    assert open_with_passphrase(slot, passphrase, _HERE) == key
    assert open_with_passphrase(slot, passphrase + "x", _HERE) is None


def _flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@given(st.data())
def test_a_changed_bit_anywhere_does_not_open(data: st.DataObject) -> None:
    wrapping_key = bytes(32)
    slot = wrap(
        DataKey.generate(), wrapping_key, kind=Kind.RECOVERY, parameters=b"salt", binding=_HERE
    )
    packed = pack_slots([slot])
    bit = data.draw(st.integers(8, len(packed) * 8 - 1))
    try:
        (changed,) = unpack_slots(_flipped(packed, bit))
    except MalformedSlot:
        return
    assert unwrap(changed, wrapping_key, _HERE) is None


@pytest.mark.parametrize(
    "elsewhere",
    [Binding(b"another book ...", 1), Binding(_HERE.book_id, 2)],
    ids=["book", "version"],
)
def test_a_slot_moved_elsewhere_does_not_open(elsewhere: Binding) -> None:
    slot = wrap(DataKey.generate(), bytes(32), kind=3, parameters=b"", binding=_HERE)
    assert unwrap(slot, bytes(32), elsewhere) is None


def test_an_unknown_kind_is_kept_and_cannot_be_taken_for_a_passphrase() -> None:
    stranger = wrap(DataKey.generate(), bytes(32), kind=200, parameters=b"?", binding=_HERE)
    assert unpack_slots(pack_slots([stranger])) == (stranger,)
    with pytest.raises(MalformedSlot):
        open_with_passphrase(stranger, "whatever", _HERE)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(2**20 + 1, 1, 1),
        Cost(8, 11, 1),
        Cost(128, 1, 9),
        Cost(8, 0, 1),
        Cost(8, 1, 0),
        Cost(7, 1, 1),
    ],
    ids=["memory", "iterations", "lanes", "no pass", "no lane", "too little memory"],
)
def test_a_cost_beyond_the_ceilings_is_refused_before_it_is_paid(cost: Cost) -> None:
    numbers = (cost.memory_kib, cost.iterations, cost.lanes)
    parameters = b"".join(number.to_bytes(4, "big") for number in numbers) + bytes(16)
    with pytest.raises(MalformedSlot):
        passphrase_cost(Slot(Kind.PASSPHRASE, parameters, bytes(12), bytes(48)))


def test_more_than_sixteen_slots_are_refused() -> None:
    slot = Slot(1, b"", bytes(12), bytes(48))
    with pytest.raises(MalformedSlot):
        pack_slots([slot] * (MOST_SLOTS + 1))
    with pytest.raises(MalformedSlot):
        unpack_slots(bytes([17]) + slot.header * 17)


def test_nothing_of_the_key_shows_in_a_slot() -> None:
    slot = passphrase_slot(DataKey(b"k" * 32), "passphrase", cost=_CHEAP, binding=_HERE)
    assert "kkkk" not in repr(slot)
    assert "wrapped" not in repr(slot)
