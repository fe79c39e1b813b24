"""The header of an age file: the file key, wrapped for each recipient.

age-encryption.org/v1 to the letter: lines end in LF, base64 has no padding and only its canonical
form, arguments are separated by one blank. What is not exactly so is refused, so that no two
readers see different things in one file.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final, NoReturn

from rmdesk.crypto.age_refusals import (
    ArmoredAge,
    DamagedAge,
    MixedRecipients,
    NotAge,
    NotForThisIdentity,
    Part,
)
from rmdesk.crypto.recipients import ENCAPSULATED_BYTES, Identity, Recipient

FILE_KEY_BYTES: Final = 16

_VERSION: Final = b"age-encryption.org/v1\n"
_ARMOR: Final = b"-----BEGIN AGE"
_KIND: Final = "mlkem768x25519"
_INFO: Final = b"age-encryption.org/mlkem768x25519"
_WRAPPED: Final = FILE_KEY_BYTES + 16
_WEAKER: Final = frozenset(
    {"X25519", "scrypt", "p256tag", "piv-p256", "ssh-ed25519", "ssh-rsa", "tpm-ecc"}
)
"""Other kinds are left alone, as the format asks: writers add ones that mean nothing, lest readers
come to depend on what they know."""
_LARGEST: Final = 256 * 1024
"""Some 150 recipients; each stanza of ours costs a decapsulation before anything is proved."""
_COLUMNS: Final = 64
_ALPHABET: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")


class FileKey:
    """The key of one file; neither `repr`, `str` nor pickling shows it."""

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != FILE_KEY_BYTES:
            raise ValueError("a file key is 16 bytes")
        self._secret = secret

    @classmethod
    def generate(cls) -> "FileKey":
        """A fresh one from the operating system's generator; never for a second file."""
        return cls(secrets.token_bytes(FILE_KEY_BYTES))

    def wrapped_for(self, recipient: Recipient) -> bytes:
        """The file key sealed to `recipient`; raises MalformedKey."""
        return recipient.seal(self._secret, info=_INFO)

    def subkey(self, use: bytes, *, salt: bytes | None = None) -> bytes:
        """32 bytes: HKDF-SHA256 with age's own labels."""
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return HKDF(SHA256(), 32, salt=salt, info=use).derive(self._secret)

    def __repr__(self) -> str:
        return "FileKey(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a file key does not leave its process")


@dataclass(frozen=True, slots=True)
class Stanza:
    """One recipient's section: a kind, its arguments, and the wrapped key."""

    kind: str
    arguments: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """What was read; `marked` is all that the MAC covers."""

    stanzas: tuple[Stanza, ...]
    marked: bytes
    mac: bytes

    def require(self, key: FileKey) -> None:
        """Raise DamagedAge unless whoever wrote this header knew `key`, and MixedRecipients."""
        if not hmac.compare_digest(self.mac, _mac(key, self.marked)):
            raise DamagedAge(Part.HEADER)
        kinds = {stanza.kind for stanza in self.stanzas}
        if _KIND in kinds and kinds & _WEAKER:
            raise MixedRecipients

    def file_key(self, identity: Identity) -> FileKey:
        """What `identity` unwraps; raises NotForThisIdentity, MixedRecipients and DamagedAge."""
        ours = [_sealed(stanza) for stanza in self.stanzas if stanza.kind == _KIND]
        for sealed in ours:
            secret = identity.open(sealed, info=_INFO)
            if secret is not None:
                key = FileKey(secret)
                self.require(key)
                return key
        raise NotForThisIdentity


def header_for(recipients: Sequence[Recipient], key: FileKey) -> bytes:
    """The header of a file to `recipients`; raises MalformedKey, ValueError for nobody."""
    if not recipients:
        raise ValueError("a file that nobody could open")
    return header_of([_stanza_for(recipient, key) for recipient in dict.fromkeys(recipients)], key)


