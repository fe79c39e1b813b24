"""What would go along, of one client or of a whole share, before anything is written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rmdesk.desk.book import Desk
from rmdesk.desk.handover.open_edits import open_edits
from rmdesk.desk.handover.receivers import Receiver, receiver_of
from rmdesk.desk.handover.sharing import assignment
from rmdesk.desk.handover.treatments import policy_of
from rmdesk.domain.handover.field_classes import BITS
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.handover.policy import Policy
from rmdesk.domain.handover.treatments import WEIGHED, FieldClass
from rmdesk.domain.ids import ClientId
from rmdesk.store.handover.counts import Count, Ended
from rmdesk.store.handover.going_rows import HandoverRows
from rmdesk.store.handover.history import HandoverHistory


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class of fields: `there` are its records and filled fields, of which `going` are passed on,
    `summarised` only told of in the brief, and `dropped` not even that."""

    field_class: FieldClass
    there: int
    going: int
    summarised: int
    dropped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientPreview:
    """What goes along of one client.

    `ends` are the ties and referrals whose other end does not, `open_left` the promises by table
    that nobody would hear of. `has_brief_beside` says that somebody's own words go along whole
    while records of the client stay.
    """

    client_id: ClientId
    receiver_id: int | None
    rows: Sequence[ClassRow]
    ends: Sequence[Ended]
    open_left: Mapping[str, int]
    has_brief_beside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePreview:
    """What goes to one receiver; `gone` of the clients are no longer in the bank's list, `alone`
    have something decided for them alone, `open_edits` dialogs wait with half-typed words.

    `briefs_beside` are those whose brief goes along in somebody's own words while records of them
    stay: whoever wrote it reads it once more.
    """

    receiver: Receiver
    clients: Sequence[ClientId]
    gone: int
    alone: int
    rows: Sequence[ClassRow]
    ends: Sequence[Ended]
    open_left: Mapping[str, int]
    briefs_beside: Sequence[ClientId]
    paper_bytes: int
    open_edits: int

    @property
    def is_judged_anew(self) -> bool:
        """Whether something stays that decides on a client's class or on what is due."""
        return any(row.field_class in WEIGHED and row.going < row.there for row in self.rows)


def preview_client(desk: Desk, client_id: ClientId) -> ClientPreview:
    """One client, with everyone that goes to the same receiver; raises LookupError."""
    held = assignment(desk).receiver_by_client
    receiver_id = held[client_id]
    together = {one for one, to in held.items() if to == receiver_id} | {client_id}
    rows, policy = HandoverRows(desk.store.database), policy_of(desk)
    rows.choose({one: policy.withheld(one) for one in together})
    try:
        ends = [one for one in rows.ended() if one.client_id == client_id]
        rows.choose({client_id: policy.withheld(client_id)})
        return ClientPreview(
            client_id=client_id,
            receiver_id=receiver_id,
            rows=_by_class(desk, rows),
            ends=ends,
            open_left=rows.open_left(),
            has_brief_beside=bool(rows.briefs_beside()),
        )
    finally:
        rows.forget()


def preview(
    desk: Desk,
    receiver_id: int,
    *,
    kind: BundleKind = BundleKind.HANDOVER,
    clients: Collection[ClientId] | None = None,
) -> SharePreview:
    """The share of a receiver, or `clients`; raises NoReceiver."""
    receiver = receiver_of(desk, receiver_id)
    held = assignment(desk).receiver_by_client
    chosen = [
        one
        for one, to in held.items()
        if (to == receiver_id if clients is None else one in clients)
    ]
    rows, policy = HandoverRows(desk.store.database), policy_of(desk, kind)
    rows.choose({one: policy.withheld(one) for one in chosen})
    try:
        return SharePreview(
            receiver=receiver,
            clients=chosen,
            gone=rows.gone(),
            alone=_alone(policy, chosen),
            rows=_by_class(desk, rows),
            ends=rows.ended(),
            open_left=rows.open_left(),
            # A deputy gets drafts alone, and those know what stays.
            briefs_beside=[]
            if kind is BundleKind.DEPUTY
            else list(map(ClientId, rows.briefs_beside())),
            paper_bytes=rows.paper_bytes(),
            open_edits=open_edits(desk),
        )
    finally:
        rows.forget()


def _alone(policy: Policy, clients: Sequence[ClientId]) -> int:
    return sum(one in policy.own for one in clients)


def _by_class(desk: Desk, rows: HandoverRows) -> list[ClassRow]:
    """Every class, in the order in which they are decided upon."""
    counts = rows.counts()
    told = HandoverHistory(desk.store.database).count()
    counts.append(Count("changes", BITS[FieldClass.HISTORY], told, told, 0))
    return [_row(one, [count for count in counts if count.bit == BITS[one]]) for one in FieldClass]


def _row(field_class: FieldClass, counts: Sequence[Count]) -> ClassRow:
    there, going, dropped = (
        sum(getattr(one, name) for one in counts) for name in ("there", "going", "dropped")
    )
    return ClassRow(field_class, there, going, there - going - dropped, dropped)
