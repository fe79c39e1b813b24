"""A new book that begins with what was received: nobody has to start an empty one first."""

import secrets
from datetime import datetime
from pathlib import Path
from typing import Final

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import DEFAULT, Cost, require_strength
from rmdesk.desk.book import Desk
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.receiving.loading import Taken, take_in
from rmdesk.desk.receiving.opening import Verified
from rmdesk.desk.receiving.preview import preview
from rmdesk.store.disk.files import discard, head_path, require_vacant
from rmdesk.store.disk.header import BOOK_ID_BYTES, first_slots
from rmdesk.store.vault.establishing import establishing
from rmdesk.store.vault.opened import create_vault
from rmdesk.store.vault.quarantine import journals_of

_LOOKING: Final = 0.1


def new_book_from(
    path: Path,
    found: Verified,
    passphrase: str,
    *,
    now: datetime,
    progress: Progress,
    cost: Cost = DEFAULT,
) -> Taken:
    """Make a book at `path`, opened by `passphrase`, of a verified bundle; any thread may.

    The book gets its name last. Raises WeakPassphrase, BookExists, NoAccess, and what `preview`
    and `take_in` raise; then nothing is left at `path`. Only tests pass a `cost`.
    """
    require_strength(passphrase)
    require_vacant(path)
    key, book_id = DataKey.generate(), secrets.token_bytes(BOOK_ID_BYTES)
    slots = first_slots(key, passphrase, book_id=book_id, cost=cost)
    with establishing(path, key, book_id=book_id, slots=slots, sequence=1) as draft:
        try:
            vault = create_vault(draft, key, vault_id=book_id)
            with Desk(vault, today=now.date()) as desk:
                shown = preview(desk, found, progress=lambda done: progress(done * _LOOKING))
                taken = take_in(
                    desk,
                    shown,
                    now=now,
                    progress=lambda done: progress(_LOOKING + done * (1 - _LOOKING)),
                )
        finally:
            discard(head_path(draft), *journals_of(draft))
    return taken
