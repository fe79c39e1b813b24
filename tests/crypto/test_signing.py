"""A book's signature: its own key alone makes it, and it holds for one content."""

import copy

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.signing import (
    DeviceKey,
    fingerprint_of,
    is_signed_by,
)

_KEY = DataKey(bytes(range(32)))
_OTHER = DataKey(bytes(32))
_CONTENT = b"what a bundle ends with"


def test_a_book_signs_with_the_same_key_at_every_opening() -> None:
    first, second = (DeviceKey.of(DataKey(_KEY.secret)) for _ in range(2))
    assert first.public == second.public != DeviceKey.of(_OTHER).public
    assert len(first.public) == 32
    assert len(first.sign(_CONTENT)) == 64


def test_the_key_is_no_other_subkey() -> None:
    device = DeviceKey.of(_KEY)
    assert device.public not in (_KEY.subkey("device"), _KEY.subkey("head"), _KEY.secret)


def test_its_signature_holds() -> None:
    device = DeviceKey.of(_KEY)
    assert is_signed_by(device.public, device.sign(_CONTENT), _CONTENT)


@pytest.mark.parametrize(
    ("public", "signature", "content"),
    [
        pytest.param(DeviceKey.of(_OTHER).public, None, _CONTENT, id="of another book"),
        pytest.param(None, None, _CONTENT + b" ", id="of another content"),
        pytest.param(None, bytes(64), _CONTENT, id="nothing"),
        pytest.param(None, b"", _CONTENT, id="missing"),
        pytest.param(None, bytes(64 + 1), _CONTENT, id="too long"),
        pytest.param(b"", None, _CONTENT, id="no key"),
        pytest.param(b"\xff" * 32, None, _CONTENT, id="no point"),
        pytest.param(bytes(32 + 1), None, _CONTENT, id="key too long"),
    ],
)
def test_no_other_does(public: bytes | None, signature: bytes | None, content: bytes) -> None:
    device = DeviceKey.of(_KEY)
    shown = device.public if public is None else public
    given = device.sign(_CONTENT) if signature is None else signature
    assert not is_signed_by(shown, given, content)


@pytest.mark.parametrize("at", range(0, 64, 7))
def test_a_changed_bit_is_noticed(at: int) -> None:
    device = DeviceKey.of(_KEY)
    signature = bytearray(device.sign(_CONTENT))
    signature[at] ^= 1
    assert not is_signed_by(device.public, bytes(signature), _CONTENT)


def test_the_fingerprint_is_digits_to_be_read_aloud() -> None:
    groups = fingerprint_of(DeviceKey.of(_KEY).public).split(" ")
    assert [len(group) for group in groups] == [5, 5, 5, 5]
    assert all(group.isdecimal() for group in groups)
    assert fingerprint_of(DeviceKey.of(_KEY).public) != fingerprint_of(DeviceKey.of(_OTHER).public)


def test_no_key_passes_as_one_of_another_kind() -> None:
    """A recipient's fingerprint is said over the telephone as well."""
    recipient = Identity(bytes(32)).recipient
    assert fingerprint_of(recipient.public) != recipient.fingerprint


def test_the_key_shows_itself_nowhere() -> None:
    device = DeviceKey.of(_KEY)
    assert str(device) == repr(device) == "DeviceKey(hidden)"
    for leave in (copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="does not leave"):
            leave(device)
