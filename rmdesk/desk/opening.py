"""Starting a book and opening one: key file and vault together, in an order a cut cannot spoil."""

import secrets
from datetime import date
from pathlib import Path

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import DEFAULT, Cost, require_strength
from rmdesk.desk.book import Desk
from rmdesk.store.files import (
    accessing,
    discard,
    draft_path,
    keys_path,
    make_private_folder,
    put_in_place,
    require_vacant,
)
from rmdesk.store.header import BOOK_ID_BYTES, create_header, read_header, unlock
from rmdesk.store.vault import create_vault, open_vault


def new_book(path: Path, passphrase: str, *, today: date, cost: Cost = DEFAULT) -> Desk:
    """Start an empty book at `path` and open it; see `create_book` for what it raises."""
    return open_unlocked(path, create_book(path, passphrase, cost=cost), today=today)


def open_book(path: Path, passphrase: str, *, today: date) -> Desk:
    """Open the book at `path`; raises the refusals of `rmdesk.store.refusals`."""
    return open_unlocked(path, unlock_key(path, passphrase), today=today)


def unlock_key(path: Path, passphrase: str) -> DataKey:
    """The data key of the book at `path`; slow on purpose, and heals a damaged key file."""
    return unlock(read_header(path), passphrase)


def open_unlocked(path: Path, key: DataKey, *, today: date) -> Desk:
    """Open the book at `path` with its data key, on the thread that will own it."""
    book_id = read_header(path).book_id
    vault = open_vault(path, key.subkey("database"), vault_id=book_id)
    try:
        return Desk(vault, today=today)
    except BaseException:
        vault.close()
        raise


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
    leftovers = (draft, draft.with_name(draft.name + "-wal"))
    discard(*leftovers)
    key, book_id = DataKey.generate(), secrets.token_bytes(BOOK_ID_BYTES)
    try:
        create_vault(draft, key.subkey("database"), vault_id=book_id).close()
        create_header(path, key, passphrase, book_id=book_id, cost=cost)
        with accessing(path):
            put_in_place(draft, path)
    except BaseException:
        discard(keys_path(path), *leftovers)
        raise
    return key
