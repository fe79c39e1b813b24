"""The device key: whoever receives a bundle can tell which book it was written by.

Ed25519 from a subkey of the data key: nothing more to keep, and gone with the data key. A book
whose data key was changed signs with another one from then on.
"""

from typing import TYPE_CHECKING, NoReturn

from rmdesk.crypto.fingerprints import digits_of
from rmdesk.crypto.keys import DataKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class DeviceKey:
    """A book's signing key; neither `repr`, `str` nor pickling shows it."""

    def __init__(self, private: "Ed25519PrivateKey") -> None:
        self._private = private

    @classmethod
    def of(cls, key: DataKey) -> "DeviceKey":
        """The one of the book that `key` opens."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.from_private_bytes(key.subkey("device")))

    @property
    def public(self) -> bytes:
        """32 bytes that go into every bundle."""
        return self._private.public_key().public_bytes_raw()

    def sign(self, content: bytes) -> bytes:
        """64 bytes that only this key could write under `content`."""
        return self._private.sign(content)

    def __repr__(self) -> str:
        return "DeviceKey(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a device key does not leave its process")


def is_signed_by(public: bytes, signature: bytes, content: bytes) -> bool:
    """Whether the key with `public` signed exactly `content`; false for what is no key at all."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint_of(public: bytes) -> str:
    """The device key with `public`, as four groups of five digits to be read aloud."""
    return digits_of(public, label=b"rmdesk device fingerprint v1")
