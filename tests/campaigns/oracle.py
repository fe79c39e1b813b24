"""What a book holds, to be compared, and whether any of it contradicts the rest."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rmdesk.desk.backups.making import backups_of, local_keys
from rmdesk.desk.book import Desk
from rmdesk.errors import RmdeskError
from rmdesk.store.backups.file import open_with_local_keys, read_head, unpack
from rmdesk.store.backups.making import examine
from rmdesk.store.backups.refusals import DamagedBackup
from rmdesk.store.disk.files import quarantine_folder
from rmdesk.store.disk.header import read_header
from rmdesk.store.migrations.steps import STEPS
from rmdesk.store.unlocking.unlock import trusted
from rmdesk.store.verify import verify
from tests.campaigns.works import TODAY, Sitting

Image = dict[str, str]

_OF_THE_FILE: Final = {"audit", "audit_keys", "vault"}
"""What opening and recovering may add to; each is checked in a way of its own."""

_ACTION: Final = re.compile(r"\baction (\d+)$")

_OF_BUNDLES: Final = "kind, receiver_id, at, clients, client_ids, counts, basis, confirmed_by"
"""What of a bundle is the same each time: its id, receipt and file are drawn anew."""

_ABOUT_FILES: Final = ("('backups',", "('keys", "('lent',")
"""What the book remembers of the files beside it, which are looked at themselves."""


def image_of(sitting: Sitting) -> Image:
    """A digest of every table by name, and which passphrase opens the book."""
    ask = sitting.desk.vault.database.execute_sql
    names = ask("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    image = {"way in": f"{sitting.way}"}
    for (name,) in names:
        if name in _OF_THE_FILE:
            continue
        what = _OF_BUNDLES if name == "bundles" else "*"
        rows = sorted(repr(row) for row in ask(f'SELECT {what} FROM "{name}"').fetchall())
        if name == "state":
            rows = [row for row in rows if not row.startswith(_ABOUT_FILES)]
        image[name] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return image


def contradictions(desk: Desk) -> list[str]:
    """Whatever does not fit together in an open book; empty when everything does."""
    ask = desk.vault.database.execute_sql
    found = []
    verdict = verify(desk.store, today=TODAY)
    if not verdict.is_sound:
        found.append(f"{verdict}")
    chain = desk.audit.verify()
    if not chain.is_sound:
        found.append(f"the chain breaks at {chain.broken_at}")
    chained = {
        int(number)
        for (named,) in ask("SELECT object FROM audit WHERE object LIKE '%action %'").fetchall()
        for number in _ACTION.findall(named)
    }
    actions = {number for (number,) in ask("SELECT id FROM actions").fetchall()}
    # What was done before there was a chain is not in it.
    unchained = sorted(one for one in actions - chained if chained and one > min(chained))
    if unchained:
        found.append(f"actions {unchained} are not in the chain")
    for name, digest in ask("SELECT file, digest FROM bundles").fetchall():
        file = desk.vault.path.parent / name
        if not file.exists() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            found.append(f"the bundle {name} counts and is not there as it was written")
    strays = ask(
        "SELECT count(*) FROM changes WHERE action_id NOT IN (SELECT id FROM actions)"
    ).fetchone()
    if strays != (0,):
        found.append(f"{strays} changes of no action")
    return found


def left_beside(book: Path) -> list[str]:
    """Files that nobody needs any more once the book has been opened and closed.

    What a backup leaves that was cut off is cleared away by the next one; the book from before a
    restore is kept.
    """
    known = {book.name + end for end in ("", ".keys", ".head", ".backups")}
    names = {path.name for path in book.parent.iterdir()} - known
    given = ("bundle-", f"{book.name}.before-")
    return sorted(name for name in names if not name.startswith(given))


def alarms(book: Path) -> list[str]:
    """What was set aside as foreign; after mere cuts nothing may be."""
    folder = quarantine_folder(book)
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@dataclass(frozen=True, slots=True)
class Look:
    """What a book holds, how many sound backups it has, and what is wrong with it."""

    image: Image
    backups: int
    wrong: list[str]


def looked_at(book: Path) -> Look:
    """Open `book` as the product does, and close it again."""
    with Sitting(book) as sitting:
        wrong = contradictions(sitting.desk)
        backups = [note.path for note in backups_of(book)]
        for path in backups:
            try:
                try_backup(sitting.desk, path)
            except RmdeskError as error:
                wrong.append(f"{path.name}: {told(error)}")
        return Look(image_of(sitting), len(backups), wrong)


def try_backup(desk: Desk, path: Path) -> None:
    """Unpack a backup with the keys of the open book and read it whole; raises what is wrong."""
    book = desk.vault.path
    head = read_head(path)
    local = local_keys(trusted(read_header(book), desk.vault.key), desk.vault.key)
    key = open_with_local_keys(head, local)
    if key is None:
        raise DamagedBackup(name=path.name)
    with TemporaryDirectory() as folder:
        unpacked = Path(folder) / "unpacked"
        unpack(head, key, unpacked)
        examine(unpacked, key, book_id=desk.vault.vault_id, newest_schema=len(STEPS))


def differences(found: Image, due: Iterable[Image]) -> list[list[str]]:
    """The tables in which a book differs from each state it might be in."""
    return [sorted(name for name in found if found[name] != one.get(name)) for one in due]


def told(error: BaseException) -> str:
    """An error as the product says it; one that is no refusal by its class."""
    if isinstance(error, RmdeskError):
        return f"{type(error).__name__}: {error.sentence()}"
    return f"{type(error).__module__}.{type(error).__name__}: {error}"
