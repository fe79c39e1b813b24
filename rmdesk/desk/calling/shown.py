"""Whose number was shown for dialling today, and who rang in: what the close-out asks about.

Kept beside the records, for the day alone: looking at a number is no event of a client's history,
but a call that nobody wrote down is one that is missing there.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId

_KEY: Final = "numbers_shown"


class Turn(StrEnum):
    """Who turned to whom."""

    NUMBER_SHOWN = "number_shown"
    RANG_IN = "rang_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlogged:
    """A call there may have been, at about `at`; `is_no_call` when the RM said there was none."""

    client_id: ClientId
    name: str
    turn: Turn
    at: datetime
    is_no_call: bool = False


def note_shown(desk: Desk, client_id: ClientId, turn: Turn, *, now: datetime) -> None:
    """Remember until the day is over that there may be a call to log."""
    _keep(desk, now.date(), client_id, {"turn": turn.value, "at": now.isoformat(sep=" ")})


def say_no_call(desk: Desk, one: Unlogged, *, is_no_call: bool) -> None:
    """Note that nobody was spoken with, or take that back."""
    values = {"turn": one.turn.value, "at": one.at.isoformat(sep=" "), "no_call": is_no_call}
    _keep(desk, one.at.date(), one.client_id, values)


def not_logged(desk: Desk, day: date) -> list[Unlogged]:
    """Whose number was shown on `day` and of whom nothing was written down since, by the hour."""
    kept = _kept(desk, day)
    rows = desk.clients.rows(kept)
    found = [
        Unlogged(
            client_id=client_id,
            name=rows[client_id].name,
            turn=Turn(values["turn"]),
            at=datetime.fromisoformat(values["at"]).replace(microsecond=0),
            is_no_call=bool(values.get("no_call")),
        )
        for client_id, values in kept.items()
        if client_id in rows
    ]
    found.sort(key=lambda one: (one.at, one.client_id))
    return [one for one in found if not _is_logged(desk, one)]


def _is_logged(desk: Desk, one: Unlogged) -> bool:
    """Records know the second: a call counts from the one in which the number was shown."""
    contacts = desk.contacts.of(one.client_id)
    if any(contact.logged_at and contact.logged_at >= one.at for contact in contacts):
        return True
    return any(call.at >= one.at for call in desk.calls.of(one.client_id))


def _kept(desk: Desk, day: date) -> dict[ClientId, dict[str, Any]]:
    state = desk.state.get(_KEY)
    if state is None or state["on"] != day.isoformat():
        return {}
    return {ClientId(int(client_id)): values for client_id, values in state["clients"].items()}


def _keep(desk: Desk, day: date, client_id: ClientId, values: dict[str, Any]) -> None:
    clients = {**_kept(desk, day), client_id: values}
    desk.state.put(_KEY, {"on": day.isoformat(), "clients": clients})
