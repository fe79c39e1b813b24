"""The bundles that were written, and the receipts that came back for them."""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rmdesk.crypto.checked_groups import MistypedCode
from rmdesk.crypto.receipt import is_receipt
from rmdesk.desk.book import Desk
from rmdesk.desk.handover.receivers import receiver_names, receivers_of
from rmdesk.desk.handover.refusals import (
    ConfirmedBefore,
    MisreadReceipt,
    NoSuchBundle,
    WrongReceipt,
)
from rmdesk.desk.handover.sharing import skeletons
from rmdesk.domain.handover.id_ranges import unpacked
from rmdesk.domain.handover.kinds import BundleKind, ConfirmedBy
from rmdesk.store.handover.bundles import BundleRows
from rmdesk.store.handover.changes import changed_since


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A bundle that was written: for whom, with whom in it, and whether its receipt came.

    `changed` is how many of its clients have something in their files that it does not hold,
    `forgotten` how many had their data deleted here since: whoever has the bundle is to be told.
    """

    bundle: str
    kind: BundleKind
    receiver_id: int
    receiver: str
    at: datetime
    file: str
    digest: str
    clients: int
    client_ids: frozenset[int]
    has_own: bool
    counts: Mapping[str, int]
    receipt_hash: bytes
    until: date | None
    basis: int
    confirmed_at: datetime | None
    confirmed_by: ConfirmedBy | None
    changed: int
    forgotten: int


def bundles_of(desk: Desk) -> list[Bundle]:
    """All of them, the newest first."""
    names = receiver_names(desk)
    found = BundleRows(desk.store.database).all()
    if not found:
        return []
    changed = changed_since(desk.store.database, min(row["basis"] for row in found))
    forgotten = skeletons(desk)
    return [_bundle(row, names, changed, forgotten) for row in found]


def bundle_of(desk: Desk, bundle: str) -> Bundle:
    """One of them by its id, or by the beginning of it; raises NoSuchBundle."""
    fitting = [one for one in bundles_of(desk) if bundle and one.bundle.startswith(bundle)]
    if len(fitting) != 1:
        raise NoSuchBundle(name=bundle)
    return fitting[0]


def bundle_for(desk: Desk, typed: str) -> Bundle:
    """Which bundle a receipt belongs to; raises WrongReceipt and MisreadReceipt."""
    for one in bundles_of(desk):
        if _fits(typed, one):
            return one
    raise WrongReceipt


def confirm(
    desk: Desk,
    bundle: str,
    typed: str,
    *,
    by: ConfirmedBy | None = None,
    now: datetime,
) -> Bundle:
    """Note that the receipt of a bundle came: from whoever it was for, unless it is said who.

    Raises NoSuchBundle, ConfirmedBefore, WrongReceipt and MisreadReceipt.
    """
    known = bundle_of(desk, bundle)
    if known.confirmed_at is not None:
        raise ConfirmedBefore(
            day=known.confirmed_at.date().isoformat(), name=known.receiver, when=moment(known.at)
        )
    if not _fits(typed, known):
        raise WrongReceipt
    if by is None:
        branches = {one.id for one in receivers_of(desk) if one.is_branch}
        is_branchs = known.receiver_id in branches
        by = ConfirmedBy.BRANCH if is_branchs else ConfirmedBy.RECEIVER
    with desk.store.database.atomic():
        BundleRows(desk.store.database).confirm(known.bundle, by, at=now)
        desk.audit.note(
            "handover.receipt", at=now, object=f"bundle {known.bundle}", result=by.value
        )
    return bundle_of(desk, known.bundle)


def moment(at: datetime) -> str:
    """When a bundle was written, as it is told from others for the same receiver."""
    return f"{at:%Y-%m-%d %H:%M}"


def _fits(typed: str, bundle: Bundle) -> bool:
    try:
        return is_receipt(typed, bundle.receipt_hash)
    except MistypedCode as mistyped:
        raise MisreadReceipt(groups=", ".join(map(str, mistyped.groups))) from None


def _bundle(
    row: dict[str, Any],
    names: Mapping[int, str],
    changed: Mapping[int, int],
    forgotten: AbstractSet[int],
) -> Bundle:
    ids = frozenset(unpacked(row["client_ids"]))
    later = {client for client, action in changed.items() if action > row["basis"]}
    known = {
        "client_ids": ids,
        "counts": json.loads(row["counts"]),
        "receipt_hash": bytes(row["receipt_hash"]),
        "receiver": names.get(row["receiver_id"], ""),
        "changed": len((later & ids) - forgotten),
        "forgotten": len(ids & forgotten),
    }
    return Bundle(**{**row, **known})
