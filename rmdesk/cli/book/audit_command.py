"""`audit`: what was done in the book, oldest first; reading it out is written down as well."""

from collections.abc import Sequence
from datetime import date, datetime

from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, print_table, say
from rmdesk.cli.session import Session
from rmdesk.desk.audit import Entry, audited
from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.record.plain import Record
from rmdesk.language import _
from rmdesk.store.audit.chain import ChainVerdict
from rmdesk.ui.words.audit import (
    chain_sentence,
    fields_words,
    nameless_action_words,
    nameless_object_words,
    result_words,
)

_ALL = 2**31
_SHOWN = ("at", "actor", "done", "on", "result", "reason")


def list_audit(session: Session) -> Exit:
    """Print the lines; DAMAGED when the chain does not hold."""
    arguments = session.arguments
    first, last = arguments.first_day or date.min, arguments.last_day or date.max
    outgoing = Outgoing("audit", reason=arguments.reason)
    with session.open() as desk:
        verdict = desk.audit.verify()
        entries = audited(desk, first, last, most=_ALL).entries[::-1]
        records = _released(desk, entries, outgoing, now=session.now)
    if arguments.as_json:
        print_json({"sound": verdict.is_sound, "broken_at": verdict.broken_at, "lines": records})
    elif records:
        headings = [
            _("Time"),
            _("Who"),
            _("What was done"),
            _("On what"),
            _("Details"),
            _("Reason"),
        ]
        rows = [[str(record[name]) for name in _SHOWN] for record in records]
        print_table(headings, rows, ["left"] * len(headings))
    return _ended(verdict)


def _released(
    desk: Desk, entries: Sequence[Entry], outgoing: Outgoing, *, now: datetime
) -> list[Record]:
    """What may be seen outside the desk: no name, and reasons masked as all free text is."""
    clients = {one for entry in entries for one, _name in entry.clients}
    outgoing.leave(desk, clients=len(clients), now=now)
    return [
        {
            "number": entry.row.id,
            "at": entry.row.at,
            "actor": entry.row.actor,
            "action": entry.row.action,
            "done": nameless_action_words(entry),
            "object": entry.row.object,
            "on": nameless_object_words(entry),
            "fields": fields_words(entry),
            "result": result_words(entry),
            "reason": outgoing.value("reason", entry.row.reason),
        }
        for entry in entries
    ]


def _ended(verdict: ChainVerdict) -> Exit:
    say(chain_sentence(verdict))
    return Exit.DONE if verdict.is_sound else Exit.DAMAGED
