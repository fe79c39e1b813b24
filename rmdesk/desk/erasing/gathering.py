"""What the certificate of an erase will say, gathered while the book is still open."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from rmdesk.crypto.recipient_slots import recipient_of
from rmdesk.crypto.signing import DeviceKey, fingerprint_of
from rmdesk.crypto.slots import Kind, MalformedSlot, Slot
from rmdesk.desk.backups.memory import place_of
from rmdesk.desk.backups.place import folder_in
from rmdesk.desk.book import Desk
from rmdesk.desk.erasing.permit import Override, moved_on
from rmdesk.desk.messaging.own_details import own_details
from rmdesk.domain.handover.erase_facts import EraseFacts
from rmdesk.store.audit.account import account
from rmdesk.store.backups.folder import listed
from rmdesk.store.disk.files import accessing
from rmdesk.store.disk.header import read_header
from rmdesk.store.disk.refusals import BookRefused
from rmdesk.store.erasing.files import backups_of_book, files_in, ours_beside
from rmdesk.store.handover.sent_bundles import sent_for_good
from rmdesk.store.unlocking.unlock import trusted
from rmdesk.store.vault.quarantine import journals_of

_LONGEST_NAME: Final = 300


def facts_of(desk: Desk, override: Override | None, *, number: str, now: datetime) -> EraseFacts:
    """Everything but a client's; raises NoAccess."""
    vault = desk.vault
    slots = trusted(read_header(vault.path), vault.key).slots
    files = _files(vault.path)
    place = place_of(desk)
    facts = EraseFacts(
        number=number,
        who=_who(desk),
        book=vault.path.name,
        book_id=vault.vault_id.hex(),
        device=fingerprint_of(DeviceKey.of(vault.key).public),
        begun_at=now.replace(microsecond=0),
        counts=_counts(desk),
        files=len(files),
        bundles=sent_for_good(vault.database),
        has_recovery=any(slot.kind == Kind.RECOVERY for slot in slots),
        escrows=tuple(_fingerprint(slot) for slot in slots if slot.kind == Kind.ESCROW),
        moved_on=moved_on(desk),
        place=place,
        in_place=_in_place(place, vault.vault_id) if place else None,
        backups=len(backups_of_book(vault.path, vault.vault_id)),
        other_names=sum(path.lstat().st_nlink > 1 for path in files),
    )
    if override is not None:
        facts = replace(facts, witness=override.witness.strip(), reason=override.reason.strip())
    # As it will be read again once nothing else is left; what cannot be read is noticed now.
    return EraseFacts.from_json(facts.as_json())


def _who(desk: Desk) -> str:
    """As messages are signed, and the account on this computer, which nobody types."""
    own = own_details(desk)
    return ", ".join(filter(None, (own.me, own.bank, account())))[:_LONGEST_NAME]


def _counts(desk: Desk) -> dict[str, int]:
    ask = desk.vault.database.execute_sql
    clients, contacts, papers = ask(
        "SELECT (SELECT count(*) FROM clients), (SELECT count(*) FROM contacts),"
        " (SELECT count(*) FROM papers)"
    ).fetchone()
    return {"clients": clients, "contacts": contacts, "papers": papers}


def _files(book: Path) -> list[Path]:
    found = []
    for path in ours_beside(book):
        if path in journals_of(book):
            continue  # only as long as the book is open
        is_folder = path.is_dir() and not path.is_symlink()
        found += list(files_in(path)) if is_folder else [path]
    return found


def _fingerprint(slot: Slot) -> str:
    try:
        return recipient_of(slot).fingerprint
    except MalformedSlot:
        return "?"


def _in_place(place: str, book_id: bytes) -> int | None:
    """How many backups lie in the second place; None when it is not there."""
    try:
        with accessing(Path(place)):
            is_there = Path(place).is_dir()
        return len(listed(folder_in(Path(place), book_id))) if is_there else None
    except BookRefused:  # a stick that fails is as good as none
        return None
