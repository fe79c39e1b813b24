"""age files written from the specification, right or wrong on purpose.

Nothing of the product's own reading and writing is used: HPKE and X-Wing are spelt out from
RFC 9180 and draft-connolly-cfrg-xwing-kem, so that both sides agree only if both are right.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

MLKEM_PUBLIC = 1184
MLKEM_SEALED = 1088
CHUNK = 64 * 1024
FILE_KEY = b"YELLOW SUBMARINE"
NONCE = bytes(range(16))

_SUITE = b"HPKE" + bytes.fromhex("647a00010003")
_LABEL = bytes.fromhex("5c2e2f2f5e5c")


def b64(content: bytes) -> str:
    """Without padding, as age writes it."""
    return base64.b64encode(content).decode().rstrip("=")


def not_canonical(text: str) -> str:
    """Other characters for the same bytes: a bit that nobody reads is set."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    assert len(text) % 4, "nothing is left over in the last character"
    return text[:-1] + alphabet[alphabet.index(text[-1]) + 1]


def hkdf(secret: bytes, *, salt: bytes = b"", info: bytes) -> bytes:
    """32 bytes, which are one block of it."""
    extracted = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(extracted, info + b"\1", "sha256")


@dataclass
class ByHand:
    """A file as far as it is written; every part may be left out, doubled or spoilt."""

    key: bytes = FILE_KEY
    content: bytes = field(default=b"")
    payload: bytes = b""
    """What a reader hands out, when it takes the file."""
    chunks: int = 0

    def line(self, text: str) -> "ByHand":
        """Any line of the header."""
        self.content += text.encode("latin-1") + b"\n"
        return self

    def version(self, text: str = "age-encryption.org/v1") -> "ByHand":
        return self.line(text)

    def stanza(self, *arguments: str, body: bytes) -> "ByHand":
        """A section, its body wrapped after 64 characters."""
        self.line(" ".join(("->", *arguments)))
        text = b64(body)
        for at in range(0, len(text) + 1, 64):
            self.line(text[at : at + 64])
        return self

    def post_quantum(self, public: bytes) -> "ByHand":
        """The section of a recipient of ours."""
        encapsulated, body = sealed(public, self.key)
        return self.stanza("mlkem768x25519", b64(encapsulated), body=body)

    def x25519(self, public: bytes) -> "ByHand":
        """The section of an `age1…` recipient of the earlier kind."""
        ephemeral = X25519PrivateKey.generate()
        share = ephemeral.public_key().public_bytes_raw()
        shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
        wrapping = hkdf(shared, salt=share + public, info=b"age-encryption.org/v1/X25519")
        body = ChaCha20Poly1305(wrapping).encrypt(bytes(12), self.key, None)
        return self.stanza("X25519", b64(share), body=body)

    def mac(self, mark: str = "---") -> bytes:
        """Of all that is written so far and the mark."""
        marked = self.content + mark.encode("ascii")
        return hmac.digest(hkdf(self.key, info=b"header"), marked, "sha256")

    def end(self) -> "ByHand":
        """The line with the MAC, as it ought to be."""
        return self.line(f"--- {b64(self.mac())}")

    def nonce(self, nonce: bytes = NONCE) -> "ByHand":
        self.content += nonce
        return self

    def chunk(self, content: bytes, *, is_last: bool = False) -> "ByHand":
        """The next chunk of the payload."""
        self.content += self.sealed_chunk(self.chunks, content, is_last=is_last)
        self.payload += content
        self.chunks += 1
        return self

    def last(self, content: bytes) -> "ByHand":
        return self.chunk(content, is_last=True)

    def sealed_chunk(self, number: int, content: bytes, *, is_last: bool) -> bytes:
        """The chunk with that number, from 0."""
        cipher = ChaCha20Poly1305(hkdf(self.key, salt=NONCE, info=b"payload"))
        return cipher.encrypt(number.to_bytes(11, "big") + bytes([is_last]), content, None)

    def raw(self, content: bytes) -> "ByHand":
        self.content += content
        return self


def sealed(public: bytes, secret: bytes) -> tuple[bytes, bytes]:
    """What HPKE makes of `secret`: the encapsulated key, and the text under it."""
    mlkem, x25519 = public[:MLKEM_PUBLIC], public[MLKEM_PUBLIC:]
    mlkem_secret, mlkem_sealed = MLKEM768PublicKey.from_public_bytes(mlkem).encapsulate()
    ephemeral = X25519PrivateKey.generate()
    share = ephemeral.public_key().public_bytes_raw()
    x25519_secret = ephemeral.exchange(X25519PublicKey.from_public_bytes(x25519))
    combined = mlkem_secret + x25519_secret + share + x25519 + _LABEL
    key, nonce = _schedule(hashlib.sha3_256(combined).digest())
    return mlkem_sealed + share, ChaCha20Poly1305(key).encrypt(nonce, secret, None)


def _schedule(shared: bytes) -> tuple[bytes, bytes]:
    """RFC 9180, section 5.1, base mode."""
    info = _extract(b"", b"info_hash", b"age-encryption.org/mlkem768x25519")
    context = b"\0" + _extract(b"", b"psk_id_hash", b"") + info
    secret = _extract(shared, b"secret", b"")
    return _expand(secret, b"key", context, 32), _expand(secret, b"base_nonce", context, 12)


def _extract(salt: bytes, label: bytes, content: bytes) -> bytes:
    labelled = b"HPKE-v1" + _SUITE + label + content
    return hmac.digest(salt or bytes(32), labelled, "sha256")


def _expand(secret: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + _SUITE + label + info
    return hmac.digest(secret, labelled + b"\1", "sha256")[:length]
