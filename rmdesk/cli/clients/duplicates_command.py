"""`duplicates`: clients who may be one person, with the reasons."""

from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, print_table, say
from rmdesk.cli.session import Session
from rmdesk.desk.book import Desk
from rmdesk.desk.duplicates.suspects import everyone, suspects
from rmdesk.desk.exporting.release import as_cell, released
from rmdesk.desk.record.plain import Record
from rmdesk.domain.likeness.likeness import Pair
from rmdesk.language import _
from rmdesk.store.shelves.clients import ClientRow
from rmdesk.ui.words.likeness import reasons_against, reasons_for, verdict_word


def duplicates(session: Session) -> Exit:
    """Every suspected pair, the likeliest first; families who share a number come last."""
    arguments = session.arguments
    with session.open() as desk:
        pairs = suspects(everyone(desk))
        people = released(desk, _people(desk, pairs), what="duplicates", now=session.now)
    records = [_record(pair, *two["clients"]) for pair, two in zip(pairs, people, strict=True)]
    if arguments.as_json:
        print_json(records)
    elif records:
        _print(pairs, records)
    if not records:
        say(_("No two clients look like one person."))
    return Exit.DONE


def _people(desk: Desk, pairs: list[Pair]) -> list[Record]:
    """The two clients of every pair."""
    ids = {client_id for pair in pairs for client_id in (pair.first, pair.second)}
    rows = desk.clients.rows(ids)
    return [{"clients": [_client(rows[pair.first]), _client(rows[pair.second])]} for pair in pairs]


def _record(pair: Pair, first: Record, second: Record) -> Record:
    return {
        "score": pair.score,
        "verdict": pair.verdict.value,
        "reasons": [reason.value for reason in pair.reasons],
        "clients": [first, second],
    }


def _client(row: ClientRow) -> Record:
    return {"number": row.number or None, "name": row.name, "mobile": row.mobile or None}


def _print(pairs: list[Pair], records: list[Record]) -> None:
    rows = [
        (
            str(pair.score),
            *(_named(client) for client in record["clients"]),
            verdict_word(pair.verdict),
            ", ".join([*reasons_for(pair), *reasons_against(pair)]),
        )
        for pair, record in zip(pairs, records, strict=True)
    ]
    headings = (_("Score"), _("Client"), _("Client"), _("Judged"), _("Reasons"))
    print_table(headings, rows, ("right", "left", "left", "left", "left"))


def _named(client: Record) -> str:
    parts = (client["number"], client["name"], client["mobile"])
    return as_cell(" ".join(part for part in parts if part))
