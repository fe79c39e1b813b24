"""Setting files aside that do not belong to a book as it was left: moved, never deleted."""

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from rmdesk.store.disk.files import accessing, make_private_folder, quarantine_folder
from rmdesk.whole_files import move, sync_folder


def journals_of(database: Path) -> tuple[Path, Path]:
    """Where SQLite looks for what belongs to a database: the WAL, and the rollback journal."""
    return tuple(  # type: ignore[return-value]  # two names make two paths
        database.with_name(database.name + ending) for ending in ("-wal", "-journal")
    )


def present(paths: Iterable[Path]) -> list[Path]:
    """Those of `paths` where anything lies, be it a link that leads nowhere."""
    with_anything = []
    for path in paths:
        with accessing(path):
            if os.path.lexists(path):
                with_anything.append(path)
    return with_anything


def size_of(database: Path) -> int:
    """How many bytes a database takes with its journals; 0 where nothing is. Raises NoAccess."""
    with accessing(database):
        return sum(path.lstat().st_size for path in present((database, *journals_of(database))))


def set_aside(book: Path, files: Iterable[Path]) -> Path:
    """Move `files` into a new folder in the quarantine of `book`; that folder. Raises NoAccess."""
    quarantine = quarantine_folder(book)
    make_private_folder(quarantine)
    # The file's own time would be an argument's business; here it only keeps names apart.
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")  # noqa: DTZ005
    folder = quarantine / f"{stamp}-{os.urandom(2).hex()}"
    make_private_folder(folder)
    for file in files:
        with accessing(file):
            move(file, folder / file.name)
    with accessing(book):
        sync_folder(folder)
        sync_folder(quarantine)
        sync_folder(book.parent)
    return folder
