"""Where clients came from: which handovers were received, and what their former RMs noted."""

from dataclasses import dataclass
from datetime import date, datetime

from peewee import SqliteDatabase

from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.ids import ClientId

_RECEIVED = (
    "SELECT handovers.id, who, branch, made_at, at, kind, receipt,"
    " (SELECT COALESCE(SUM(count), 0) FROM origins"
    " WHERE handover_id = handovers.id AND table_name = 'clients') FROM handovers"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A handover: from whom, when it was written and taken in, how many clients, its receipt.

    Without a receipt it was received by a former RM, and came along.
    """

    handover_id: int
    who: str
    branch: str
    made_at: datetime
    at: datetime
    kind: BundleKind
    receipt: str
    clients: int


@dataclass(frozen=True, slots=True)
class FormerAudit:
    """A row of the audit chain of a book whose clients were received; `who` is its RM."""

    who: str
    number: int
    at: str
    actor: str
    action: str
    object: str
    fields: str
    result: str
    reason: str


class Provenance:
    """Reads where the clients of one open book came from."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def received(self) -> list[Received]:
        """Every handover, the newest first."""
        rows = self._database.execute_sql(f"{_RECEIVED} ORDER BY handovers.id DESC").fetchall()
        return [_received(row) for row in rows]

    def came_from(self, client_id: ClientId) -> Received | None:
        """The newest handover that a client came with; None for one of one's own."""
        row = self._database.execute_sql(
            f"{_RECEIVED} WHERE handovers.id = (SELECT MAX(handover_id) FROM origins"
            " WHERE table_name = 'clients' AND first_id <= ? AND first_id + count > ?)",
            (client_id, client_id),
        ).fetchone()
        return _received(row) if row else None

    def former_audit(self, first: date, last: date, *, most: int) -> list[FormerAudit]:
        """What former RMs' books noted on the days from `first` to `last`, the newest first."""
        rows = self._database.execute_sql(
            "SELECT who, number, former_audit.at, actor, action, object, fields, result, reason"
            " FROM former_audit JOIN handovers ON handovers.id = handover_id"
            " WHERE substr(former_audit.at, 1, 10) BETWEEN ? AND ?"
            " ORDER BY former_audit.at DESC, former_audit.id DESC LIMIT ?",
            (first.isoformat(), last.isoformat(), most),
        ).fetchall()
        return [FormerAudit(*row) for row in rows]


def _received(row: tuple[int, str, str, str, str, str, str, int]) -> Received:
    number, who, branch, made_at, at, kind, receipt, clients = row
    return Received(
        handover_id=number,
        who=who,
        branch=branch,
        made_at=datetime.fromisoformat(made_at),
        at=datetime.fromisoformat(at),
        kind=BundleKind(kind),
        receipt=receipt,
        clients=clients,
    )
