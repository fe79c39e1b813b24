"""The data key of a book and the subkeys derived from it."""

import secrets
from typing import Final, Literal, NoReturn

KEY_BYTES: Final = 32

Use = Literal["database", "header", "head", "audit", "backup", "device", "erase", "return"]
"""What a subkey is for; one key never serves two algorithms."""


class DataKey:
    """The 32 random bytes that everything in a book hangs on; never stored unwrapped.

    Neither `repr`, `str`, a format nor pickling can show it: whoever needs the bytes has to ask
    for `secret`, which only the slots do.
    """

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError("a data key is 32 bytes")
        self._secret = secret

    @classmethod
    def generate(cls) -> "DataKey":
        """A fresh key from the operating system's generator."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @property
    def secret(self) -> bytes:
        """The raw bytes, for wrapping into a slot and for nothing else."""
        return self._secret

    def subkey(self, use: Use) -> bytes:
        """32 bytes for one use: HKDF-SHA256 with the use as its label, so that no subkey tells
        anything about another one.

        No salt: the input is already uniformly random (RFC 5869, section 3.1).
        """
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        label = b"rmdesk subkey v1: " + use.encode("ascii")
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=label).derive(self._secret)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DataKey):
            return NotImplemented
        return secrets.compare_digest(self._secret, other._secret)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "DataKey(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a data key does not leave its process")
