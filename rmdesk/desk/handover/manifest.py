"""What a bundle of this book says of itself, and whose it is."""

import secrets
from datetime import date, datetime
from typing import Final

from rmdesk.crypto.receipt import SECRET_BYTES
from rmdesk.crypto.signing import DeviceKey
from rmdesk.desk.book import Desk
from rmdesk.desk.messaging.own_details import own_details
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.exchange.bundle.manifest import Manifest, clean
from rmdesk.store.audit.account import account
from rmdesk.store.head.standing import standing_of
from rmdesk.store.migrations.steps import STEPS

_ID_BYTES: Final = 16


def manifest_for(
    desk: Desk,
    *,
    kind: BundleKind,
    clients: int,
    of: int,
    until: date | None = None,
    answers: str | None = None,
    back_to: str | None = None,
    now: datetime,
) -> Manifest:
    """What a bundle of this book says of itself, with an id and a receipt of its own."""
    standing = standing_of(desk.store.database)
    return Manifest(
        kind=kind,
        schema=len(STEPS),
        bundle=secrets.token_hex(_ID_BYTES),
        book=desk.vault.vault_id.hex(),
        generation=standing.generation,
        tip=standing.tip.hex(),
        who=_giver_name(desk),
        branch=clean(own_details(desk).bank),
        device=DeviceKey.of(desk.vault.key).public,
        made_at=now.replace(microsecond=0),
        until=until,
        answers=answers,
        back_to=back_to,
        is_whole=clients == of,
        clients=clients,
        of=of,
        receipt=secrets.token_bytes(SECRET_BYTES),
    )


def _giver_name(desk: Desk) -> str:
    """Whose book this is: as messages are signed, else the account on this computer."""
    return clean(own_details(desk).me) or clean(account())
