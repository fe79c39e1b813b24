"""A policy from a file, as decisions of the book."""

from datetime import datetime
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.handover.refusals import NotAPolicy, NotAPolicyEntry
from rmdesk.desk.handover.treatments import treat_all
from rmdesk.domain.handover.policy_file import BadPolicy, read_policy
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.ids import ClientId
from rmdesk.store.disk.files import accessing
from rmdesk.store.matching.owners import owners_of_number

_LARGEST = 1 << 20


def take_policy(desk: Desk, file: Path, *, now: datetime) -> None:
    """Decide what `file` says, as one action; raises NotAPolicy, NotAPolicyEntry and NoAccess."""
    with accessing(file), file.open("rb") as opened:
        content = opened.read(_LARGEST)
    try:
        said = read_policy(content.decode("utf-8-sig"))
    except BadPolicy as bad:
        if bad.place:
            raise NotAPolicyEntry(name=file.name, place=bad.place) from None
        raise NotAPolicy(name=file.name) from None
    except UnicodeDecodeError:
        raise NotAPolicy(name=file.name) from None
    wishes: list[tuple[ClientId | None, FieldClass, Treatment]] = [
        (None, one, treatment) for one, treatment in said.general.items()
    ]
    for number, held in said.by_number.items():
        client_id = _client(desk, number)
        if client_id is None:
            raise NotAPolicyEntry(name=file.name, place=f"clients.{number}")
        wishes += [(client_id, one, treatment) for one, treatment in held.items()]
    treat_all(desk, wishes, now=now)


def _client(desk: Desk, number: str) -> ClientId | None:
    found = owners_of_number(desk.store.database, number)
    return found[0] if len(found) == 1 else None
