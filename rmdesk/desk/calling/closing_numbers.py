"""A number that is dead is not dialled again: it is closed to calls in the client's file."""

from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.items import Answer, put_item
from rmdesk.desk.client_file.respect import respect_for
from rmdesk.domain.clients import Client
from rmdesk.domain.file.choices import PhoneLine
from rmdesk.store.journal.actions import Action


def close_number(
    desk: Desk, action: Action, client: Client, line: PhoneLine | None, *, today: date
) -> None:
    """Within `action`: close the number that was dialled, which is the first open one where
    nothing else is said."""
    respect = respect_for(desk, client)
    dialled = line or next(iter(respect.open_lines(client)), None)
    if dialled is None or dialled in respect.closed_lines:
        return
    closed = tuple(one for one in PhoneLine if one in {*respect.closed_lines, dialled})
    put_item(desk, action, client, "closed_lines", Answer(closed), today=today)
