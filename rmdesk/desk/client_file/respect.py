"""How a client wants to be treated, for whatever turns to one."""

from collections.abc import Sequence
from dataclasses import replace

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.clients import Client
from rmdesk.domain.consents import ConsentChannel, Permissions, permissions
from rmdesk.domain.file.entries import file_of
from rmdesk.domain.file.respect import WISHES, Respect, respect_of
from rmdesk.domain.file_records import Detail
from rmdesk.domain.ids import ClientId


def respect_for(desk: Desk, client: Client) -> Respect:
    """The wishes in the client's file."""
    answers = desk.consents.of(client.id)
    held = permissions(answers, do_not_call=client.do_not_call)
    return respect_among(client, desk.details.of(client.id), held)


def respect_among(client: Client, details: Sequence[Detail], held: Permissions) -> Respect:
    """The wishes of one of many clients whose details and answers were read already."""
    wished = respect_of(client, file_of(client, details, WISHES))
    # Who refused calls wants as few of them as who must not be called.
    return replace(wished, do_not_call=held.refuses(ConsentChannel.CALL))


def client_and_respect(desk: Desk, client_id: ClientId) -> tuple[Client, Respect]:
    """Whom one turns to, and how; raises ClientGone."""
    client = client_of(desk, client_id)
    return client, respect_for(desk, client)
