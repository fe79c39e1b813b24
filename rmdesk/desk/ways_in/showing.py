"""Showing a way into a book: nobody changes one without having shown one.

A colleague at an unattended desk could otherwise leave a way in behind.
"""

from dataclasses import dataclass
from pathlib import Path

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.slots import Binding
from rmdesk.desk.book import Desk
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.disk.header import Copy, read_header
from rmdesk.store.unlocking.unlock import trusted, unlock


class KeysChanged(Refused):
    message = N_("The book's keys were changed elsewhere meanwhile; nothing was written.")
    hint = N_("Look at the list of keys, then do it again.")


@dataclass(frozen=True, slots=True, repr=False)
class Holder:
    """Somebody who has just shown a way in, and the key file as it was then."""

    book: Path
    key: DataKey
    copy: Copy

    @property
    def binding(self) -> Binding:
        return self.copy.binding


def shown(book: Path, typed: str) -> Holder:
    """Whoever typed a way into `book`; slow. Raises what `unlock` raises."""
    header = read_header(book)
    unlocked = unlock(header, typed)
    return Holder(book, unlocked.key, trusted(header, unlocked.key))


def require_of(desk: Desk, holder: Holder) -> None:
    """Raise KeysChanged for somebody who has shown a way into another book than the open one: its
    key file may have lain there for that moment alone."""
    if holder.key != desk.vault.key:
        raise KeysChanged


def just_opened(desk: Desk) -> Holder:
    """Whoever opened the book, or showed a way in, a moment ago; the key file as it is now."""
    key = desk.vault.key
    return Holder(desk.vault.path, key, trusted(read_header(desk.vault.path), key))
