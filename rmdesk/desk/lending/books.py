"""A lent book made of the bundle that it came in.

The clients and the mark that says until when come into the book with one stroke, in a file that
gets its name last: there is no moment at which a book with clients would know of no end.
"""

import secrets
from datetime import datetime
from pathlib import Path

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import DEFAULT, Cost, require_strength
from rmdesk.crypto.recipients import Identity, MalformedKey, Recipient
from rmdesk.desk.book import Desk
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.lent.whose import LENT, Lent, LentIsOver
from rmdesk.desk.receiving.loading import fill
from rmdesk.desk.receiving.opening import Verified, verified
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.errors import InputError
from rmdesk.exchange.bundle.manifest import Manifest
from rmdesk.language import N_
from rmdesk.store.disk.files import discard, head_path, require_vacant
from rmdesk.store.disk.header import BOOK_ID_BYTES, first_slots
from rmdesk.store.matching.identities import newest_action
from rmdesk.store.vault.establishing import establishing
from rmdesk.store.vault.opened import create_vault
from rmdesk.store.vault.quarantine import journals_of

_VERIFYING = 0.4


class NotALoan(InputError):
    exit_code = 30
    message = N_("The bundle {name} lends nothing: it is for good, or comes back from a deputy.")
    hint = N_("Receive it in your own book.")


def make_lent_book(
    path: Path,
    file: Path,
    identity: Identity,
    passphrase: str,
    *,
    now: datetime,
    progress: Progress,
    cost: Cost = DEFAULT,
) -> Lent:
    """Make the book at `path` of the bundle in `file`, opened by `passphrase`; any thread may.

    Raises WeakPassphrase, BookExists, NotALoan, LentIsOver, NoAccess, and what `verified` and
    `fill` raise; then nothing is left at `path`. Only tests pass a `cost`.
    """
    require_strength(passphrase)
    require_vacant(path)
    found = verified(file, identity, progress=lambda done: progress(done * _VERIFYING))
    require_loan(found, now=now)
    key, book_id = DataKey.generate(), secrets.token_bytes(BOOK_ID_BYTES)
    slots = first_slots(key, passphrase, book_id=book_id, cost=cost)
    with establishing(path, key, book_id=book_id, slots=slots, sequence=1) as draft:
        try:
            vault = create_vault(draft, key, vault_id=book_id)
            with Desk(vault, today=now.date()) as desk:
                lent = _filled(desk, found, now=now, progress=progress)
        finally:
            discard(head_path(draft), *journals_of(draft))
    return lent


def require_loan(found: Verified, *, now: datetime) -> None:
    """Raise NotALoan for another kind of bundle, LentIsOver for one whose last day has passed."""
    manifest = found.manifest
    if manifest.kind is not BundleKind.DEPUTY or manifest.until is None or not manifest.back_to:
        raise NotALoan(name=found.file.name)
    try:
        Recipient.parse(manifest.back_to)
    except MalformedKey:
        raise NotALoan(name=found.file.name) from None
    if now.date() > manifest.until:
        raise LentIsOver(owner=manifest.who, day=manifest.until.isoformat())


def _filled(desk: Desk, found: Verified, *, now: datetime, progress: Progress) -> Lent:
    """Clients and mark, in one transaction."""
    database = desk.vault.database
    with database.atomic():
        fill(
            desk,
            found,
            now=now,
            progress=lambda done: progress(_VERIFYING + done * (1 - _VERIFYING)),
        )
        lent = _lent(found.manifest, basis=newest_action(database))
        # What came with the loan is nothing the deputy did: no undo takes it out again.
        database.execute_sql("DELETE FROM changes WHERE action_id <= ?", (lent.basis,))
        desk.state.put(LENT, lent.kept())
        desk.audit.note(
            "loan.received",
            at=now,
            object=f"{found.manifest.clients} clients, bundle {lent.bundle}",
            result=f"until {lent.until.isoformat()}",
        )
    return lent


def _lent(manifest: Manifest, *, basis: int) -> Lent:
    assert manifest.until is not None and manifest.back_to is not None  # `require_loan` saw to it
    return Lent(
        bundle=manifest.bundle,
        book=manifest.book,
        owner=manifest.who,
        branch=manifest.branch,
        until=manifest.until,
        basis=basis,
        back_to=manifest.back_to,
        device=manifest.device.hex(),
    )
