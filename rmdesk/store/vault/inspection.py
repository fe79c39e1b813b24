"""Looking at a book before it is opened: on a copy, so that nothing found there can do harm.

SQLite believes every journal it finds beside a database, and what is wrong with it may end in the
database. So a book that was not closed is brought together aside, read whole and compared with its
head; only then does the copy take the book's place.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rmdesk.crypto.keys import DataKey
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.disk.connection import connect
from rmdesk.store.disk.database import VaultDatabase
from rmdesk.store.disk.files import (
    PAGE_BYTES,
    accessing,
    create_private,
    discard,
    looks_foreign,
    make_private_folder,
    sync_file,
)
from rmdesk.store.disk.findings import DAMAGE, Finding, Kind, can_go_on
from rmdesk.store.disk.refusals import DamagedDatabase, TamperedBook
from rmdesk.store.disk.sql_refusals import translated
from rmdesk.store.head.file import Head
from rmdesk.store.head.standing import keeps_count, moment, newest_moment, short_of
from rmdesk.store.vault.acceptance import broken_row
from rmdesk.store.vault.quarantine import journals_of, set_aside
from rmdesk.whole_files import put_in_place, sync_folder

APPLICATION_ID: Final = 0x524D444B  # "RMDK"

_COPIED: Final = ("", "-wal")


@dataclass(frozen=True, slots=True)
class Copied:
    """A book's database with its WAL written back, closed and read whole, and what it showed."""

    database: Path
    findings: tuple[Finding, ...]
    keeps_count: bool


def refuse_others(book: Path, *, was_closed: bool) -> None:
    """Raise DamagedDatabase unless `book` has the form of a database: whole pages, not plain.

    A book that was not closed may end in half a page: a cut or a full disk came while its WAL was
    being written back, and the WAL still has all of it.
    """
    with accessing(book):
        size = book.stat().st_size
        with book.open("rb") as file:
            start = file.read(16)
    if not size:
        raise DamagedDatabase((Finding(Kind.EMPTY, {"name": book.name}),), name=book.name)
    if (was_closed and size % PAGE_BYTES) or looks_foreign(start):
        raise DamagedDatabase((Finding(Kind.FOREIGN, {"name": book.name}),), name=book.name)


def refused(book: Path, findings: tuple[Finding, ...]) -> DamagedDatabase | TamperedBook:
    """The refusal that fits what was found."""
    if any(finding.kind in DAMAGE for finding in findings):
        return DamagedDatabase(findings, name=book.name)
    return TamperedBook(findings, name=book.name)


def require_acceptable(book: Path, findings: tuple[Finding, ...], *, accepting: bool) -> None:
    """Raise the refusal unless nothing was found, or what was found is accepted and can be."""
    if findings and not (accepting and can_go_on(findings)):
        raise refused(book, findings)


@contextmanager
def copied(book: Path, key: DataKey, head: Head, *, vault_id: bytes) -> Iterator[Copied]:
    """The database of `book`, brought together in a private folder beside it.

    With its WAL unless the book was closed: then there is none that belongs to it. Raises
    NoAccess, for want of space as well; leaves nothing behind.
    """
    folder = book.with_name(book.name + ".recovering")
    _clear(folder, book.name)
    make_private_folder(folder)
    side = folder / book.name
    was_closed = head.last is not None and head.last.is_clean
    try:
        for ending in _COPIED[:1] if was_closed else _COPIED:
            _copy(book.with_name(book.name + ending), side.with_name(side.name + ending))
        # The head is made to last before a journal goes. Half a head without one was edited, unless
        # a cut came while it was written at the end: then the other half knows the last commit.
        is_blind = head.lacks_newest and not was_closed and not _has_wal(side)
        findings, counts = _examined(
            side, key, head, vault_id=vault_id, was_closed=was_closed, is_blind=is_blind
        )
        yield Copied(side, findings, counts)
    finally:
        _clear(folder, book.name)


def take_over(book: Path, found: Copied, *, keep_old: bool) -> None:
    """Put what was brought together in the place of `book`; a cut leaves the one or the other.

    The WAL goes last: over the new file it writes once more what is in it already. `keep_old`
    sets copies of what was there aside.
    """
    wal, _journal = journals_of(book)
    with accessing(book):
        if keep_old:
            kept = [path for path in (book, wal) if path.exists()]
            folder = set_aside(book, ())
            for path in kept:
                create_private(folder / path.name)
                shutil.copyfile(path, folder / path.name)
                sync_file(folder / path.name)
        sync_file(found.database)
        put_in_place(found.database, book)
        wal.unlink(missing_ok=True)
        sync_folder(book.parent)


