"""Erasing a book: first the keys, then everything else, so that a cut at any moment is made good.

| lies beside the book | the cut was | what the next start does |
|---|---|---|
| no mark, or half a one | before anything | nothing: the book opens as ever |
| the mark, the key file whole | before the stroke | tells; one goes on or goes back |
| the mark, the key file written over | after the stroke | goes on by itself |
| the mark, no key file, other files | no cut of ours does that | asks a human first |
| the mark alone | at the very end | writes the certificate, the mark goes |

The stroke is the writing over of the key file. Before it the book is whole, with its backups; what
went before it are only the key files of books kept beside it, which open the same database. After
it nothing here opens anything, but for the branch's codes and backups, until those are gone too.

The process that had the key ends right after the stroke: what follows needs no key.
"""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rmdesk.domain.handover.erase_facts import EraseFacts
from rmdesk.language import N_
from rmdesk.store.backups.folder import ENDING
from rmdesk.store.disk.files import accessing, backup_folder, erasing_path, head_path, keys_path
from rmdesk.store.disk.header import LARGEST
from rmdesk.store.disk.refusals import BookRefused, SecondInstance
from rmdesk.store.erasing.files import backups_of_book, files_in, ours_beside, strangers_beside
from rmdesk.store.erasing.keys import Keys, destroy_keys, keys_of, write_over
from rmdesk.store.erasing.marker import read_marker, write_marker
from rmdesk.store.head.file import Head
from rmdesk.store.head.lock import alone_with
from rmdesk.store.head.standing import standing_of
from rmdesk.whole_files import sync_folder

if TYPE_CHECKING:
    from rmdesk.store.vault.opened import Vault

_KEY_PART: Final = LARGEST + 4096
"""The start of a backup, with everything in it that opens it."""

_PATIENCE: Final = 2.0 if sys.platform == "win32" else 0.0
_BETWEEN: Final = 0.1


class NotAllGone(BookRefused):
    exit_code = 35
    message = N_("The keys are destroyed, but {count} files could not be deleted yet: {name}.")
    hint = N_("Close whatever has them open, and start rmdesk again: it goes on where it stopped.")


def strike(vault: "Vault", facts: EraseFacts, certificate: str) -> None:
    """Mark the book, close it and destroy its keys.

    Raises NoAccess, SecondInstance (somebody opened it in between) and KeysRemain. The book may be
    closed then; it opens as before, or its keys are destroyed and the next start goes on.
    """
    book, key = vault.path, vault.key
    marker = write_marker(book, key, facts, certificate)
    try:
        generation = standing_of(vault.database).generation
        vault.close()
    except BaseException:
        take_mark_away(book)
        raise
    head = Head.taken(book)
    try:
        head.read(key.subkey("head"))
        was_changed = head.last is None or head.last.generation != generation
        if was_changed or read_marker(book) != marker:
            raise SecondInstance(name=book.name)
        destroy_keys(book, facts.number)
    finally:
        head.release()


def take_mark_away(book: Path) -> None:
    """The erase was not meant, or is over; raises NoAccess."""
    path = erasing_path(book)
    with accessing(path):
        path.unlink(missing_ok=True)
        sync_folder(book.parent)


def is_harmless(book: Path, number: str) -> bool:
    """Whether clearing away goes on by itself: this erase destroyed the key file, or nothing is
    left that any key or code opens. Raises NoAccess."""
    match keys_of(book, number):
        case Keys.WHOLE:
            return False
        case Keys.DESTROYED:
            return True
        case Keys.GONE:
            return not ours_beside(book)


def clear(book: Path, facts: EraseFacts) -> tuple[str, ...]:
    """Delete everything that is left of `book` but its mark; its keys are destroyed. The names that
    stay since they are not the desk's.

    What cannot be deleted does not keep the rest: NotAllGone is raised in the end, and the key
    file stays, as it was written over, to say what happened. Raises SecondInstance while somebody
    else is at it, and NoAccess.
    """
    last = (head_path(book), keys_path(book))
    with alone_with(book):
        destroy_keys(book, facts.number)  # where a human let it go on, there may be some
        for backup in backups_of_book(book, bytes.fromhex(facts.book_id)):
            _take_backup(backup, facts.number)
        for path in ours_beside(book):
            if path not in last:
                _take(path)
        _sync(book)
    strangers = _strangers_in(backup_folder(book))
    kept = backup_folder(book) if strangers else None
    rest = [path.name for path in ours_beside(book) if path not in (*last, kept)]
    for path in last:  # the head only now: Windows does not let it go while it is locked
        if not rest:
            _take(path)
            _sync(book)
            rest = [path.name] if os.path.lexists(path) else []
    if rest:
        raise NotAllGone(count=len(rest), name=rest[0])
    return (*strangers_beside(book), *strangers)


def _take_backup(backup: Path, number: str) -> None:
    """What opens a backup is written over before it goes."""
    with suppress(BookRefused):  # to delete it is better than nothing; what stays is told
        write_over(backup, number, most=_KEY_PART)
    _unlink(backup)


def _take(path: Path) -> None:
    """A file, a link, or a folder with what the desk laid into it."""
    if path.is_symlink() or not path.is_dir():
        _unlink(path)
        return
    if path.name.endswith(".backups"):
        files, folders = [one for one in path.iterdir() if _is_of_backups(one)], []
    else:
        files, folders = list(files_in(path)), [one for one in path.rglob("*") if one.is_dir()]
    for file in files:
        _unlink(file)
    for folder in sorted((path, *folders), reverse=True):
        with suppress(OSError):  # what is left in it is told
            folder.rmdir()


def _unlink(path: Path) -> None:
    """Windows keeps what somebody has open, be it a scanner for a moment."""
    until = time.monotonic() + _PATIENCE
    while os.path.lexists(path):
        with suppress(OSError):  # what stays is told
            path.unlink()
            return
        if time.monotonic() >= until:
            return
        time.sleep(_BETWEEN)


def _strangers_in(backups: Path) -> tuple[str, ...]:
    """What lies among the backups and is none; such a folder stays."""
    with accessing(backups):
        if backups.is_symlink() or not backups.is_dir():
            return ()
        paths = sorted(backups.iterdir())
        if any(_is_of_backups(path) for path in paths):
            return ()  # not gone yet: that is told first
    return tuple(f"{backups.name}/{path.name}" for path in paths)


def _is_of_backups(path: Path) -> bool:
    """Whether the desk lays files of that name among the backups; a link in one's place goes."""
    is_named = path.name.endswith(ENDING) or path.name.startswith("making.")
    return is_named and (path.is_symlink() or not path.is_dir())


def _sync(book: Path) -> None:
    with accessing(book):
        sync_folder(book.parent)
