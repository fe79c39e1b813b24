"""Whom to greet on a festival, which ways are open to each, and who was greeted.

Greetings go out elsewhere. Who was greeted has a duty of the festival that is done; of those who
answered or were talked to, a contact can be logged besides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.day.naming import few
from rmdesk.desk.day.settling import DutyGone
from rmdesk.domain.classes.places import code_of
from rmdesk.domain.contacts import Channel
from rmdesk.domain.duties import Duty, done
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import Greetable, Greeting, greeting_list
from rmdesk.domain.occasions.kinds import Key
from rmdesk.domain.segments import ClientClass
from rmdesk.language import Language
from rmdesk.store.derived.of_nobody import wishes_for
from rmdesk.store.duties import duty_values
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.day import DutyTable


@dataclass(frozen=True, slots=True)
class ToGreet:
    """A client on the list of a festival."""

    name: str
    greeting: Greeting
    is_greeted: bool

    @property
    def client_id(self) -> ClientId:
        return self.greeting.client_id


@dataclass(frozen=True, slots=True)
class GreetingList:
    """A festival's duty, words to greet with by language, and everybody to be greeted."""

    duty: Duty
    wishes: Mapping[Language, str]
    clients: Sequence[ToGreet]

    @property
    def greeted(self) -> int:
        """How many are done."""
        return sum(one.is_greeted for one in self.clients)


def greeting_list_of(desk: Desk, key: Key) -> GreetingList:
    """What is behind the duty of a festival, those to be cared for first; raises DutyGone."""
    duty = _duty(desk, key)
    found, marked = greetings(desk), desk.duties.by_client(key.kind, key.subject, key.on)
    rows = desk.clients.rows(one.client_id for one in found)
    clients = [
        ToGreet(rows[one.client_id].name, one, one.client_id in marked)
        for one in found
        if one.client_id in rows
    ]
    return GreetingList(duty, wishes_for(key.subject), clients)


def greet(
    desk: Desk, key: Key, clients: Sequence[ClientId], *, now: datetime, talked: bool = False
) -> None:
    """These were greeted; with `talked` a message is logged for each, too. One action.

    When nobody is left to be greeted, the duty of the festival is done. Raises DutyGone or
    ClientGone.
    """
    duty, today = _duty(desk, key), now.date()
    marked = desk.duties.by_client(key.kind, key.subject, key.on)
    what = str(duty.reason.facts["what"])
    new = [one for one in clients if one not in marked]
    names = few([client_of(desk, one).name for one in clients])
    if not new and not talked:
        return
    with desk.store.action("greeting.mark", {"festival": what, "name": names}, at=now) as action:
        for client_id in new:
            mark = replace(duty, client_id=client_id, on=today, first_on=today)
            action.insert(DutyTable, duty_values(done(mark, today=today)))
        for client_id in clients if talked else ():
            contact = {"client_id": client_id, "on": today, "channel": Channel.MESSAGE}
            action.insert(ContactTable, {**contact, "gist": what, "logged_at": now})
        left = {one.client_id for one in greetings(desk)} - set(marked) - set(new)
        row_id = desk.duties.find(desk.settings, key).id
        if not left and duty.is_open and row_id is not None:
            after = done(duty, today=today)
            values = {"state": after.state, "settled_on": after.settled_on}
            action.update(DutyTable, row_id, values)


def greet_not(desk: Desk, key: Key, clients: Sequence[ClientId], *, now: datetime) -> None:
    """These were not greeted after all; raises DutyGone or ClientGone."""
    what = str(_duty(desk, key).reason.facts["what"])
    marked = desk.duties.by_client(key.kind, key.subject, key.on)
    meant = [one for one in clients if one in marked]
    if not meant:
        return
    names = few([client_of(desk, one).name for one in meant])
    with desk.store.action("greeting.unmark", {"festival": what, "name": names}, at=now) as action:
        for client_id in meant:
            action.delete(DutyTable, marked[client_id])


def _duty(desk: Desk, key: Key) -> Duty:
    try:
        return desk.duties.find(desk.settings, key).duty
    except LookupError as error:
        raise DutyGone from error


def greetings(desk: Desk) -> list[Greeting]:
    """Every client in the book with a way left open, those to be cared for first."""
    care = desk.boxes.care()
    held = desk.consents.held(client_id for client_id, _class, _orientation in care)
    return greeting_list(
        Greetable(
            ClientId(client_id),
            ClientClass(client_class),
            code_of(Orientation, orientation),
            held.get(ClientId(client_id)),
        )
        for client_id, client_class, orientation in care
    )
