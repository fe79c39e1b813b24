"""One client's own data: a copy for the client, and its deletion ([R]; rights of the data subject).

A copy holds what the book knows of this one person and of nobody else: not who else is a client
either. A deletion leaves a skeleton: the client number and "do not call", so that the next list of
the bank neither fills the file anew nor has the client called. It can be taken back until the day
is over; after that the journal forgets it, too.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.lent.whose import require_own
from rmdesk.desk.record.client import client_record
from rmdesk.desk.record.plain import Record
from rmdesk.domain.ids import ClientId
from rmdesk.domain.names import FORGOTTEN_NAME
from rmdesk.errors import Refused
from rmdesk.exchange.writers.placing import check_target, put
from rmdesk.language import N_
from rmdesk.store.forgetting import FORGET, clear_file
from rmdesk.store.tables.people import ClientTable

_OF_OTHERS = {"relatives", "household", "referrals"}
"""What a record says of other clients. That somebody is one is for that one to tell."""


class NoReasonToForget(Refused):
    message = N_("A deletion needs a reason.")
    hint = N_("Type who asked for it and when; the reason is kept in the book.")


class AlreadyForgotten(Refused):
    message = N_("This client's data were deleted already.")
    hint = N_("What is left keeps the client from being taken in again.")


def copy_of(desk: Desk, client_id: ClientId) -> Record:
    """What the client may have; raises ClientGone."""
    client_of(desk, client_id)
    record = client_record(desk, client_id)
    return {name: value for name, value in record.items() if name not in _OF_OTHERS}


def give_copy(
    desk: Desk,
    client_id: ClientId,
    path: Path,
    *,
    reason: str,
    now: datetime,
    may_replace: bool = False,
) -> None:
    """Write the copy to `path` as JSON and note it in the journal, or neither.

    Numbers stand whole, for it is the client who gets it. Raises the refusals of `Outgoing` and of
    `check_target`, or ClientGone.
    """
    check_target(path, may_replace=may_replace)
    outgoing = Outgoing("client", reason=reason)
    record = outgoing.record(copy_of(desk, client_id))
    content = json.dumps(record, ensure_ascii=False, indent=2).encode()
    outgoing.leave_as_file(
        desk,
        clients=1,
        now=now,
        about={"file": path.name, "kind": "json"},
        write=lambda: put(path, content, may_replace=may_replace),
    )


def forget(desk: Desk, client_id: ClientId, *, reason: str, now: datetime) -> Mapping[str, int]:
    """Delete what the book knows of a client but for the skeleton; how many records of each kind.

    Raises NoReasonToForget, AlreadyForgotten, ClientGone, or OwnersToDo in a lent book.
    """
    require_own(desk)
    if not reason.strip():
        raise NoReasonToForget
    client = client_of(desk, client_id)
    if client.name == FORGOTTEN_NAME:
        raise AlreadyForgotten
    # No name: this entry is to outlast the client.
    subject = {"client_id": client_id, "number": client.number, "reason": reason.strip()}
    with desk.store.action(FORGET, subject, at=now) as action:
        action.reason = reason.strip()
        counts = clear_file(desk.vault.database, action, client_id)
        action.update(ClientTable, client_id, _skeleton(client.gone_on or now.date()))
    return counts


def _skeleton(gone_on: Any) -> dict[str, object]:
    """The values of a client of whom nothing is known any more."""
    kept = {"id", "number", "former_numbers", "known_since"}
    empty: dict[str, object] = {
        name: None if field.null else field.default() if callable(field.default) else field.default
        for name, field in ClientTable._meta.fields.items()
        if name not in kept
    }
    return empty | {"name": FORGOTTEN_NAME, "do_not_call": True, "gone_on": gone_on}
