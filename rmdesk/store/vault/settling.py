"""Finishing a change of the data key that was begun, or clearing it away; see `rotation`.

| lies beside the book | the cut was | what an opening does |
|---|---|---|
| `….next.part` | while the copy was made | clears it away |
| `….keys.next` | before the stroke | clears it and the copy away |
| `….next` alone | after the stroke | puts it in the book's place |
"""

from contextlib import suppress
from glob import escape
from pathlib import Path
from typing import Final

from rmdesk.crypto.keys import DataKey
from rmdesk.language import N_
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.disk.connection import connect, connect_to_read
from rmdesk.store.disk.database import VaultDatabase
from rmdesk.store.disk.files import accessing, discard, keys_path
from rmdesk.store.disk.header import is_signed, parse_header
from rmdesk.store.disk.refusals import DamagedDatabase, WrongPassphrase
from rmdesk.store.disk.sql_refusals import translated
from rmdesk.store.head.digest import digest_of
from rmdesk.store.head.file import Head
from rmdesk.store.head.heads_of import entry_for
from rmdesk.store.head.standing import keeps_count
from rmdesk.store.vault.acceptance import chain_holds
from rmdesk.store.vault.inspection import is_vault_of
from rmdesk.store.vault.quarantine import journals_of, present, set_aside
from rmdesk.store.vault.upgrade import verify
from rmdesk.whole_files import put_in_place, sync_folder

ROTATED: Final = "keys.rotated"
"""The last thing done in a book that has just been written under another key."""


class KeysReplaced(WrongPassphrase):
    message = N_("The keys of this book were changed while it waited to be opened.")
    hint = N_("Start again, and type the new passphrase.")


def next_path(book: Path) -> Path:
    """Where the book under its new key lies, whole and verified."""
    return book.with_name(book.name + ".next")


def next_keys_path(book: Path) -> Path:
    """Where the new key file lies until it counts."""
    return keys_path(book).with_name(keys_path(book).name + ".next")


def part_path(book: Path) -> Path:
    """Where the copy lies while it is made."""
    return book.with_name(book.name + ".next.part")


def require_key_of(book: Path, key: DataKey) -> None:
    """Raise KeysReplaced unless the key file, where there is one, is of `key`.

    A prompt may have waited since before another window changed the key: what it unlocked then is
    a book that has been replaced, and what lies beside it is the newer one.
    """
    path = keys_path(book)
    with accessing(path):
        if not path.exists():
            return
        copies = parse_header(path.read_bytes())
    if not any(is_signed(copy, key) for copy in copies):
        raise KeysReplaced


def settle(book: Path, key: DataKey, vault_id: bytes, head: Head) -> None:
    """Finish a change of the data key that a cut or its own end left, or clear it away.

    To be called with the head taken and before anything is judged by it: the head still is the
    old key's. Raises KeysReplaced, DamagedDatabase and NoAccess; the copy stays then.
    """
    require_key_of(book, key)
    _clear_half_written(book)
    copy, part = next_path(book), part_path(book)
    if present((part, *journals_of(part), next_keys_path(book))):
        if not present((copy,)) or _opens(book, key, vault_id):
            clear_away(book)
            return
        if not _opens(copy, key, vault_id):
            return  # the one or the other may be all that is left: neither is for us to clear away
        discard(next_keys_path(book), part, *journals_of(part))
    if not present((copy,)):
        return
    if head.last is None and not _opens(book, key, vault_id):
        discard(*journals_of(copy))  # it was closed: what lies beside it is not its own
        if _is_just_rotated(copy, key, vault_id):
            head.start_anew(entry_for(copy, key))
    last = head.last
    with accessing(copy):
        if last is not None and last.is_clean and last.digest == digest_of(copy):
            put_in_place(copy, book)
            return
    set_aside(book, (copy,))  # an older book of this very key, put here by somebody


def _clear_half_written(book: Path) -> None:
    """A key file that a cut kept from being renamed: it may hold ways in that no longer count."""
    discard(*book.parent.glob(f"{escape(keys_path(book).name)}.*.part"))


def _opens(database: Path, key: DataKey, vault_id: bytes) -> bool:
    """Whether `database` is the book under `key`; nothing that lies beside it is looked at."""
    try:
        opened = connect_to_read(database, key.subkey("database"))
    except DamagedDatabase:
        return False
    try:
        with translated(database):
            return is_vault_of(opened, vault_id)
    except DamagedDatabase:
        return False
    finally:
        opened.close()


def _is_just_rotated(copy: Path, key: DataKey, vault_id: bytes) -> bool:
    """Whether the copy is what a change of the data key made, and not an older state of the book
    as it went on after one; raises DamagedDatabase unless it is whole."""
    database = connect(copy, key.subkey("database"))
    try:
        if not is_vault_of(database, vault_id):
            raise DamagedDatabase(name=copy.name)
        if not keeps_count(database):
            return False  # of a version in which no key was changed yet
        verify(database, copy)
        if not chain_holds(database, AuditChain(database, key.subkey("audit"), actor="")):
            raise DamagedDatabase(name=copy.name)
        return _last_action(database) == ROTATED
    finally:
        database.close()


def _last_action(database: VaultDatabase) -> str:
    row = database.execute_sql("SELECT action FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def clear_away(book: Path) -> None:
    """Nothing of a change is left; the copy goes for good before the key file does, since a copy
    alone means that the change counts."""
    part, copy = part_path(book), next_path(book)
    _discard_all(copy)
    _discard_all(part)
    with suppress(OSError):
        sync_folder(book.parent)
    if not copy.exists():
        discard(next_keys_path(book))


def _discard_all(database: Path) -> None:
    discard(database, *journals_of(database))
