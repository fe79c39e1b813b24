"""The desk: an open book and what can be done with it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from functools import cache
from typing import Any, Self

from rmdesk import content
from rmdesk.domain.clients import Client
from rmdesk.domain.contacts import Channel, Contact, Direction
from rmdesk.domain.holdings import Holding
from rmdesk.domain.household import Member
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.domain.money import Money
from rmdesk.domain.pinyin import Readings
from rmdesk.domain.policies import Policy
from rmdesk.domain.segments import Thresholds
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.calls import AppointmentShelf, CallShelf
from rmdesk.store.clients import ClientShelf
from rmdesk.store.grid import GridShelf
from rmdesk.store.journal import Done, Journal
from rmdesk.store.selection import Selection
from rmdesk.store.shelf import Shelf
from rmdesk.store.state import State
from rmdesk.store.store import Store
from rmdesk.store.tables import ClientTable, ContactTable
from rmdesk.store.vault import Vault

_THRESHOLDS = "thresholds"


class NoName(Refused):
    message = N_("A client needs a name.")
    hint = N_("Type the client's name; everything else can follow later.")


class NumberTaken(Refused):
    message = N_("Another client already has this client number.")
    hint = N_("Open that client with find, or correct the number.")


class FutureContact(Refused):
    message = N_("A contact is recorded once it has taken place; {day} is still to come.")
    hint = N_("Type today or an earlier day; the next date has a field of its own.")


class NextDateNotAfter(Refused):
    message = N_("The next date {day} is not after the contact itself.")
    hint = N_("Type a later day, or leave the next date empty.")


class ClientGone(Refused):
    message = N_("This client is no longer in the book.")
    hint = N_("Undo may bring the client back.")


class ContactGone(Refused):
    message = N_("This contact is no longer in the book.")
    hint = N_("Undo may bring it back.")


class Desk:
    """An open book on a given day.

    The shelves (`clients`, `household`, `holdings`, `policies`, `contacts`) are for reading;
    every method that takes `now` writes one action that undo can take back.
    """

    def __init__(self, vault: Vault, *, today: date) -> None:
        self.vault = vault
        self.today = today
        self.store = Store(vault.database, readings=_readings, thresholds=Thresholds())
        self.store.facts.thresholds = self._kept_thresholds()
        self.store.roll_over(today)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self.close()
        if error is not None and (told := self.explained(error)) is not error:
            raise told from error

    @property
    def clients(self) -> ClientShelf:
        return self.store.clients

    @property
    def lists(self) -> Selection:
        return self.store.lists

    @property
    def household(self) -> "Shelf[Member]":
        return self.store.household

    @property
    def holdings(self) -> "Shelf[Holding]":
        return self.store.holdings

    @property
    def policies(self) -> "Shelf[Policy]":
        return self.store.policies

    @property
    def contacts(self) -> "Shelf[Contact]":
        return self.store.contacts

    @property
    def appointments(self) -> AppointmentShelf:
        return self.store.appointments

    @property
    def calls(self) -> CallShelf:
        return self.store.calls

    @property
    def grid(self) -> GridShelf:
        return self.store.grid

    @property
    def journal(self) -> Journal:
        return self.store.journal

    @property
    def state(self) -> State:
        return self.store.state

    @property
    def thresholds(self) -> Thresholds:
        return self.store.facts.thresholds

    def change_thresholds(self, thresholds: Thresholds) -> None:
        """Draw the value grid's lines anew and place every client again."""
        self.store.facts.thresholds = thresholds
        with self.store.database.atomic():
            plain = {
                name: value["fen"] if isinstance(value, dict) else value
                for name, value in asdict(thresholds).items()
            }
            self.state.put(_THRESHOLDS, plain)
            self.store.facts.refresh_all(today=self.today)

    def roll_over(self, today: date) -> None:
        """Make `today` the day everything is judged by."""
        self.today = today
        self.store.roll_over(today)

    def log_contact(
        self,
        client_id: ClientId,
        *,
        channel: Channel,
        on: date,
        now: datetime,
        gist: str = "",
        next_on: date | None = None,
        direction: Direction = Direction.OUT,
    ) -> ContactId:
        """Record one contact that took place `on` a day up to today.

        Raises FutureContact, NextDateNotAfter or ClientGone; nothing is written then.
        """
        if on > now.date():
            raise FutureContact(day=on.isoformat())
        if next_on is not None and next_on <= on:
            raise NextDateNotAfter(day=next_on.isoformat())
        name = self._client(client_id).name
        with self.store.action("contact.log", {"name": name}, at=now) as action:
            values = {
                "client_id": client_id,
                "on": on,
                "channel": channel,
                "direction": direction,
                "gist": gist.strip(),
                "next_on": next_on,
                "logged_at": now,
            }
            return ContactId(action.insert(ContactTable, values))

    def edit_contact(
        self, contact_id: ContactId, changes: Mapping[str, object], *, now: datetime
    ) -> None:
        """Change fields of a recorded contact, by the names of `Contact`; raises ContactGone."""
        name = self._client_of(contact_id).name
        with self.store.action("contact.edit", {"name": name}, at=now) as action:
            action.update(ContactTable, contact_id, changes)

    def delete_contact(self, contact_id: ContactId, *, now: datetime) -> None:
        """Take a contact out of the book; undo brings it back. Raises ContactGone."""
        name = self._client_of(contact_id).name
        with self.store.action("contact.delete", {"name": name}, at=now) as action:
            action.delete(ContactTable, contact_id)

    def add_client(
        self, *, now: datetime, name: str, mobile: str = "", number: str = ""
    ) -> ClientId:
        """Start a client's file; raises NoName or NumberTaken."""
        if not name.strip():
            raise NoName
        self._refuse_taken(number)
        with self.store.action("client.add", {"name": name.strip()}, at=now) as action:
            values = {
                "name": name.strip(),
                "mobile": mobile,
                "number": number,
                "known_since": now.date(),
            }
            return ClientId(action.insert(ClientTable, values))

    def edit_client(
        self, client_id: ClientId, changes: Mapping[str, object], *, now: datetime
    ) -> None:
        """Change fields of a client's file, by the names of `Client`.

        Raises NoName, NumberTaken or ClientGone; the same values again write nothing.
        """
        client = self._client(client_id)
        if changes == {name: getattr(client, name) for name in changes}:
            return
        if "name" in changes and not str(changes["name"]).strip():
            raise NoName
        if (number := changes.get("number", client.number)) != client.number:
            self._refuse_taken(str(number))
        subject = {"name": client.name, "fields": sorted(changes)}
        with self.store.action("client.edit", subject, at=now) as action:
            action.update(ClientTable, client_id, changes)

    def undo(self, *, now: datetime) -> Done | None:
        """Take back the newest action of the day; None when there is nothing to take back."""
        return self.store.undo(at=now)

    def redo(self, *, now: datetime) -> Done | None:
        """Do again what was undone last; None when there is nothing, or something new came."""
        return self.store.redo(at=now)

    def watch(self, should_stop: Callable[[], bool]) -> None:
        """Ask `should_stop` while a query runs; when it says so, the query raises."""
        self.vault.watch(should_stop)

    def explained(self, error: BaseException) -> BaseException:
        """The refusal behind an error of the file; the error itself when there is none."""
        return self.vault.explained(error)

    def close(self) -> None:
        """Close the book cleanly."""
        self.vault.close()

    def _client(self, client_id: ClientId) -> Client:
        try:
            return self.clients.get(client_id)
        except LookupError as error:
            raise ClientGone from error

    def _client_of(self, contact_id: ContactId) -> Client:
        try:
            return self.clients.get(self.contacts.get(contact_id).client_id)
        except LookupError as error:
            raise ContactGone from error

    def _refuse_taken(self, number: str) -> None:
        if number and self.clients.by_number(number):
            raise NumberTaken

    def _kept_thresholds(self) -> Thresholds:
        kept: dict[str, int] = self.state.get(_THRESHOLDS) or {}
        money = {field.name for field in fields(Thresholds) if isinstance(field.default, Money)}
        values: dict[str, Any] = {
            name: Money(value) if name in money else value for name, value in kept.items()
        }
        return Thresholds(**values)


@cache
def _readings() -> Readings:
    return Readings.load(content.text("pinyin.tsv"), content.text("surnames.tsv"))
