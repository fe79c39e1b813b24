"""The ways into a book: which there are."""

from collections.abc import Iterable
from dataclasses import dataclass

from rmdesk.crypto.recipient_slots import (
    RECIPIENT_KINDS,
    recipient_of,
)
from rmdesk.crypto.slots import Kind, MalformedSlot, Slot
from rmdesk.desk.book import Desk
from rmdesk.store.disk.header import read_header
from rmdesk.store.unlocking.unlock import trusted


@dataclass(frozen=True, slots=True)
class Way:
    """One way in: its number in the list, its kind, and the fingerprint of a public key."""

    number: int
    kind: Kind
    fingerprint: str = ""


def ways(slots: Iterable[Slot]) -> list[Way]:
    """The ways in, numbered as they stand; the backups' own keys are none."""
    found: list[Way] = []
    for slot in slots:
        if slot.kind == Kind.PASSPHRASE:
            found.append(Way(len(found) + 1, Kind.PASSPHRASE))
        elif slot.kind in RECIPIENT_KINDS:
            try:
                fingerprint = recipient_of(slot).fingerprint
            except MalformedSlot:
                fingerprint = ""
            found.append(Way(len(found) + 1, Kind(slot.kind), fingerprint))
    return found


def ways_of(desk: Desk) -> list[Way]:
    """The ways into the open book."""
    return ways(trusted(read_header(desk.vault.path), desk.vault.key).slots)
