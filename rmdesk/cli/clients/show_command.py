"""`show`: everything about one client, on standard output."""

from rmdesk.cli.clients.named import the_one
from rmdesk.cli.clients.text import print_client
from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json
from rmdesk.cli.session import Session
from rmdesk.desk.exporting.release import released
from rmdesk.desk.record.client import client_record


def show(session: Session) -> Exit:
    """Everything about one client."""
    arguments = session.arguments
    with session.open() as desk:
        client_id = the_one(desk, " ".join(arguments.words))
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
