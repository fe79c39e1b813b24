"""A book whose clients are given away, and what a bundle of it holds."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from rmdesk.crypto.age import opened
from rmdesk.crypto.receipt import receipt_code
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.signing import is_signed_by
from rmdesk.desk.book import Desk
from rmdesk.desk.handover.receivers import Receiver, add_receiver, compare
from rmdesk.desk.handover.sharing import set_default
from rmdesk.desk.handover.writing import Written, write_bundle
from rmdesk.desk.opening import open_book
from rmdesk.domain.ids import ClientId
from rmdesk.exchange.bundle.items import PaperPart, Rows, TableHead, Trailer
from rmdesk.exchange.bundle.manifest import Manifest
from rmdesk.exchange.bundle.reader import read_bundle
from rmdesk.store.tables.people import ClientTable
from rmdesk.store.tables.table import Table
from tests.books.builders import TODAY
from tests.ui.small_book import PASSPHRASE, empty_book

NOW: Final = datetime(2026, 11, 20, 9, 30)
SUCCESSOR: Final = Identity(b"\x01" * 32)
BRANCH: Final = Identity(b"\x02" * 32)


@dataclass
class Held:
    """What a bundle was found to hold, rows by table as stored values by field."""

    manifest: Manifest
    trailer: Trailer
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    papers: dict[str, bytes] = field(default_factory=dict)

    @property
    def receipt(self) -> str:
        return receipt_code(self.manifest.receipt, self.trailer.digest)

    def ids(self, table: str) -> list[int]:
        return [row["id"] for row in self.tables[table]]

    def only(self, table: str) -> dict[str, Any]:
        (row,) = self.tables[table]
        return row


@contextmanager
def a_book(folder: Path, *names: str) -> Iterator[Desk]:
    """With clients of these names, whose ids count from 1."""
    folder.mkdir(exist_ok=True)
    for name, content in _empty().items():
        (folder / name).write_bytes(content)
    with open_book(folder / "book.rmdesk", PASSPHRASE, today=TODAY) as desk:
        for name in names:
            put(desk, ClientTable, name=name, known_since=TODAY)
        yield desk


@cache
def _empty() -> Mapping[str, bytes]:
    """The files of a book without anybody: making one takes longer than most tests."""
    with TemporaryDirectory() as folder:
        empty_book(Path(folder)).close()
        return {path.name: path.read_bytes() for path in Path(folder).iterdir() if path.is_file()}


def put(desk: Desk, into: type[Table], **values: Any) -> int:
    """One more record."""
    with desk.store.action("test", at=NOW) as action:
        return action.insert(into, values)


def a_receiver(desk: Desk, identity: Identity = SUCCESSOR, *, name: str = "李明") -> Receiver:
    """Somebody whose key was compared."""
    receiver = add_receiver(desk, identity.recipient.text, name=name, now=NOW)
    return compare(desk, receiver.id, receiver.fingerprint, now=NOW)


def everyone_to(desk: Desk, identity: Identity = SUCCESSOR) -> Receiver:
    """All who are given to nobody else."""
    receiver = a_receiver(desk, identity)
    set_default(desk, receiver.id, now=NOW)
    return receiver


def written(desk: Desk, receiver: Receiver, file: Path, **wishes: Any) -> Written:
    return write_bundle(desk, receiver.id, file, now=NOW, progress=lambda _done: None, **wishes)


def handed(desk: Desk, receiver: Receiver, file: Path, **wishes: Any) -> Held:
    """Write it, and read what its receiver reads."""
    written(desk, receiver, file, **wishes)
    return read(file)


def read(file: Path, identity: Identity = SUCCESSOR) -> Held:
    with file.open("rb") as source:
        items = list(read_bundle(opened(source, identity).read, is_signed=is_signed_by))
    manifest, trailer = items[0], items[-1]
    assert isinstance(manifest, Manifest) and isinstance(trailer, Trailer)
    held = Held(manifest, trailer)
    columns: tuple[str, ...] = ()
    for item in items:
        match item:
            case TableHead():
                columns = item.columns
                held.tables[item.table] = []
            case Rows():
                rows = [dict(zip(columns, row, strict=True)) for row in item.rows]
                held.tables[item.table] += rows
            case PaperPart():
                held.papers[item.digest] = held.papers.get(item.digest, b"") + item.content
    return held


def clients(*ids: int) -> list[ClientId]:
    return list(map(ClientId, ids))
