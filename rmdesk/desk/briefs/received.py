"""The page that came with a client, from whoever had the client before."""

from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedBrief:
    """The newest page that came with a client, and from whom."""

    words: str
    on: date
    who: str
    branch: str
    at: datetime


def received_brief(desk: Desk, client_id: ClientId) -> ReceivedBrief | None:
    """The page that came with the client from the last RM who had them; None where none did."""
    row = desk.vault.database.execute_sql(
        "SELECT words, on_day, who, branch, made_at FROM briefs"
        " JOIN handovers ON handovers.id = handover_id"
        " WHERE client_id = ? ORDER BY made_at DESC, briefs.id DESC LIMIT 1",
        (client_id,),
    ).fetchone()
    if row is None:
        return None
    words, on, who, branch, made_at = row
    return ReceivedBrief(
        words=words,
        on=date.fromisoformat(on),
        who=who,
        branch=branch,
        at=datetime.fromisoformat(made_at),
    )
