"""Letting a book in: opened where it is as it was left, refused before SQLite touches it if not.

| the head says | what is done |
|---|---|
| closed | no journal belongs to it (set aside, and told); its digest has to be right |
| not closed, nothing written since | opened; it has to reach as far as the head says |
| not closed | brought together on a copy, read whole, compared with the head; the copy takes over |
| nothing, and the schema is of before | the same on a copy; a head is begun |
| nothing | refused: an older state could not be told from the newest |

Where it is refused, nothing has changed, and one may still accept what is there.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from rmdesk.crypto.keys import DataKey
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.disk.connection import connect
from rmdesk.store.disk.database import VaultDatabase
from rmdesk.store.disk.files import accessing, quarantine_folder
from rmdesk.store.disk.findings import Acceptance, Finding, Kind
from rmdesk.store.disk.sql_refusals import translated
from rmdesk.store.head.digest import DigestAhead, digest_of
from rmdesk.store.head.entry import Entry
from rmdesk.store.head.file import Head
from rmdesk.store.head.heads_of import entry_for
from rmdesk.store.head.standing import short_of
from rmdesk.store.vault.acceptance import note_in
from rmdesk.store.vault.inspection import (
    Copied,
    clear_leftovers,
    copied,
    is_vault_of,
    refuse_others,
    refused,
    require_acceptable,
    take_over,
)
from rmdesk.store.vault.quarantine import journals_of, present, set_aside


@dataclass(frozen=True, slots=True)
class Admitted:
    """An open database, and what there is to tell about how it was found.

    `unnoted` is what was found and accepted and could not be written into its chain, since it has
    none yet; `was_recovered` when it was not closed and had to be brought together.
    """

    database: VaultDatabase
    told: tuple[Finding, ...] = ()
    unnoted: tuple[Finding, ...] = ()
    was_recovered: bool = False


def admit(
    book: Path,
    key: DataKey,
    head: Head,
    *,
    vault_id: bytes,
    ahead: DigestAhead | None,
    accepting: Acceptance | None,
) -> Admitted:
    """Open the database of `book`, whose head is locked and read.

    `accepting` is that somebody decided to go on with what is there; it holds for what was shown
    then, and for nothing that was found since.

    Raises TamperedBook and DamagedDatabase with what was found, NoAccess and SecondInstance.
    """
    last = head.last
    refuse_others(book, was_closed=last is None or last.is_clean)
    clear_leftovers(book)
    if last is not None and last.is_clean and _is_as_closed(book, last, ahead):
        return _as_closed(book, key, head, vault_id=vault_id)
    if (
        last is not None
        and last.is_unwritten
        and not head.is_damaged
        and _has_no_journal(book)
        and _is_as_closed(book, last, ahead)
    ):
        return _unwritten(book, key, head, vault_id=vault_id)
    return _brought_together(book, key, head, vault_id=vault_id, accepting=accepting)


def _is_as_closed(book: Path, last: Entry, ahead: DigestAhead | None) -> bool:
    """Whether the database is, byte for byte, what the head last saw being closed."""
    return last.digest == (ahead.result() if ahead else digest_of(book))


def _has_no_journal(book: Path) -> bool:
    with accessing(book):
        return not any(path.stat().st_size for path in present(journals_of(book)))


def _as_closed(book: Path, key: DataKey, head: Head, *, vault_id: bytes) -> Admitted:
    told = _half_head(head)
    if head.is_damaged and head.last is not None:
        head.start_anew(head.last)
    if strays := present(journals_of(book)):
        told += _set_aside(book, strays)
    head.mark_open()
    return Admitted(_connected(book, key, head, vault_id=vault_id), told)


def _unwritten(book: Path, key: DataKey, head: Head, *, vault_id: bytes) -> Admitted:
    """A book that was opened, and ended by force before its first change."""
    return Admitted(_connected(book, key, head, vault_id=vault_id))


def _brought_together(
    book: Path, key: DataKey, head: Head, *, vault_id: bytes, accepting: Acceptance | None
) -> Admitted:
    with copied(book, key, head, vault_id=vault_id) as found:
        is_accepted = accepting is not None and accepting.findings == found.findings
        require_acceptable(book, found.findings, accepting=is_accepted)
        told = () if found.findings else _half_head(head)
        if strays := present(journals_of(book)[1:]):  # a book never has one: it would be obeyed
            told += _set_aside(book, strays)
        if found.findings and accepting is not None:
            at = accepting.at
            return _accepted(book, key, head, found, vault_id=vault_id, at=at, told=told)
        if head.last is None:
            # First the head: a cut after it finds a book that reaches as far as it says.
            head.start_anew(Entry())
        elif head.is_damaged:
            # Before the journal goes: without one, half a head would be refused.
            head.start_anew(head.last)
        take_over(book, found, keep_old=False)
        database = _connected(book, key, head, vault_id=vault_id)
    return Admitted(database, told, was_recovered=True)


def _accepted(
    book: Path,
    key: DataKey,
    head: Head,
    found: Copied,
    *,
    vault_id: bytes,
    at: datetime,
    told: tuple[Finding, ...],
) -> Admitted:
    """Go on with what is there. That it was accepted is in its chain before it is the book, and
    the head follows last: a cut before that finds the book refused as before."""
    if found.keeps_count:
        note_in(found.database, key, found.findings, at=at)
    take_over(book, found, keep_old=True)
    entry = entry_for(book, key)
    head.start_anew(replace(entry, is_clean=False))
    database = _connected(book, key, head, vault_id=vault_id)
    unnoted = () if found.keeps_count else found.findings
    return Admitted(database, told, unnoted, was_recovered=True)


def _connected(book: Path, key: DataKey, head: Head, *, vault_id: bytes) -> VaultDatabase:
    """The database itself, once nothing lies beside it that could do it harm."""
    database = connect(book, key.subkey("database"))
    try:
        with translated(book):
            if not is_vault_of(database, vault_id):  # half of a pair was replaced
                raise refused(book, (Finding(Kind.UNREADABLE, {"name": book.name}),))
            if head.last is not None:
                chain = AuditChain(database, key.subkey("audit"), actor="")
                short = short_of(database, chain, head.last, written_at=head.written_at)
                if short:
                    raise refused(book, tuple(short))
    except BaseException:
        database.close()
        raise
    return database


def _half_head(head: Head) -> tuple[Finding, ...]:
    if not head.is_damaged:
        return ()
    return (Finding(Kind.HALF_HEAD, {"name": head.path.name}),)


def _set_aside(book: Path, strays: list[Path]) -> tuple[Finding, ...]:
    with accessing(book):
        set_aside(book, strays)
    names = ", ".join(path.name for path in strays)
    facts = {"name": names, "folder": quarantine_folder(book).name}
    return (Finding(Kind.STRAY, facts),)
