"""The number of the key file, as the book remembers it.

The key file lies beside the book and is signed, so nobody without the key can write one; but an
older one can be put back, with passphrases and codes that no longer count. The book knows its
number and notices.
"""

import hashlib
from datetime import datetime
from typing import Final

from rmdesk.crypto.keys import DataKey
from rmdesk.desk.book import Desk
from rmdesk.store.disk.header import read_header
from rmdesk.store.state import State
from rmdesk.store.unlocking.unlock import trusted

_KNOWN: Final = "keys.sequence"
_OLDER: Final = "keys.older"
_WAS_OLDER: Final = "keys.was_older"


def known_sequence(desk: Desk) -> int | None:
    """The number of the newest key file that the book knows of; None for another data key's.

    A restored book has a key file of its own, which counts from one again.
    """
    kept = desk.state.get(_KNOWN)
    return kept["number"] if kept and kept["key"] == _name_of(desk.vault.key) else None


def remember_sequence(desk: Desk, number: int) -> None:
    """The key file of this number is the newest; an older one is replaced by it."""
    _keep(desk.state, desk.vault.key, number)
    if desk.state.get(_OLDER) is not None:
        desk.state.put(_OLDER, None)


def keep_up(state: State, key: DataKey, number: int) -> None:
    """A backup takes the place of a book whose key file stays: its number is no news to it.

    Unless the backup knows of a newer one: then an older key file lies there, and that is told.
    """
    kept = state.get(_KNOWN)
    if kept is None or kept["key"] != _name_of(key) or kept["number"] < number:
        _keep(state, key, number)


def has_older_keys(desk: Desk) -> bool:
    """Whether the key file is older than the one the book knows of."""
    copy = trusted(read_header(desk.vault.path), desk.vault.key)
    return copy.sequence < (known_sequence(desk) or 0)


def had_older_keys(desk: Desk) -> bool:
    """Whether an older key file lay there at an earlier opening, and nobody was told since."""
    return bool(desk.state.get(_WAS_OLDER))


def forget_older_keys(desk: Desk) -> None:
    """Whoever can open the book by the newest key file was told."""
    desk.state.put(_WAS_OLDER, None)


def notice_keys(desk: Desk, *, now: datetime) -> None:
    """Note in the audit chain that an older key file was put back, once each time, or that one was
    written whose note a cut prevented."""
    number = trusted(read_header(desk.vault.path), desk.vault.key).sequence
    known = known_sequence(desk)
    if known is None:
        remember_sequence(desk, number)
    elif number > known:
        with desk.store.database.atomic():
            desk.audit.note("keys.changed", at=now)
            remember_sequence(desk, number)
    elif number < known and desk.state.get(_OLDER) != [number, known]:
        with desk.store.database.atomic():
            desk.audit.note("keys.older", at=now, object=f"{known - number} changes")
            desk.state.put(_OLDER, [number, known])
    elif number == known and (older := desk.state.get(_OLDER)) is not None:
        # Somebody opened the book by the older one and put this one back: its owner is told.
        with desk.store.database.atomic():
            desk.state.put(_OLDER, None)
            desk.state.put(_WAS_OLDER, older)


def _keep(state: State, key: DataKey, number: int) -> None:
    state.put(_KNOWN, {"number": number, "key": _name_of(key)})


def _name_of(key: DataKey) -> str:
    """What tells one data key from another and gives nothing of it away."""
    return hashlib.sha256(b"rmdesk name of a key v1" + key.subkey("header")).hexdigest()[:16]
