"""Who gets whom: a receiver for some clients, one for all others, or nobody on purpose."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.handover.receivers import receiver_of, receivers_of
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.ids import ClientId
from rmdesk.domain.names import FORGOTTEN_NAME
from rmdesk.store.audit.trace import clients_named
from rmdesk.store.tables.handover import ShareTable


@dataclass(frozen=True, slots=True)
class Shares:
    """How many clients go to whom by the receiver's id, None where nobody is named.

    `own` are those with a word of their own, `nobodys` those kept from everybody on purpose,
    `skeletons` what is left of clients whose data were deleted: they go nowhere.
    """

    per: Mapping[int | None, int]
    own: int
    nobodys: int
    skeletons: int

    @property
    def clients(self) -> int:
        """How many there are to go."""
        return sum(self.per.values())


@dataclass(frozen=True, slots=True)
class Assignment:
    """Whom each client goes to; `nobodys` on purpose to none."""

    receiver_by_client: Mapping[ClientId, int | None]
    nobodys: frozenset[ClientId]
    own: frozenset[ClientId]


def default_receiver(desk: Desk) -> int | None:
    """Who gets everyone without a word of their own."""
    row = desk.store.database.execute_sql(
        "SELECT receiver_id FROM shares WHERE client_id IS NULL ORDER BY id DESC LIMIT 1"
    ).fetchone()
    there = {one.id for one in receivers_of(desk)}
    return row[0] if row and row[0] in there else None


def set_default(desk: Desk, receiver_id: int | None, *, now: datetime) -> None:
    """Give all others to somebody, or to nobody yet; raises NoReceiver."""
    name = receiver_of(desk, receiver_id).name if receiver_id is not None else ""
    kind = "share.rest" if name else "share.rest_open"
    with desk.store.action(kind, {"name": name}, at=now) as action:
        action.insert(ShareTable, {"client_id": None, "receiver_id": receiver_id})


def share(
    desk: Desk, client_ids: Iterable[ClientId], receiver_id: int | None, *, now: datetime
) -> int:
    """Give some clients to somebody, or on purpose to nobody; how many it is another word for.

    Raises NoReceiver.
    """
    name = receiver_of(desk, receiver_id).name if receiver_id is not None else ""
    held = _own_words(desk)
    wanted = [one for one in client_ids if one not in held or held[one] != receiver_id]
    if wanted:
        subject = {"name": name, "count": len(wanted)}
        kind = "share.clients" if name else "share.nobody"
        with desk.store.action(kind, subject, at=now) as action:
            rows = [(client_id, receiver_id) for client_id in wanted]
            action.insert_many(ShareTable, ["client_id", "receiver_id"], rows)
            action.concerns = clients_named(wanted)
    return len(wanted)


def by_condition(desk: Desk, text: str) -> list[ClientId]:
    """Those that a condition holds for, gone ones too; raises NotUnderstood."""
    condition = parse(text, today=desk.today)
    found = desk.lists.select(condition, (), today=desk.today)
    forgotten = skeletons(desk)
    return [ClientId(one) for one in found if one not in forgotten]


def assignment(desk: Desk) -> Assignment:
    """Whom everybody goes to, skeletons left out."""
    rest, words = default_receiver(desk), _own_words(desk)
    there = {one.id for one in receivers_of(desk)}
    forgotten = skeletons(desk)
    rows = desk.store.database.execute_sql("SELECT id FROM clients ORDER BY id").fetchall()
    given: dict[ClientId, int | None] = {}
    nobodys = set()
    for (row_id,) in rows:
        client_id = ClientId(row_id)
        if client_id in forgotten:
            continue
        receiver_id = words.get(client_id, rest)
        if client_id in words and receiver_id is None:
            nobodys.add(client_id)
        given[client_id] = receiver_id if receiver_id in there else None
    return Assignment(given, frozenset(nobodys), frozenset(words.keys() & given.keys()))


def receiver_by_client(
    desk: Desk, client_ids: Collection[ClientId] | None = None
) -> dict[ClientId, int | None]:
    """Whom some clients go to, or all."""
    everybody = assignment(desk).receiver_by_client
    if client_ids is None:
        return dict(everybody)
    return {one: everybody[one] for one in client_ids if one in everybody}


def clients_for(desk: Desk, receiver_id: int) -> list[ClientId]:
    """Who goes to a receiver, by id."""
    given = assignment(desk).receiver_by_client
    return [client_id for client_id, held in given.items() if held == receiver_id]


def shares_of(desk: Desk) -> Shares:
    """How many go to whom."""
    held = assignment(desk)
    return Shares(
        Counter(held.receiver_by_client.values()),
        len(held.own),
        len(held.nobodys),
        len(skeletons(desk)),
    )


def _own_words(desk: Desk) -> dict[ClientId, int | None]:
    """The newest row of each client that has one."""
    rows = desk.store.database.execute_sql(
        "SELECT client_id, receiver_id FROM shares WHERE id IN"
        " (SELECT max(id) FROM shares WHERE client_id IS NOT NULL GROUP BY client_id)"
    ).fetchall()
    return {ClientId(client_id): receiver_id for client_id, receiver_id in rows}


def skeletons(desk: Desk) -> set[int]:
    """What is left of clients whose data were deleted."""
    rows = desk.store.database.execute_sql(
        "SELECT id FROM clients WHERE name = ?", (FORGOTTEN_NAME,)
    ).fetchall()
    return {row[0] for row in rows}
