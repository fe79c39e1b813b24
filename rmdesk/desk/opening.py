"""Starting a book and opening one: key file and vault together, in an order a cut cannot spoil."""

import secrets
from datetime import date, datetime, time
from pathlib import Path

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import DEFAULT, Cost, require_strength
from rmdesk.desk.book import Desk
from rmdesk.desk.moving.away import require_here
from rmdesk.store.disk.database import VaultDatabase
from rmdesk.store.disk.files import (
    accessing,
    discard,
    draft_path,
    head_path,
    keys_path,
    make_private_folder,
    require_vacant,
)
from rmdesk.store.disk.findings import Acceptance
from rmdesk.store.disk.header import BOOK_ID_BYTES, create_header, read_header
from rmdesk.store.head.digest import DigestAhead
from rmdesk.store.unlocking.unlock import has_backup_key, unlock
from rmdesk.store.vault.opened import create_vault, open_vault
from rmdesk.store.vault.quarantine import journals_of
from rmdesk.whole_files import put_in_place


def new_book(path: Path, passphrase: str, *, today: date, cost: Cost = DEFAULT) -> Desk:
    """Start an empty book at `path` and open it; see `create_book` for what it raises."""
    return open_unlocked(path, create_book(path, passphrase, cost=cost), today=today)


def open_book(path: Path, passphrase: str, *, today: date) -> Desk:
    """Open the book at `path`; raises the refusals of `rmdesk.store.disk.refusals`."""
    ahead = DigestAhead(path)
    return open_unlocked(path, unlock_key(path, passphrase), today=today, ahead=ahead)


def unlock_key(path: Path, passphrase: str) -> DataKey:
    """The data key of the book at `path`; slow on purpose, and heals a damaged key file."""
    return unlock(read_header(path), passphrase).key


def open_unlocked(
    path: Path,
    key: DataKey,
    *,
    today: date,
    ahead: DigestAhead | None = None,
    accepting: Acceptance | None = None,
    even_if_moved: bool = False,
) -> Desk:
    """Open the book at `path` with its data key, on the thread that will own it.

    `ahead` may have the database's digest already; `accepting` is that somebody decided to go on
    with what is there, after TamperedBook said what is missing. Raises MovedAway
    for the book that a move left behind.
    """
    header = read_header(path)
    book_id = header.book_id

    def back_up(database: VaultDatabase) -> None:
        from rmdesk.desk.backups.making import back_up_before_upgrade  # once in a version's life

        now = datetime.combine(today, time())
        back_up_before_upgrade(database, path, key, book_id=book_id, now=now)

    vault = open_vault(
        path,
        key,
        vault_id=book_id,
        had_head=has_backup_key(header, key),
        ahead=ahead,
        accepting=accepting,
        before_upgrade=back_up,
    )
    try:
        desk = Desk(vault, today=today)
        if not even_if_moved:
            require_here(desk)
    except BaseException:
        vault.close()
        raise
    return desk


def create_book(path: Path, passphrase: str, *, cost: Cost = DEFAULT) -> DataKey:
    """Write the files of an empty book; raises WeakPassphrase, BookExists or NoAccess.

    The database is made under another name and renamed last: a cut leaves either a whole book
    or a draft that nobody ever worked in, which the next attempt replaces. Only tests and
    throwaway books pass a `cost`.
    """
    require_strength(passphrase)
    require_vacant(path)
    make_private_folder(path.parent)
    draft = draft_path(path)
    leftovers = (draft, *journals_of(draft), head_path(draft))
    discard(*leftovers)
    key, book_id = DataKey.generate(), secrets.token_bytes(BOOK_ID_BYTES)
    try:
        create_vault(draft, key, vault_id=book_id).close()
        create_header(path, key, passphrase, book_id=book_id, cost=cost)
        with accessing(path):
            put_in_place(head_path(draft), head_path(path))
            put_in_place(draft, path)
    except BaseException:
        discard(keys_path(path), head_path(path), *leftovers)
        raise
    return key
