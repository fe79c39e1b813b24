"""A bundle for a receiver: written, read back, and only then counted by the book.

The row that counts it and the row of the audit chain are one transaction, the last thing that
happens. A cut before it leaves at most an encrypted file that no receipt belongs to.
"""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from rmdesk.crypto.receipt import receipt_code, receipt_hash
from rmdesk.desk.book import Desk
from rmdesk.desk.handover.collecting import Collected, Tell
from rmdesk.desk.handover.manifest import manifest_for
from rmdesk.desk.handover.open_edits import open_edits
from rmdesk.desk.handover.receivers import Receiver, receiver_of
from rmdesk.desk.handover.refusals import (
    BundleOutdated,
    DesksName,
    HalfTyped,
    NeverCompared,
    NobodyChosen,
)
from rmdesk.desk.handover.sealing import Sealed, require_place, sealed
from rmdesk.desk.handover.sharing import assignment, default_receiver
from rmdesk.desk.handover.treatments import policy_of
from rmdesk.desk.lent.whose import require_own
from rmdesk.domain.handover.id_ranges import packed
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.handover.policy import Policy
from rmdesk.domain.ids import ClientId
from rmdesk.exchange.bundle.manifest import Manifest
from rmdesk.store.disk.files import discard
from rmdesk.store.handover.bundles import BundleRows
from rmdesk.store.handover.going_rows import HandoverRows
from rmdesk.store.matching.identities import newest_action

_NOTED: Final = {
    BundleKind.HANDOVER: "handover.handover",
    BundleKind.DEPUTY: "handover.deputy",
}
_RECORD_BYTES: Final = 400
"""More than any table's records take on the average, compressed; papers are counted as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A bundle that counts: `digest` is the SHA-256 of the file, `counts` are records by table."""

    bundle: str
    path: Path
    digest: str
    size: int
    clients: int
    counts: dict[str, int]


def write_bundle(
    desk: Desk,
    receiver_id: int,
    file: Path,
    *,
    kind: BundleKind = BundleKind.HANDOVER,
    clients: Collection[ClientId] | None = None,
    until: date | None = None,
    back_to: str | None = None,
    half_typed: int | None = None,
    noting: Callable[[str], None] | None = None,
    now: datetime,
    progress: Tell,
) -> Written:
    """Write the bundle of a receiver's share, or of `clients`, to the new `file`.

    It opens for that receiver alone. `half_typed` is how many dialogs wait with typed
    words; without it, those count that were left with the desk. `noting` is told the bundle's id
    within the transaction that counts it. Raises the refusals of this package, OwnersToDo and
    NoAccess, and what `progress` raises; then there is neither file nor row.
    """
    require_own(desk)
    receiver = _usable(desk, receiver_id)
    waiting = open_edits(desk) if half_typed is None else half_typed
    if waiting:
        raise HalfTyped(count=waiting)
    held = assignment(desk).receiver_by_client
    chosen = [
        one
        for one, to in held.items()
        if (to == receiver_id if clients is None else one in clients)
    ]
    if not chosen:
        raise NobodyChosen(name=receiver.name)
    policy = policy_of(desk, kind)
    _refuse_desks_name(desk, file)
    require_place(file, _needed(desk, chosen, policy))
    basis = newest_action(desk.store.database)
    manifest = manifest_for(
        desk,
        kind=kind,
        clients=len(chosen),
        of=len(held),
        until=until,
        back_to=back_to,
        now=now,
    )
    for_good = kind is BundleKind.HANDOVER
    # Texts and views may name anybody: they go to whoever gets the rest, or gets everybody.
    gets_rest = receiver.is_branch or receiver_id == default_receiver(desk) or manifest.is_whole
    has_own = for_good and gets_rest
    collected = Collected(desk, chosen, policy, for_good=for_good, with_everyones=has_own)
    written = sealed(desk, file, [receiver.recipient], manifest, collected.fill, progress=progress)
    try:
        if newest_action(desk.store.database) != basis:
            raise BundleOutdated
        with desk.store.database.atomic():
            counted = _row(written, manifest, receiver, chosen, has_own=has_own, basis=basis)
            BundleRows(desk.store.database).add({**counted, "at": now})
            desk.audit.note(
                _NOTED[kind],
                at=now,
                object=f"{len(chosen)} clients, bundle {manifest.bundle}",
                result=f"for {receiver.fingerprint}",
            )
            if noting is not None:
                noting(manifest.bundle)
    except BaseException:
        discard(file)  # a bundle that the book does not know of has no receipt
        raise
    return Written(
        bundle=manifest.bundle,
        path=file,
        digest=written.digest,
        size=written.size,
        clients=len(chosen),
        counts=dict(written.trailer.counts),
    )


def _usable(desk: Desk, receiver_id: int) -> Receiver:
    """A receiver whose key was compared; raises NoReceiver and NeverCompared."""
    receiver = receiver_of(desk, receiver_id)
    if receiver.compared_on is None:
        raise NeverCompared(name=receiver.name)
    return receiver


def _refuse_desks_name(desk: Desk, file: Path) -> None:
    """Raise DesksName for what the next opening would take for a file of the book."""
    book = desk.vault.path.absolute()
    if file.absolute().parent == book.parent and file.name.startswith(book.name):
        raise DesksName


def _needed(desk: Desk, clients: Sequence[ClientId], policy: Policy) -> int:
    rows = HandoverRows(desk.store.database)
    rows.choose({one: policy.withheld(one) for one in clients})
    try:
        return _RECORD_BYTES * sum(one.going for one in rows.counts()) + rows.paper_bytes()
    finally:
        rows.forget()


def _row(
    written: Sealed,
    manifest: Manifest,
    receiver: Receiver,
    clients: Sequence[ClientId],
    *,
    has_own: bool,
    basis: int,
) -> dict[str, object]:
    """What is kept of a bundle that counts."""
    receipt = receipt_code(manifest.receipt, written.trailer.digest)
    counts = {**written.trailer.counts, "paper_parts": written.trailer.parts}
    return {
        "bundle": manifest.bundle,
        "kind": manifest.kind,
        "receiver_id": receiver.id,
        "file": written.path.name,
        "digest": written.digest,
        "clients": len(clients),
        "client_ids": packed(clients),
        "has_own": has_own,
        "counts": json.dumps(counts, separators=(",", ":")),
        "receipt_hash": receipt_hash(receipt),
        "until": manifest.until,
        "basis": basis,
    }
