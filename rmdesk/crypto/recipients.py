"""Recipients: whoever holds an identity can open what is sealed to its public key.

HPKE (RFC 9180) in base mode with MLKEM768-X25519 (X-Wing), HKDF-SHA256 and ChaCha20-Poly1305: an
attacker has to break ML-KEM-768 and X25519 both. Keys are those of age's post-quantum recipients
and are written as age writes them (`AGE-SECRET-KEY-PQ-1…`, `age1pq1…`), so an identity drawn by a
stock age tool serves here and the other way round.

An identity is 32 random bytes, expanded as the X-Wing draft says: SHAKE256 yields ML-KEM's seed
(64 bytes) and X25519's private key (32).
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NoReturn

from rmdesk.crypto.bech32 import NotBech32, decode, encode
from rmdesk.crypto.fingerprints import digits_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.hpke import Suite

SEED_BYTES: Final = 32
PUBLIC_BYTES: Final = 1184 + 32
ENCAPSULATED_BYTES: Final = 1088 + 32
OVERHEAD: Final = ENCAPSULATED_BYTES + 16
"""What sealing adds: the encapsulated key and a tag."""

_MLKEM_PUBLIC: Final = 1184
_MLKEM_SEED: Final = 64
_IDENTITY_PREFIX: Final = "age-secret-key-pq-"
_RECIPIENT_PREFIX: Final = "age1pq"


class MalformedKey(ValueError):
    """Bytes or a text that are no key of this kind."""


@dataclass(frozen=True, slots=True, repr=False)
class Recipient:
    """A public key: anyone may seal to it, only its identity opens."""

    public: bytes

    def __post_init__(self) -> None:
        if len(self.public) != PUBLIC_BYTES:
            raise MalformedKey("a recipient is 1,216 bytes")

    @classmethod
    def parse(cls, text: str) -> "Recipient":
        """The recipient written `age1pq1…`; raises MalformedKey."""
        return cls(_parsed(text, _RECIPIENT_PREFIX))

    @property
    def text(self) -> str:
        """`age1pq1…`, 1,959 characters."""
        return encode(_RECIPIENT_PREFIX, self.public)

    @property
    def fingerprint(self) -> str:
        """Four groups of five digits to be read aloud and compared."""
        return digits_of(self.public, label=b"rmdesk fingerprint v1")

    def seal(self, content: bytes, *, info: bytes) -> bytes:
        """`content` sealed; `info` has to be given again to open it. Raises MalformedKey."""
        from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
        from cryptography.hazmat.primitives.hpke import MLKEM768X25519PublicKey

        try:
            key = MLKEM768X25519PublicKey(
                MLKEM768PublicKey.from_public_bytes(self.public[:_MLKEM_PUBLIC]),
                X25519PublicKey.from_public_bytes(self.public[_MLKEM_PUBLIC:]),
            )
            return _suite().encrypt(content, key, info)
        except ValueError:  # coordinates out of range, or a point that yields no secret
            raise MalformedKey("not a public key") from None


class Identity:
    """The private side; neither `repr`, `str` nor pickling shows it."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED_BYTES:
            raise MalformedKey("an identity is 32 bytes")
        self._seed = seed

    @classmethod
    def generate(cls) -> "Identity":
        """A fresh one from the operating system's generator."""
        return cls(secrets.token_bytes(SEED_BYTES))

    @classmethod
    def parse(cls, text: str) -> "Identity":
        """The identity written `AGE-SECRET-KEY-PQ-1…`; raises MalformedKey."""
        return cls(_parsed(text, _IDENTITY_PREFIX))

    def secret_text(self) -> str:
        """`AGE-SECRET-KEY-PQ-1…`, 77 characters, for the file of its owner and nothing else."""
        return encode(_IDENTITY_PREFIX, self._seed).upper()

    @cached_property
    def recipient(self) -> Recipient:
        """The public key, to be given away."""
        mlkem, x25519 = self._parts
        return Recipient(
            mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
        )

    def open(self, sealed: bytes, *, info: bytes) -> bytes | None:
        """What was sealed to this identity, or None when it was not, or was changed."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey

        if len(sealed) < OVERHEAD:
            return None
        try:
            return _suite().decrypt(sealed, MLKEM768X25519PrivateKey(*self._parts), info)
        except (InvalidTag, ValueError):  # the latter for a point that yields no secret
            return None

    @property
    def _parts(self) -> "tuple[MLKEM768PrivateKey, X25519PrivateKey]":
        from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        expanded = hashlib.shake_256(self._seed).digest(_MLKEM_SEED + 32)
        return (
            MLKEM768PrivateKey.from_seed_bytes(expanded[:_MLKEM_SEED]),
            X25519PrivateKey.from_private_bytes(expanded[_MLKEM_SEED:]),
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Identity):
            return NotImplemented
        return hmac.compare_digest(self._seed, other._seed)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "Identity(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("an identity does not leave its process")


def _parsed(text: str, prefix: str) -> bytes:
    try:
        found, data = decode(text.strip())
    except NotBech32:
        raise MalformedKey("not a key, or mistyped") from None
    if found != prefix:
        raise MalformedKey("a key of another kind")
    return data


def _suite() -> "Suite":
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
