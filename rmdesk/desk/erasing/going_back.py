"""An erase that was begun and destroyed nothing: the book opens, tells of it, and may go back."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.language import _
from rmdesk.store.disk.files import discard, erasing_path
from rmdesk.store.erasing.marker import Marker, NeverBegun, StrangeMark, read_marker
from rmdesk.store.erasing.page import is_begun
from rmdesk.store.erasing.stroke import take_mark_away
from rmdesk.store.vault.quarantine import set_aside

BACK: Final = "erase.back"
STRANGE: Final = "erase.strange"


@dataclass(frozen=True, slots=True)
class Begun:
    """What lay beside a book that opened: a mark of its own, or one that somebody else put there
    and that was set aside."""

    marker: Marker | None
    was_strange: bool = False


def begun_erase(desk: Desk, *, now: datetime) -> Begun | None:
    """The mark beside the open book; None without one. One that was not written with the key of
    this book is set aside, and noted. Raises NoAccess."""
    book = desk.vault.path
    try:
        marker = read_marker(book)
    except StrangeMark:
        return _set_aside(desk, now=now)
    if marker is None:
        return None
    if not marker.is_of(desk.vault.key) or marker.facts.book_id != desk.vault.vault_id.hex():
        return _set_aside(desk, now=now)
    return Begun(marker)


def go_back(desk: Desk, *, now: datetime) -> None:
    """Keep the book: the mark goes, and the certificate that was begun. Raises NeverBegun and
    NoAccess."""
    begun = begun_erase(desk, now=now)
    if begun is None or begun.marker is None:
        raise NeverBegun
    desk.audit.note(BACK, at=now)
    take_mark_away(desk.vault.path)
    page = Path(begun.marker.certificate)
    if is_begun(page, begun.marker.number):
        discard(page)


def strange_sentence() -> str:
    """What whoever opens a book is told of a mark that somebody else put there."""
    return _(
        "A file beside this book said that it is being erased. It was not written by this book, and"
        " was set aside; nothing was erased."
    )


def _set_aside(desk: Desk, *, now: datetime) -> Begun:
    mark = erasing_path(desk.vault.path)
    if os.path.lexists(mark):
        set_aside(desk.vault.path, (mark,))
    desk.audit.note(STRANGE, at=now)
    return Begun(None, was_strange=True)