def header_of(stanzas: Sequence[Stanza], key: FileKey) -> bytes:
    """`stanzas` as they are written, and the MAC of whoever knows `key`."""
    marked = _VERSION + b"".join(map(_written, stanzas)) + b"---"
    return marked + b" " + _base64(_mac(key, marked)) + b"\n"


def read_header(source: BinaryIO) -> Header:
    """The header at the start of `source`, which then stands before the payload.

    Raises NotAge, ArmoredAge and DamagedAge.
    """
    first = source.readline(len(_VERSION))
    if first != _VERSION:
        raise ArmoredAge if first.startswith(_ARMOR) else NotAge
    lines = _Lines(source)
    stanzas: list[Stanza] = []
    line = next(lines)
    while line.startswith(b"-> "):
        stanzas.append(_stanza(line, lines))
        line = next(lines)
    mark, _, mac = line.partition(b" ")
    if mark != b"---" or not stanzas:
        raise DamagedAge(Part.HEADER)
    read = _VERSION + b"".join(lines.read)
    marked = read[: len(read) - len(line) - 1 + len(mark)]
    return Header(tuple(stanzas), marked, _exactly(_bytes(mac), 32))


class _Lines(Iterator[bytes]):
    """The lines of a header without their ends, and all that was read; raises DamagedAge."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._left = _LARGEST
        self.read: list[bytes] = []

    def __next__(self) -> bytes:
        line = self._source.readline(self._left)
        self._left -= len(line)
        if not line.endswith(b"\n"):  # the file ends, or the header is larger than any
            raise DamagedAge(Part.HEADER)
        self.read.append(line)
        return line[:-1]


def _stanza(first: bytes, lines: _Lines) -> Stanza:
    arguments = first.split(b" ")[1:]
    for argument in arguments:
        if not argument or not all(0x21 <= byte <= 0x7E for byte in argument):
            raise DamagedAge(Part.HEADER)
    kind, *others = [argument.decode("ascii") for argument in arguments]
    body: list[bytes] = []
    for line in lines:
        if len(line) > _COLUMNS:
            raise DamagedAge(Part.HEADER)
        body.append(_bytes(line))
        if len(line) < _COLUMNS:
            break
    return Stanza(kind, tuple(others), b"".join(body))


def _stanza_for(recipient: Recipient, key: FileKey) -> Stanza:
    sealed = key.wrapped_for(recipient)
    encapsulated = _base64(sealed[:ENCAPSULATED_BYTES]).decode("ascii")
    return Stanza(_KIND, (encapsulated,), sealed[ENCAPSULATED_BYTES:])


def _written(stanza: Stanza) -> bytes:
    arguments = " ".join(("->", stanza.kind, *stanza.arguments)).encode("ascii")
    body = _base64(stanza.body)
    # The last line is always shorter than the others, and empty where nothing is left for it.
    lines = [body[at : at + _COLUMNS] for at in range(0, len(body) + 1, _COLUMNS)]
    return b"\n".join([arguments, *lines, b""])


def _sealed(stanza: Stanza) -> bytes:
    """What HPKE sealed; raises DamagedAge for a stanza of our kind that is not well-formed.

    The length of the body is looked at before it is opened: a longer one might open under several
    keys, and tell by that whose it is.
    """
    if len(stanza.arguments) != 1:
        raise DamagedAge(Part.HEADER)
    encapsulated = _exactly(_bytes(stanza.arguments[0].encode("ascii")), ENCAPSULATED_BYTES)
    return encapsulated + _exactly(stanza.body, _WRAPPED)


def _mac(key: FileKey, marked: bytes) -> bytes:
    return hmac.digest(key.subkey(b"header"), marked, hashlib.sha256)


def _base64(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    """Decoded base64 without padding; raises DamagedAge for any form but the canonical one."""
    try:
        content = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise DamagedAge(Part.HEADER) from None
    if not _ALPHABET.issuperset(text) or _base64(content) != text:
        raise DamagedAge(Part.HEADER)
    return content


def _exactly(content: bytes, length: int) -> bytes:
    if len(content) != length:
        raise DamagedAge(Part.HEADER)
    return content
