"""Clients: to find one that may be gone meanwhile, to start a file, to change it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.domain.clients import Client
from rmdesk.domain.file.contradictions import CONTRADICTING, contradiction
from rmdesk.domain.identity import born_on, is_resident_id, sex_of
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.tables.people import ClientTable


class ClientGone(Refused):
    message = N_("This client is no longer in the book.")
    hint = N_("Undo may bring the client back.")


class NoName(Refused):
    message = N_("A client needs a name.")
    hint = N_("Type the client's name; everything else can follow later.")


class NumberTaken(Refused):
    message = N_("Another client already has this client number.")
    hint = N_("Open that client with find, or correct the number.")


def client_of(desk: Desk, client_id: ClientId) -> Client:
    """The client of an id; raises ClientGone."""
    try:
        return desk.clients.get(client_id)
    except LookupError as error:
        raise ClientGone from error


def add_client(
    desk: Desk, *, now: datetime, name: str, mobile: str = "", number: str = ""
) -> ClientId:
    """Start a client's file; raises NoName or NumberTaken."""
    if not name.strip():
        raise NoName
    _refuse_taken(desk, number)
    with desk.store.action("client.add", {"name": name.strip()}, at=now) as action:
        values = {
            "name": name.strip(),
            "mobile": mobile,
            "number": number,
            "known_since": now.date(),
        }
        return ClientId(action.insert(ClientTable, values))


def edit_client(
    desk: Desk, client_id: ClientId, changes: Mapping[str, object], *, now: datetime
) -> None:
    """Change fields of a client's file, by the names of `Client`.

    An identity number brings the birthday and the sex it states where the file lacks them.
    Raises NoName, NumberTaken, ClientGone or what `contradiction` finds; the same values again
    write nothing.
    """
    client = client_of(desk, client_id)
    if changes == {name: getattr(client, name) for name in changes}:
        return
    changes = completed(client, changes)
    refuse_changes(desk, client, changes)
    subject = {"name": client.name, "fields": sorted(changes)}
    with desk.store.action("client.edit", subject, at=now) as action:
        action.update(ClientTable, client_id, changes)


def completed(client: Client, changes: Mapping[str, object]) -> dict[str, object]:
    """`changes` with what a new identity number says besides."""
    number = str(changes.get("id_number") or "")
    if not is_resident_id(number):
        return dict(changes)
    stated = {"birthday": born_on(number), "sex": sex_of(number)}
    lacking = {name: value for name, value in stated.items() if getattr(client, name) is None}
    return {**lacking, **changes}


def refuse_changes(desk: Desk, client: Client, changes: Mapping[str, object]) -> None:
    """Raise NoName, NumberTaken, or the contradiction that `changes` would bring into the file."""
    if "name" in changes and not str(changes["name"]).strip():
        raise NoName
    if (number := changes.get("number", client.number)) != client.number:
        _refuse_taken(desk, str(number))
    if CONTRADICTING & set(changes):
        new: dict[str, Any] = {name: changes[name] for name in CONTRADICTING & set(changes)}
        if refusal := contradiction(replace(client, **new)):
            raise refusal


def _refuse_taken(desk: Desk, number: str) -> None:
    if number and desk.clients.by_number(number):
        raise NumberTaken
