"""Key files as age tools write them: a private key for its owner, the public half to give away.

A pair is made by whoever is to open something: the branch its escrow key, a successor the key a
handover is sealed to. The public half goes to the other PC, and nothing but it.
"""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from rmdesk.crypto.recipients import Identity, MalformedKey, Recipient
from rmdesk.errors import InputError
from rmdesk.language import N_, _
from rmdesk.store.disk.files import accessing, discard, is_private
from rmdesk.whole_files import sync_folder

_LARGEST: Final = 64 * 1024
_PRIVATE: Final = 0o600
_OLDER: Final = re.compile(r"\s*(?:age1(?!pq1)|AGE-SECRET-KEY-1)", re.IGNORECASE)


class NoPublicKey(InputError):
    message = N_("The file {name} holds no public key.")
    hint = N_("Such a file has one line that starts with age1pq1.")


class NoPrivateKey(InputError):
    message = N_("The file {name} holds no private key.")
    hint = N_("Such a file has a line that starts with AGE-SECRET-KEY-PQ-1.")


class NoKey(InputError):
    message = N_("The file {name} holds no key.")
    hint = N_("Choose your key file, or the one beside it whose name ends in .pub.")


class OlderKey(InputError):
    """age's earlier kind: what is sealed to it today can be read once X25519 is broken."""

    message = N_("The key in {name} is of an older kind that is not strong enough here.")
    hint = N_("Make one with: rmdesk keys new --out NAME, or with age-keygen -pq.")


class PrivateKeyHere(InputError):
    """With the private half on this PC, whoever takes the PC has what is sealed to it."""

    message = N_("The file {name} holds a private key; it must not lie on this PC.")
    hint = N_("Delete it here, and ask for the file with the public key only.")


class KeyFileExists(InputError):
    message = N_("There is already a file {name}; it was left as it is.")
    hint = N_("Choose another name for the new key.")


def public_path(file: Path) -> Path:
    """Where the public half of the pair in `file` goes."""
    return file.with_name(file.name + ".pub")


def recipient_in(file: Path) -> Recipient:
    """The public key in `file`; raises NoPublicKey, OlderKey, PrivateKeyHere and NoAccess."""
    with accessing(file):
        lines = _lines(file)
    if _identity(lines) is not None:
        raise PrivateKeyHere(name=file.name)
    for line in lines:
        with suppress(MalformedKey):
            recipient = Recipient.parse(line)
            recipient.seal(b"", info=b"")  # points that yield no secret are no key either
            return recipient
    if any(map(_OLDER.match, lines)):
        raise OlderKey(name=file.name)
    raise NoPublicKey(name=file.name)


def identity_in(file: Path) -> Identity:
    """The private key in `file`; raises NoPrivateKey, OlderKey and NoAccess."""
    with accessing(file):
        lines = _lines(file)
    identity = _identity(lines)
    if identity is not None:
        return identity
    if any(map(_OLDER.match, lines)):
        raise OlderKey(name=file.name)
    raise NoPrivateKey(name=file.name)


def fingerprint_in(file: Path) -> str:
    """The fingerprint of the key in `file`, whichever half it is.

    Raises NoKey, OlderKey and NoAccess.
    """
    with accessing(file):
        identity = key_in(file)
    if identity is not None:
        return identity.recipient.fingerprint
    try:
        return recipient_in(file).fingerprint
    except NoPublicKey:
        raise NoKey(name=file.name) from None


def exposure_of(file: Path) -> str:
    """A sentence for whoever uses the private key in `file` where others may read it, or "".

    Raises NoAccess. It is no refusal: the key may lie on a stick that knows no rights.
    """
    with accessing(file):
        if is_private(file):
            return ""
    told = _("Others on this PC may read the key file {name}: take their rights away (chmod 600).")
    return told.format(name=file.name)


def key_in(file: Path) -> Identity | None:
    """The private key in `file`, None where there is none; raises OSError."""
    return _identity(_lines(file))


def write_pair(file: Path, identity: Identity) -> Path:
    """Write both halves of a new pair, the public one beside it; that one's path.

    Raises KeyFileExists, before anything is written, and NoAccess.
    """
    public = public_path(file)
    for path in (file, public):
        with accessing(path):
            if os.path.lexists(path):
                raise KeyFileExists(name=path.name)
    recipient = identity.recipient.text
    private_text = f"# public key: {recipient}\n{identity.secret_text()}\n"
    written: list[Path] = []
    try:
        for path, text in ((public, recipient + "\n"), (file, private_text)):
            with accessing(path):
                # Created by nobody else meanwhile: what is discarded below is ours.
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
                written.append(path)
                _write(descriptor, text)
        with accessing(file):
            sync_folder(file.absolute().parent)
    except BaseException:
        discard(*written)
        raise
    return public


def _write(descriptor: int, text: str) -> None:
    with os.fdopen(descriptor, "w", encoding="ascii", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _lines(file: Path) -> list[str]:
    with file.open("rb") as opened:
        return opened.read(_LARGEST).decode("utf-8-sig", "replace").splitlines()


def _identity(lines: list[str]) -> Identity | None:
    for line in lines:
        with suppress(MalformedKey):
            return Identity.parse(line)
    return None