def _examined(
    side: Path, key: DataKey, head: Head, *, vault_id: bytes, was_closed: bool, is_blind: bool
) -> tuple[tuple[Finding, ...], bool]:
    unreadable = (Finding(Kind.UNREADABLE, {"name": side.name}),), False
    try:
        database = connect(side, key.subkey("database"))
    except DamagedDatabase:
        return unreadable
    try:
        with translated(side):
            return _compared(
                database,
                side,
                key,
                head,
                vault_id=vault_id,
                was_closed=was_closed,
                is_blind=is_blind,
            )
    except DamagedDatabase:  # pages that are genuine each and do not fit together
        return (Finding(Kind.PAGES, {"name": side.name, "count": 1}),), False
    finally:
        database.close()


def _compared(
    database: VaultDatabase,
    side: Path,
    key: DataKey,
    head: Head,
    *,
    vault_id: bytes,
    was_closed: bool,
    is_blind: bool,
) -> tuple[tuple[Finding, ...], bool]:
    is_cut = head.last is not None and not was_closed and not head.is_damaged
    if broken := _broken_parts(database, side, is_cut=is_cut):
        return (Finding(Kind.PAGES, {"name": side.name, "count": broken}),), False
    if not is_vault_of(database, vault_id):
        return (Finding(Kind.UNREADABLE, {"name": side.name}),), False
    chain = AuditChain(database, key.subkey("audit"), actor="")
    findings = tuple(
        _differences(database, chain, head, side.name, was_closed=was_closed, is_blind=is_blind)
    )
    return findings, keeps_count(database)


def is_vault_of(database: VaultDatabase, vault_id: bytes) -> bool:
    """Whether this is a database of ours, and the one of this id."""
    application = database.execute_sql("PRAGMA application_id").fetchone()
    has_table = database.execute_sql(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'vault'"
    ).fetchone()
    return (
        application == (APPLICATION_ID,)
        and bool(has_table)
        and database.execute_sql("SELECT id FROM vault").fetchall() == [(vault_id,)]
    )


def _broken_parts(database: VaultDatabase, path: Path, *, is_cut: bool) -> int:
    """Pages that fail their tag, and faults in SQLite's own trees.

    After a mere cut a desk waits to be opened: then the trees are walked once, which authenticates
    every page in use, and indexes are not compared with their tables. Where something is wrong, or
    the head cannot vouch, all is read. First the WAL is written back: before that the cipher check
    raises false alarms.
    """
    database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if is_cut:
        with suppress(DamagedDatabase), translated(path):
            if not _faults(database, "quick_check"):
                return 0
    pages = len(database.execute_sql("PRAGMA cipher_integrity_check").fetchall())
    return pages or _faults(database, "integrity_check")


def _faults(database: VaultDatabase, check: str) -> int:
    rows = database.execute_sql(f"PRAGMA {check}").fetchall()
    return len([row for row in rows if row != ("ok",)])


def _differences(
    database: VaultDatabase,
    chain: AuditChain,
    head: Head,
    name: str,
    *,
    was_closed: bool,
    is_blind: bool,
) -> Iterator[Finding]:
    if not keeps_count(database) and head.last is None and not head.is_expected:
        return  # an older schema, which never had a head
    if head.last is None or is_blind:
        kind = Kind.NO_HEAD if head.is_missing else Kind.BAD_HEAD
        yield Finding(kind, {"name": head.path.name, "here": newest_moment(database)})
    else:
        short = short_of(database, chain, head.last, written_at=head.written_at)
        yield from short
        if was_closed and not short:
            yield Finding(Kind.CHANGED, {"name": name, "last": moment(head.written_at)})
    if not keeps_count(database):
        return
    broken_at = broken_row(database, chain)
    if broken_at is not None:
        yield Finding(Kind.CHAIN, {"row": broken_at})


def _has_wal(database: Path) -> bool:
    wal, _journal = journals_of(database)
    with accessing(wal):
        return wal.exists() and wal.stat().st_size > 0


def _copy(source: Path, target: Path) -> None:
    with accessing(source):
        if source.exists():
            create_private(target)
            shutil.copyfile(source, target)


def clear_leftovers(book: Path) -> None:
    """Take away what an inspection or a restore that was cut off left beside `book`.

    Its lock is held: nobody is at work on them.
    """
    _clear(book.with_name(book.name + ".recovering"), book.name)
    # A link in its place is left alone: rmtree refuses it.
    shutil.rmtree(book.with_name(book.name + ".restoring"), ignore_errors=True)


def _clear(folder: Path, name: str) -> None:
    """Take away what an inspection leaves, or one that was cut off; all of it is encrypted."""
    if folder.is_symlink():  # what it leads to is not ours
        discard(folder)
    discard(*(folder / (name + ending) for ending in ("", "-wal", "-journal")))
    with suppress(OSError):
        folder.rmdir()
