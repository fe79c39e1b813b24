"""Free tasks with a date, for a client or for nobody; done, moved and dropped like any duty."""

from datetime import date, datetime
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.duties import INTO_THE_PAST
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.promises import ToDo
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.tables.day import ToDoTable

NOTHING_TO_DO: Final = N_("Say what is to be done.")


class ToDoGone(Refused):
    message = N_("This to-do is no longer in the book.")
    hint = N_("Undo may bring it back.")


def add_to_do(
    desk: Desk, what: str, on: date, *, now: datetime, client_id: ClientId | None = None
) -> int:
    """Write a task down; raises ValueRefused or ClientGone."""
    if not what.strip():
        raise ValueRefused(Wrong("what", NOTHING_TO_DO))
    if on < now.date():
        raise ValueRefused(Wrong("on", INTO_THE_PAST, {"day": on.isoformat()}))
    if client_id is not None:
        client_of(desk, client_id)
    with desk.store.action("to_do.add", {"count": 1}, at=now) as action:
        values = {"client_id": client_id, "on": on, "what": what.strip()}
        return action.insert(ToDoTable, values)


def change_to_do(desk: Desk, to_do_id: int, what: str, on: date, *, now: datetime) -> None:
    """Say a task in other words or for another day; raises ValueRefused or ToDoGone."""
    kept = to_do_of(desk, to_do_id)
    if not what.strip():
        raise ValueRefused(Wrong("what", NOTHING_TO_DO))
    if on != kept.on and on < now.date():
        raise ValueRefused(Wrong("on", INTO_THE_PAST, {"day": on.isoformat()}))
    with desk.store.action("to_do.change", {"count": 1}, at=now) as action:
        action.update(ToDoTable, to_do_id, {"what": what.strip(), "on": on})


def to_do_of(desk: Desk, to_do_id: int) -> ToDo:
    """A task as it was written down; raises ToDoGone."""
    try:
        return desk.day.to_dos.get(to_do_id)
    except LookupError as error:
        raise ToDoGone from error
