"""Suspected duplicates: what is compared, and pairs known to be two people.

Comparing needs no book: read on the book's thread, compare wherever nobody waits.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.likeness import Pair, Person
from rmdesk.domain.likeness.suspects import suspected_pairs
from rmdesk.store.matching.people import read_apart, read_people, read_relatives
from rmdesk.store.tables.people import NamesakeTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Everyone in the book, as far as likeness is concerned."""

    people: Sequence[Person]
    apart: Set[tuple[ClientId, ClientId]]
    relatives: Mapping[ClientId, Set[str]]


def everyone(desk: Desk) -> Crowd:
    """Read what is compared."""
    database = desk.vault.database
    return Crowd(
        people=read_people(database),
        apart=read_apart(database),
        relatives=read_relatives(database),
    )


def suspects(crowd: Crowd) -> list[Pair]:
    """The suspected pairs, the likeliest first; families who share a number last."""
    return suspected_pairs(crowd.people, apart=crowd.apart, relatives=crowd.relatives)


def keep_apart(desk: Desk, first: ClientId, second: ClientId, *, now: datetime) -> None:
    """Note that these are two people: they are not suspected again. Raises ClientGone."""
    names = [client_of(desk, client_id).name for client_id in (first, second)]
    if (min(first, second), max(first, second)) in read_apart(desk.vault.database):
        return
    subject = {"name": names[0], "other": names[1]}
    with desk.store.action("clients.apart", subject, at=now) as action:
        action.insert(NamesakeTable, {"client_id": first, "other_id": second})
