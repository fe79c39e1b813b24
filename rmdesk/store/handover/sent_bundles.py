"""The bundles that went out of a book, as the certificate of its erase names them."""

from contextlib import suppress
from typing import Final

from peewee import SqliteDatabase

from rmdesk.crypto.recipients import MalformedKey, Recipient
from rmdesk.domain.handover.erase_facts import SentBundle
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.store.tables.handover import BundleTable, ReceiverTable

_LONGEST_NAME: Final = 300


def sent_for_good(database: SqliteDatabase) -> tuple[SentBundle, ...]:
    """What was written for good, oldest first: neither loans nor what they sent back."""
    query = BundleTable.select().where(BundleTable.kind == BundleKind.HANDOVER)
    rows = query.order_by(BundleTable.at, BundleTable.bundle).bind(database)
    receivers = {one.id: one for one in ReceiverTable.select().bind(database)}
    return tuple(_sent(row, receivers.get(row.receiver_id)) for row in rows)


def _sent(row: BundleTable, receiver: ReceiverTable | None) -> SentBundle:
    return SentBundle(
        bundle=row.bundle,
        receiver=receiver.name[:_LONGEST_NAME] if receiver else "",
        fingerprint=_fingerprint(receiver.public) if receiver else "",
        digest=row.digest,
        clients=row.clients,
        at=row.at,
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by or "",
    )


def _fingerprint(public: str) -> str:
    with suppress(MalformedKey):
        return Recipient.parse(public).fingerprint
    return ""
