"""`find`: the clients that fit what was typed, on standard output."""

from datetime import datetime

from rmdesk.cli.clients.named import MOST_FOUND, NoSuchClient
from rmdesk.cli.clients.notes_command import find_in_notes
from rmdesk.cli.clients.text import print_list
from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.release import released
from rmdesk.desk.record.client import list_record
from rmdesk.domain.ids import ClientId
from rmdesk.language import _


def find(session: Session) -> Exit:
    """The clients that fit, best first; REFUSED when there is none."""
    arguments = session.arguments
    if arguments.in_notes:
        return find_in_notes(session)
    with session.open() as desk:
        found = desk.clients.find(" ".join(arguments.words), limit=MOST_FOUND)
        list_clients(desk, found, session.now, as_json=arguments.as_json, reason=arguments.reason)
    if not found:
        say(_(NoSuchClient.message))
        return Exit.REFUSED
    if len(found) == MOST_FOUND:
        say(_("Only the first {count} are listed.").format(count=MOST_FOUND))
    return Exit.DONE


def list_clients(
    desk: Desk,
    found: list[ClientId],
    now: datetime,
    *,
    as_json: bool,
    reason: str | None = None,
    what: str = "find",
) -> None:
    """Print the lines of `found` in that order; an empty list prints an empty one."""
    rows = desk.clients.rows(found)
    records = [list_record(rows[client_id]) for client_id in found]
    records = released(desk, records, what=what, now=now, reason=reason)
    if as_json:
        print_json(records)
    elif records:
        print_list(records)
