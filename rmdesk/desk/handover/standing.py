"""Where a book stands on its way out: what decides whether it may be erased."""

from rmdesk.desk.book import Desk
from rmdesk.desk.handover.receipts import bundles_of
from rmdesk.desk.handover.sharing import assignment
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.handover.readiness import Readiness, Sent, judged
from rmdesk.store.handover.changes import all_changed_at, changed_since, own_changed_since


def readiness(desk: Desk) -> Readiness:
    """Where every client stands, and what belongs to none."""
    held = assignment(desk)
    sent = [
        Sent(
            one.bundle,
            one.receiver_id,
            one.basis,
            one.client_ids,
            one.has_own,
            one.confirmed_at is not None,
        )
        for one in bundles_of(desk)
        if one.kind is BundleKind.HANDOVER
    ]
    database = desk.store.database
    basis = min((one.basis for one in sent), default=0)
    return judged(
        held.receiver_by_client,
        nobodys=held.nobodys,
        sent=sent,
        changed=changed_since(database, basis) if sent else {},
        all_changed=all_changed_at(database),
        own_changed=own_changed_since(database, basis),
    )
