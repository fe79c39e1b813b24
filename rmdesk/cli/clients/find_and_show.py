"""`find` and `show`: what the book knows, on standard output."""

from datetime import datetime

from rmdesk.cli.clients.client_text import print_client, print_list
from rmdesk.cli.clients.notes_command import find_in_notes
from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.desk.book import Desk
from rmdesk.desk.record.client import client_record, list_record
from rmdesk.desk.release import released
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import N_, _

MOST_FOUND = 200


class NoSuchClient(Refused):
    message = N_("No client of the book fits.")
    hint = N_("Try fewer letters, or the end of the phone number.")


class SeveralClients(Refused):
    message = N_("{count} clients fit; one is needed.")
    hint = N_("Name the client number; find lists it.")


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


def show(session: Session) -> Exit:
    """Everything about one client."""
    arguments = session.arguments
    with session.open() as desk:
        client_id = _the_one(desk, " ".join(arguments.words))
        (record,) = released(
            desk,
            [client_record(desk, client_id)],
            what="show",
            now=session.now,
            reason=arguments.reason,
        )
    if arguments.as_json:
        print_json(record)
    else:
        print_client(record)
    return Exit.DONE


def _the_one(desk: Desk, words: str) -> ClientId:
    """The client with this number, else the only one that `words` fit."""
    if client := desk.clients.by_number(words.strip()):
        return client.id
    found = desk.clients.find(words, limit=MOST_FOUND)
    if not found:
        raise NoSuchClient
    if len(found) > 1:
        raise SeveralClients(count=len(found))
    return found[0]


def numbered(desk: Desk, number: str) -> ClientId:
    """The client with exactly this number: a name could be another's. Raises NoSuchClient."""
    client = desk.clients.by_number(number.strip())
    if client is None:
        raise NoSuchClient
    return client.id
