"""A book that is to be erased, with everything beside it that a book may have, and how it looks at
any moment of its erase."""

import hashlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.recovery_code import drawn
from rmdesk.desk.backups.making import back_up, last_good
from rmdesk.desk.backups.restoring import key_of_book, restore, unpacked
from rmdesk.desk.erasing.beginning import begin, begin_again
from rmdesk.desk.erasing.finishing import Finished, finish, standing_of
from rmdesk.desk.erasing.going_back import begun_erase
from rmdesk.desk.erasing.permit import Override
from rmdesk.desk.opening import open_book
from rmdesk.desk.ways_in import changing, showing, writing
from rmdesk.errors import RmdeskError
from rmdesk.store.backups.file import read_head
from rmdesk.store.backups.folder import Why
from rmdesk.store.disk.files import keys_path, tries_path
from rmdesk.store.disk.header import parse_header
from rmdesk.store.vault.quarantine import set_aside
from rmdesk.store.vault.settling import next_keys_path
from tests.campaigns.works import NOW, PASSPHRASES, TODAY, start_book

PASSPHRASE: Final = PASSPHRASES[0]
OVERRIDE: Final = Override("李明", "网点撤销，客户由分行接管")
LATER: Final = datetime(2026, 11, 20, 17, 30)


def lay_book(book: Path) -> str:
    """A closed book with clients, backups, a kept one, and leftovers; its recovery code."""
    start_book(book)
    code = drawn()
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        holder = showing.just_opened(desk)
        writing.carry_out(desk, changing.with_recovery(holder, code, code), now=NOW)
        escrow = Identity.generate().recipient
        digits = escrow.fingerprint
        writing.carry_out(
            desk, changing.with_escrow(showing.just_opened(desk), escrow, digits), now=NOW
        )
        back_up(desk, why=Why.ASKED, now=NOW)
        newest = last_good(book)
        assert newest
        head = read_head(newest.path)
        key = key_of_book(head, book, desk.vault.key)
        assert key
        with unpacked(book, head, key) as backup:
            restore(desk, backup, now=NOW)
    stray = book.with_name(f"{book.name}-journal")
    stray.write_bytes(b"planted")
    set_aside(book, (stray,))
    old_keys = book.with_name("old-keys")
    old_keys.write_bytes(keys_path(book).read_bytes())
    set_aside(book, (old_keys,))
    next_keys_path(book).write_bytes(keys_path(book).read_bytes())
    tries_path(book).write_bytes(b"000000000001\n")
    return code


def page_of(book: Path) -> Path:
    """Where the certificate goes in a campaign."""
    return book.parent / "certificate.txt"


def strike(book: Path) -> None:
    """The first half, as the desk does it."""
    page = page_of(book)
    if page.exists():  # of an erase that was cut off before it had a mark
        page = page.with_name(f"{page.stem} 2.txt")
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        begin(desk, certificate=page, override=OVERRIDE, now=NOW)


def clear(book: Path) -> Finished:
    """The second half, as the next start does it."""
    return finish(book, now=LATER)


def image_of(book: Path) -> str | None:
    """A digest of everything that was ever typed into the book; None where it does not open."""
    try:
        with open_book(book, PASSPHRASE, today=TODAY) as desk:
            ask = desk.vault.database.execute_sql
            tables = ("clients", "contacts", "details", "actions", "changes")
            rows = [sorted(map(repr, ask(f"SELECT * FROM {name}").fetchall())) for name in tables]
            return hashlib.sha256(repr(rows).encode()).hexdigest()
    except RmdeskError:
        return None


def whole_key_files(folder: Path) -> list[str]:
    """Files below `folder` that a passphrase might open something with, whatever their names."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= 1 << 16:
            with suppress(ValueError):
                if parse_header(path.read_bytes()):
                    found.append(path.name)
    return found


def brought_to_an_end(book: Path) -> None:
    """What whoever starts the program again does: goes on, with the passphrase where that opens."""
    if standing_of(book) is None:
        strike(book)
    elif whole_key_files_of(book):
        with open_book(book, PASSPHRASE, today=TODAY) as desk:
            begun = begun_erase(desk, now=LATER)
            assert begun and begun.marker, "its own mark was taken for a stranger's"
            begin_again(desk, begun.marker, now=LATER)
    finish(book, now=LATER)


def whole_key_files_of(book: Path) -> bool:
    """Whether the key file of the book itself still opens it."""
    path = keys_path(book)
    return path.exists() and bool(parse_header(path.read_bytes()))


def wrong_in_the_end(book: Path) -> list[str]:
    """What an erase that is over should have done."""
    wrong = [f"left in the end: {name}" for name in left_of(book)]
    pages = [path.read_text("utf-8") for path in book.parent.glob("*.txt")]
    if not any(OVERRIDE.witness in page and "NOT ERASED YET" not in page for page in pages):
        wrong.append("the certificate was not written")
    return wrong


def left_of(book: Path) -> list[str]:
    """What is left of the book in its folder; the certificate is no part of it."""
    names = (path.relative_to(book.parent).as_posix() for path in book.parent.rglob("*"))
    pages = (page_of(book).stem, f"{book.stem}-erased-")  # the second where the first cannot be
    return sorted(name for name in names if not name.startswith(pages))
