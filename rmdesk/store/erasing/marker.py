"""The mark of an erase that was begun: `….erasing` beside the book, in plain text.

It says what the certificate will say, and nothing of a client. Whoever has the data key can tell
whether it was written with it; once the keys are destroyed nobody can, and nobody has to believe
it: by itself a mark never makes anything go (see `keys.Keys`), what goes has fixed names
beside the book, and where the certificate goes nothing is replaced.
"""

import hmac
import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rmdesk.crypto.keys import DataKey
from rmdesk.domain.handover.erase_facts import EraseFacts, Unreadable
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.disk.files import accessing, erasing_path, replace_with
from rmdesk.store.disk.refusals import BookRefused

_FORMAT: Final = 1
_LARGEST: Final = 1 << 20
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class StrangeMark(BookRefused):
    exit_code = 35
    message = N_("The file {name} does not say what an erase leaves behind.")
    hint = N_("If nobody began to erase this book, delete that file; it opens nothing.")


class NeverBegun(Refused):
    message = N_("No erase of this book was begun.")


@dataclass(frozen=True, slots=True)
class Marker:
    """What a begun erase left: the facts, where the certificate goes ("" for none), and the MAC
    that only the owner of the data key could write."""

    facts: EraseFacts
    certificate: str
    mac: str

    @property
    def number(self) -> str:
        return self.facts.number

    def is_of(self, key: DataKey) -> bool:
        """Whether it was written with the data key."""
        return hmac.compare_digest(self.mac, _mac(key, _line(self.facts, self.certificate)))


def write_marker(book: Path, key: DataKey, facts: EraseFacts, certificate: str) -> Marker:
    """Say that `book` is being erased, and make that last; raises NoAccess."""
    line = _line(facts, certificate)
    mac = _mac(key, line)
    replace_with(erasing_path(book), line + f"\n{mac}\n".encode("ascii"))
    return Marker(facts, certificate, mac)


def read_marker(book: Path) -> Marker | None:
    """The mark beside `book`; None where there is none. Raises StrangeMark and NoAccess."""
    path = erasing_path(book)
    if not os.path.lexists(path):
        return None
    content = _content(path)
    line, _, mac = content.partition(b"\n")
    try:
        kept = json.loads(line)
        if not isinstance(kept, dict) or (kept["rmdesk"], kept["format"]) != ("erasing", _FORMAT):
            raise Unreadable
        certificate = kept["certificate"]
        if not isinstance(certificate, str):
            raise Unreadable
        return Marker(EraseFacts.from_json(kept["facts"]), certificate, mac.strip().decode("ascii"))
    except (ValueError, KeyError, RecursionError):  # of which Unreadable is one
        raise StrangeMark(name=path.name) from None


def _content(path: Path) -> bytes:
    with accessing(path):
        if path.is_symlink():
            raise StrangeMark(name=path.name)
        descriptor = os.open(path, _FLAGS | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
                raise StrangeMark(name=path.name)
            return file.read(_LARGEST)


def _line(facts: EraseFacts, certificate: str) -> bytes:
    kept = {
        "rmdesk": "erasing",
        "format": _FORMAT,
        "certificate": certificate,
        "facts": facts.as_json(),
    }
    return json.dumps(kept, ensure_ascii=True, sort_keys=True).encode("ascii")


def _mac(key: DataKey, line: bytes) -> str:
    return hmac.digest(key.subkey("erase"), b"rmdesk erase v1" + line, "sha256").hex()
