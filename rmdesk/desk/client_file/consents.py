"""What a client allows, channel by channel: written down with its source, and respected."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.consents import LEADING_FIELDS, ConsentChannel, Permissions, permissions
from rmdesk.domain.ids import ClientId, ConsentId
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.tables.people import ClientTable, ConsentTable


class AnswerToCome(Refused):
    message = N_("Nobody can have answered on {day}: it is still to come.")
    hint = N_("Type the day of the answer, today or earlier.")


class AnsweredSince(Refused):
    message = N_("There is a newer answer, of {day}; an older one would not hold.")
    hint = N_("Type a day from then on, or leave it at the newer answer.")


class NoSource(Refused):
    message = N_("A consent counts only if it can be shown where it was given.")
    hint = N_("Type where it comes from: a form, a talk in the branch, a message.")


class CallsRefused(Refused):
    message = N_("This client does not want to be called.")
    hint = N_(
        "Agree a meeting instead; should the client want calls again, note the consent first."
    )


def permissions_of(desk: Desk, client_id: ClientId) -> Permissions:
    """What holds for the client now; raises ClientGone."""
    client = client_of(desk, client_id)
    return permissions(desk.consents.of(client_id), do_not_call=client.do_not_call)


def note_consent(
    desk: Desk,
    client_id: ClientId,
    channel: ConsentChannel,
    *,
    is_given: bool,
    on: date,
    now: datetime,
    source: str = "",
) -> ConsentId:
    """Write down what the client said of a channel; who wants calls again takes "do not call" back.

    Raises AnswerToCome, AnsweredSince, NoSource or ClientGone. A refusal needs no source: the
    client's word is enough.
    """
    if on > now.date():
        raise AnswerToCome(day=on.isoformat())
    if is_given and not source.strip():
        raise NoSource
    known = permissions_of(desk, client_id)
    newest = known.answers.get(channel)
    if newest is not None and on < newest.on:
        raise AnsweredSince(day=newest.on.isoformat())
    name = client_of(desk, client_id).name
    kind = "consent.give" if is_given else "consent.refuse"
    with desk.store.action(kind, {"name": name}, at=now) as action:
        if channel is ConsentChannel.CALL and is_given and known.do_not_call:
            action.update(ClientTable, client_id, {"do_not_call": False})
        values = {
            "client_id": client_id,
            "channel": channel,
            "is_given": is_given,
            "source": source.strip(),
            "on": on,
        }
        return ConsentId(action.insert(ConsentTable, values))


def set_do_not_call(desk: Desk, client_id: ClientId, *, is_on: bool, now: datetime) -> None:
    """Let nobody call the client any more, or take that back; raises ClientGone."""
    client = client_of(desk, client_id)
    if client.do_not_call == is_on:
        return
    with desk.store.action("client.do_not_call", {"name": client.name}, at=now) as action:
        action.update(ClientTable, client_id, {"do_not_call": is_on})


def require_callable(desk: Desk, client_id: ClientId) -> None:
    """Raise CallsRefused where the client does not want to be called, or ClientGone."""
    if permissions_of(desk, client_id).refuses(ConsentChannel.CALL):
        raise CallsRefused


Cells = Mapping[ClientId, tuple[Any, ...]]
"""The values of a list's columns by client."""


def without_refused(desk: Desk, names: Sequence[str], cells: Cells) -> tuple[Cells, int]:
    """`cells` of the columns `names` without what leads to a client on a refused way, and how many
    values that were: no list of ours becomes a list for calls the client does not want."""
    places = [(place, name) for place, name in enumerate(names) if name in LEADING_FIELDS]
    if not places:
        return cells, 0
    kept, count = dict(cells), 0
    for client_id, held in desk.consents.held(cells).items():
        values = list(kept[client_id])
        for place, name in places:
            if values[place] and held.refuses_field(name):
                values[place] = ""
                count += 1
        kept[client_id] = tuple(values)
    return kept, count
