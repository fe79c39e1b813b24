"""Every bit of the key file: healed from the other copy, or refused in the right words; never a
wrong key, and never a way in that its owner did not write."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.recipient_slots import backup_slot, recipient_slot
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.recovery_code import drawn, identity_of
from rmdesk.crypto.slots import Binding, Kind, passphrase_slot
from rmdesk.store.disk.files import keys_path
from rmdesk.store.disk.header import FORMAT_VERSION, read_header, write_header
from rmdesk.store.disk.refusals import BookRefused, DamagedHeader, NewerVersion, WrongPassphrase
from rmdesk.store.unlocking.unlock import unlock

pytestmark = pytest.mark.campaign

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_PASSPHRASE = "correct horse battery"
_ID = b"0123456789abcdef"
_BINDING = Binding(_ID, FORMAT_VERSION)
_FRAME, _DIGEST = 22, 32
_CODE = drawn()

STEPS = [
    pytest.param(211, id="short"),
    pytest.param(1, id="every bit", marks=pytest.mark.long),
]
"""Every so many bits; a prime, so that all places within a byte are met."""


@pytest.fixture
def key() -> DataKey:
    return DataKey.generate()


@pytest.fixture
def book(tmp_path: Path, key: DataKey) -> Iterator[Path]:
    """A key file with every kind of slot, in memory: each healing waits for the disk."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield _written(Path(folder) / "book.rmdesk", key)


def _written(book: Path, key: DataKey) -> Path:
    book.write_bytes(bytes([7]) * 4096)
    code = identity_of(_CODE)
    assert code is not None
    escrow = Identity.generate().recipient
    slots = (
        recipient_slot(key, code.recipient, kind=Kind.RECOVERY, binding=_BINDING),
        recipient_slot(key, escrow, kind=Kind.ESCROW, binding=_BINDING),
        passphrase_slot(key, _PASSPHRASE, cost=_CHEAP, binding=_BINDING),
        backup_slot(DataKey.generate(), key.subkey("backup"), binding=_BINDING),
    )
    write_header(book, key, book_id=_ID, slots=slots, sequence=1)
    return book


def _flips(bits: int, step: int) -> Iterator[tuple[int, int]]:
    return ((bit // 8, 1 << bit % 8) for bit in range(0, bits, step))


@pytest.mark.parametrize("step", STEPS)
def test_one_bit_of_one_copy_heals(book: Path, key: DataKey, step: int) -> None:
    file = keys_path(book)
    whole = file.read_bytes()
    tried = 0
    for at, mask in _flips(len(whole) * 8, step):
        damaged = bytearray(whole)
        damaged[at] ^= mask
        file.write_bytes(damaged)
        assert unlock(read_header(book), _CODE if at % 2 else _PASSPHRASE).key == key
        assert file.read_bytes() == whole, (at, mask)
        tried += 1
    print(f"\nkey file, one copy: {tried} bits flipped, {tried} healed")


@pytest.mark.parametrize("step", STEPS)
def test_the_same_bit_of_both_copies_is_refused_or_does_not_matter(
    book: Path, key: DataKey, step: int
) -> None:
    file = keys_path(book)
    whole = file.read_bytes()
    half = len(whole) // 2
    refused = healed = 0
    for at, mask in _flips(half * 8, step):
        damaged = bytearray(whole)
        damaged[at] ^= mask
        damaged[half + at] ^= mask
        file.write_bytes(damaged)
        try:
            assert unlock(read_header(book), _CODE).key == key
        except DamagedHeader:
            refused += 1
            assert file.read_bytes() == bytes(damaged), "a refusal touches nothing"
        else:  # what pads a copy to whole pages
            healed += 1
            assert file.read_bytes() == whole
    assert refused * 4 > healed
    print(f"\nkey file, both copies: {refused} refused as damaged, {healed} did not matter")


@pytest.mark.parametrize("step", STEPS)
def test_who_knows_the_format_still_opens_nothing(book: Path, step: int) -> None:
    """A bit of the content is flipped in both copies and the digest made right again."""
    file = keys_path(book)
    whole = file.read_bytes()
    half = len(whole) // 2
    length = int.from_bytes(whole[18:22], "big")
    signed = _FRAME + length + _DIGEST
    refusals: dict[str, int] = {}
    for at, mask in _flips(signed * 8, step):
        content = bytearray(whole[:signed])
        content[at] ^= mask
        digest = hashlib.sha256(content).digest()
        forged = bytes(content + digest).ljust(half, b"\0") * 2
        file.write_bytes(forged)
        with pytest.raises(BookRefused) as refusal:
            unlock(read_header(book), _PASSPHRASE)
        assert isinstance(refusal.value, DamagedHeader | NewerVersion | WrongPassphrase)
        name = type(refusal.value).__name__
        refusals[name] = refusals.get(name, 0) + 1
        assert file.read_bytes() == forged
    assert refusals["DamagedHeader"] > 0
    print(f"\nkey file, forged digests: {refusals}, opened: 0")
