"""The receivers of bundles: their public keys, each compared before it is used."""

from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.crypto.fingerprints import Question, is_same
from rmdesk.crypto.recipients import MalformedKey, Recipient
from rmdesk.desk.book import Desk
from rmdesk.desk.handover.refusals import KnownReceiver, NoReceiver, NotAReceiver, NotThatKey
from rmdesk.store.tables.handover import ReceiverTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Somebody who may open bundles; `is_branch` for the key that the branch holds.

    `compared_on` is when the fingerprint was last typed in as its owner read it out.
    """

    id: int
    name: str
    branch: str
    public: str
    compared_on: date | None
    is_branch: bool

    @property
    def recipient(self) -> Recipient:
        return Recipient.parse(self.public)

    @property
    def fingerprint(self) -> str:
        """Four groups of five digits."""
        return self.recipient.fingerprint


def receivers_of(desk: Desk) -> list[Receiver]:
    """Who may be given clients, in the order in which they came."""
    rows = desk.store.database.execute_sql(
        "SELECT id, name, branch, public, compared_on, is_branch FROM receivers"
        " WHERE gone_on IS NULL ORDER BY id"
    ).fetchall()
    return [
        Receiver(
            id=row_id,
            name=name,
            branch=branch,
            public=public,
            compared_on=date.fromisoformat(compared) if compared else None,
            is_branch=bool(is_branch),
        )
        for row_id, name, branch, public, compared, is_branch in rows
    ]


def receiver_of(desk: Desk, receiver_id: int) -> Receiver:
    """One of them; raises NoReceiver."""
    for receiver in receivers_of(desk):
        if receiver.id == receiver_id:
            return receiver
    raise NoReceiver


def receiver_with(desk: Desk, recipient: Recipient) -> Receiver | None:
    """Whose key that is."""
    return next((one for one in receivers_of(desk) if one.recipient == recipient), None)


def receiver_names(desk: Desk) -> dict[int, str]:
    """What receivers are called, those who are gone too."""
    rows = desk.store.database.execute_sql("SELECT id, name FROM receivers").fetchall()
    return dict(rows)


def add_receiver(
    desk: Desk,
    public_text: str,
    *,
    name: str,
    branch: str = "",
    is_branch: bool = False,
    now: datetime,
) -> Receiver:
    """Somebody more; the key does not count before it was compared.

    Raises NotAReceiver and KnownReceiver.
    """
    try:
        recipient = Recipient.parse(public_text)
        recipient.seal(b"", info=b"")  # points that yield no secret are no key either
    except MalformedKey:
        raise NotAReceiver from None
    if known := receiver_with(desk, recipient):
        raise KnownReceiver(name=known.name)
    values = {
        "name": name.strip() or recipient.fingerprint,
        "branch": branch.strip(),
        "public": recipient.text,
        "compared_on": None,
        "is_branch": is_branch,
        "gone_on": None,
    }
    with desk.store.action("receiver.add", {"name": values["name"]}, at=now) as action:
        action.result = recipient.fingerprint
        gone = _gone_with(desk, recipient)
        if gone is None:
            receiver_id = action.insert(ReceiverTable, values)
        else:  # what was written for this key counts as before
            receiver_id = gone
            action.update(ReceiverTable, gone, values)
    return receiver_of(desk, receiver_id)


def _gone_with(desk: Desk, recipient: Recipient) -> int | None:
    row = desk.store.database.execute_sql(
        "SELECT max(id) FROM receivers WHERE gone_on IS NOT NULL AND public = ?",
        (recipient.text,),
    ).fetchone()
    return row[0] if row else None


def compare(
    desk: Desk, receiver_id: int, typed: str, *, asked: Question | None = None, now: datetime
) -> Receiver:
    """Note that the fingerprint is what the key's owner reads out: what was `asked` of it, or the
    whole. Raises NotThatKey."""
    receiver = receiver_of(desk, receiver_id)
    if not is_same(receiver.fingerprint, typed, asked):
        raise NotThatKey
    with desk.store.action("receiver.compare", {"name": receiver.name}, at=now) as action:
        action.update(ReceiverTable, receiver_id, {"compared_on": now.date()})
        action.result = receiver.fingerprint
    return receiver_of(desk, receiver_id)


def rename(desk: Desk, receiver_id: int, name: str, *, now: datetime) -> Receiver:
    """Call a receiver otherwise; the key stays, and stays compared."""
    before = receiver_of(desk, receiver_id)
    with desk.store.action("receiver.rename", {"name": before.name}, at=now) as action:
        action.update(ReceiverTable, receiver_id, {"name": name.strip() or before.name})
    return receiver_of(desk, receiver_id)


def remove(desk: Desk, receiver_id: int, *, now: datetime) -> None:
    """Give nothing to this receiver any more; what was to go there goes to nobody named."""
    receiver = receiver_of(desk, receiver_id)
    with desk.store.action("receiver.remove", {"name": receiver.name}, at=now) as action:
        action.update(ReceiverTable, receiver_id, {"gone_on": now.date()})
