"""Today as plain records: what `today --json` promises to scripts."""

from datetime import date
from enum import StrEnum

from rmdesk.desk.book import Desk
from rmdesk.desk.day.today import in_order, page, today
from rmdesk.desk.record.plain import Record
from rmdesk.domain.duties import carried_over
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Fact
from rmdesk.domain.today import Row
from rmdesk.store.shelves.clients import ClientRow


def today_records(desk: Desk) -> list[Record]:
    """Everything that is due, the highest score first."""
    ids = today(desk).ids
    rows = in_order(page(desk, ids), ids)
    clients = desk.clients.rows(one for one in ids if one > 0)
    found = [(row, clients.get(row.client_id) if row.client_id else None) for row in rows]
    return [_record(desk, row, client) for row, client in found]


def _record(desk: Desk, row: Row, client: ClientRow | None) -> Record:
    return {
        "number": (client.number or None) if client else None,
        "name": client.name if client else None,
        "class": client.client_class.value if client else None,
        "group": row.group.value,
        "score": row.score.points,
        "carried_over": row.carried,
        "at": row.at.strftime("%H:%M") if row.at else None,
        "duties": [
            {
                "kind": duty.kind.value,
                "on": duty.on.isoformat(),
                "about": duty.about.isoformat(),
                "carried_over": carried_over(duty.on, desk.today, desk.days),
                "facts": {name: plain(fact) for name, fact in duty.reason.facts.items()},
            }
            for duty in row.duties
        ],
        "reasons": [
            {
                "reason": reason.message,
                "points": reason.points,
                "facts": {name: plain(fact) for name, fact in reason.facts.items()},
            }
            for reason in row.score.reasons
        ],
    }


def plain(fact: Fact) -> object:
    """A fact as JSON takes it: codes, ISO days, yuan as decimal strings."""
    match fact:
        case Money():
            return f"{fact.yuan:f}"
        case StrEnum():
            return fact.value
        case date():
            return fact.isoformat()
        case _:
            return fact
