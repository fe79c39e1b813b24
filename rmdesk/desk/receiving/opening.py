"""A bundle, read to its end and believed: whose it is and which clients it holds.

Nothing of it is kept but what names its clients; the rest is read again when it is taken in.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.signing import fingerprint_of
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.receiving.arrivals import Named
from rmdesk.desk.receiving.contents import contents
from rmdesk.desk.receiving.refusals import UnfitBundle, UnknownContents
from rmdesk.desk.receiving.tables import Tables
from rmdesk.exchange.bundle.items import Rows, TableHead, Trailer
from rmdesk.exchange.bundle.manifest import Manifest
from rmdesk.exchange.bundle.refusals import BundleRefused, BundleTooNew
from rmdesk.store.disk.files import accessing
from rmdesk.store.handover.foreign_rows import Columns
from rmdesk.store.handover.handed_over import CLIENTS
from rmdesk.store.migrations.steps import STEPS

_NAMED_BY: Final = ("id", "name", "number", "id_number", "mobile")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Verified:
    """A bundle that is whole, signed and fit for this version.

    `belongings` count the records of each client by table. The identity that opened it is held
    for the second reading, and shown nowhere.
    """

    file: Path
    identity: Identity
    manifest: Manifest
    trailer: Trailer
    clients: Sequence[Named]
    belongings: Mapping[str, Mapping[int, int]]
    size: int

    @property
    def fingerprint(self) -> str:
        """The sending book's key, to be compared with its owner."""
        return fingerprint_of(self.manifest.device)


def verified(file: Path, identity: Identity, *, progress: Progress) -> Verified:
    """Read the bundle in `file` to its end; needs no book, and any thread may do it.

    What `progress` raises ends it. Raises what `contents` raises, UnfitBundle, and BundleTooNew.
    """
    manifest: Manifest | None = None
    trailer: Trailer | None = None
    tables = Tables()
    clients: list[Named] = []
    belongings: dict[str, Counter[int]] = {}
    unfit: BundleRefused | None = None
    for item in contents(file, identity, progress=progress):
        match item:
            case Manifest():
                manifest = item
                require_known(manifest)
            case TableHead() | Rows() if unfit is None:
                try:
                    _look_at(item, tables, clients, belongings)
                except (UnfitBundle, UnknownContents) as refusal:
                    # Told only once it is known who wrote it: until then it may be a forgery.
                    unfit = refusal
            case Trailer():
                trailer = item
    if unfit is not None:
        raise unfit
    if manifest is None or trailer is None:  # the reader ends with nothing else
        raise RuntimeError("a bundle without an end")
    with accessing(file):
        size = file.stat().st_size
    return Verified(
        file=file,
        identity=identity,
        manifest=manifest,
        trailer=trailer,
        clients=clients,
        belongings=belongings,
        size=size,
    )


def _look_at(
    item: TableHead | Rows,
    tables: Tables,
    clients: list[Named],
    belongings: dict[str, Counter[int]],
) -> None:
    if isinstance(item, TableHead):
        tables.begin(item)
        return
    columns = tables.read(item)
    if item.table == CLIENTS:
        clients += _named(columns)
    elif "client_id" in columns:
        belongings.setdefault(item.table, Counter()).update(columns["client_id"])


def require_known(manifest: Manifest) -> None:
    """Raise BundleTooNew for a book of a newer version than this program knows."""
    if manifest.schema > len(STEPS):
        raise BundleTooNew


def _named(columns: Columns) -> Iterable[Named]:
    named = (columns[name] for name in _NAMED_BY)
    return [Named(*one) for one in zip(*named, strict=True)]
