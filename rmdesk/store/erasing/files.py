"""Which files are a book's: everything beside it that the desk made, by name.

Names only, and only in the book's own folder: what stands in a mark or behind a link is not for an
erase to find. The one link that is followed is that of the backups, which somebody may have put on
another disk: behind it nothing goes but backups of this very book.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rmdesk.store.backups.file import read_head
from rmdesk.store.backups.folder import ENDING
from rmdesk.store.disk.files import (
    accessing,
    backup_folder,
    erasing_path,
    keys_path,
    quarantine_folder,
)
from rmdesk.store.disk.refusals import BookRefused

_JOURNALS: Final = r"(-wal|-journal|-shm)?"
_PART: Final = r"(\.[0-9a-f]{8}\.part)?"
_OURS: Final = re.compile(
    rf"{_JOURNALS}"
    rf"|\.(next|next\.part|upgrade|before|new){_JOURNALS}"
    r"|\.before-.*"
    rf"|(\.new)?\.(head|keys){_PART}"
    rf"|\.keys\.next{_PART}"
    r"|\.tries|\.recovering|\.restoring|\.quarantine|\.backups"
    r"|\.erasing\.[0-9a-f]{8}\.part",
    re.DOTALL,
)
_KEY_FILE: Final = re.compile(
    rf"\.before-.*\.keys{_PART}|\.keys\.next{_PART}|\.keys\.[0-9a-f]{{8}}\.part|\.new\.keys{_PART}",
    re.DOTALL,
)
_KEY_MAGIC: Final = b"RMDKEYS\n"


def names_beside(book: Path) -> list[str]:
    """What lies beside `book` under its name: the endings, sorted. Raises NoAccess."""
    with accessing(book.parent):
        names = os.listdir(book.parent) if book.parent.is_dir() else []  # noqa: PTH208
    return sorted(name.removeprefix(book.name) for name in names if name.startswith(book.name))


def is_ours(ending: str) -> bool:
    """Whether the desk makes files of that ending beside a book."""
    return _OURS.fullmatch(ending) is not None


def ours_beside(book: Path) -> list[Path]:
    """Files and folders of `book`, without its mark; those that open it come last."""
    found = [ending for ending in names_beside(book) if is_ours(ending)]
    found.sort(key=lambda ending: (ending == ".keys", ending == ".head", ending))
    return [book.with_name(book.name + ending) for ending in found]


def strangers_beside(book: Path) -> list[str]:
    """Names that start as the book's does and are none of its files: somebody else's to judge."""
    own = {erasing_path(book).name}
    names = (book.name + ending for ending in names_beside(book) if not is_ours(ending))
    return [name for name in names if name not in own]


def key_files_beside(book: Path) -> list[Path]:
    """Every key file of `book` but its own: of kept books, of a change that was cut off, and what
    was set aside. Raises NoAccess."""
    beside = [
        book.with_name(book.name + ending)
        for ending in names_beside(book)
        if _KEY_FILE.fullmatch(ending)
    ]
    set_aside = [path for path in files_in(quarantine_folder(book)) if _is_key_file(path)]
    own = keys_path(book)
    return [path for path in (*beside, *set_aside) if path != own and not path.is_symlink()]


def files_in(folder: Path) -> Iterator[Path]:
    """Every file and link below `folder`; links are not followed, nor is `folder` when it is one.

    Raises NoAccess.
    """
    if folder.is_symlink() or not folder.is_dir():
        return
    with accessing(folder):
        for where, folders, names in os.walk(folder, onerror=_raised):
            links = [name for name in folders if (Path(where) / name).is_symlink()]
            yield from (Path(where) / name for name in (*names, *links))


def backups_of_book(book: Path, book_id: bytes) -> list[Path]:
    """The backups beside `book` that an erase takes away; raises NoAccess.

    Behind a link only those that say that they are of this book.
    """
    folder = backup_folder(book)
    with accessing(folder):
        if not folder.is_dir():
            return []
        found = [path for path in folder.iterdir() if path.name.endswith(ENDING)]
        found = sorted(path for path in found if path.is_file() and not path.is_symlink())
    if not folder.is_symlink():
        return found
    return [path for path in found if _is_of(path, book_id)]


def _is_of(backup: Path, book_id: bytes) -> bool:
    try:
        return read_head(backup).book_id == book_id
    except BookRefused:
        return False


def _is_key_file(path: Path) -> bool:
    with accessing(path):
        if path.is_symlink() or not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_KEY_MAGIC)) == _KEY_MAGIC


def _raised(error: OSError) -> None:
    raise error
