"""Which clients it is about: the marked ones, or those a name or a condition finds."""

from collections.abc import AsyncIterator, Sequence
from functools import partial
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.handover.sharing import by_condition
from rmdesk.domain.conditions.reading import is_condition
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused, RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.choose_clients import ChooseClients
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.shares import WhichClients
from rmdesk.ui.host import Host

_MOST_LISTED: Final = 2000
"""A longer list is not looked through: its number is said, and who is in it by the condition."""

_MOST_FOUND: Final = 200
_NAME: Final = 20


class NobodyFound(Refused):
    message = N_("Nobody in the book fits that.")
    hint = N_("Type part of a name, initials, a number, a tag, or a condition such as AUM>50万.")


async def choose_clients(
    host: Host, title: str, marked: Sequence[ClientId] = ()
) -> Sequence[ClientId] | None:
    """Some clients; None when nobody was chosen."""
    if marked:
        ways = [
            _("the marked clients: {count}").format(count=f"{len(marked):,}"),
            _("others, by name or condition"),
        ]
        way = await ask(host.app, Pick(title, ways))
        if way is None:
            return None
        if way == 0:
            return await _ticked(host, title, marked)
    async for found in _asked_for(host, title):
        if chosen := await _ticked(host, title, found):
            return chosen
    return None


async def choose_client(host: Host, title: str) -> ClientId | None:
    """One client; None when nobody was chosen."""
    async for found in _asked_for(host, title):
        if len(found) == 1:
            return found[0]
        listed = await names_of(host, found[:_MOST_FOUND])
        place = await ask(host.app, Pick(title, [text for _id, text in listed]))
        if place is not None:
            return listed[place][0]
    return None


async def _asked_for(host: Host, title: str) -> AsyncIterator[list[ClientId]]:
    """Whom one name or condition after another finds, until the question is left."""
    typed, refusal = "", None
    while (answer := await ask(host.app, WhichClients(title, typed, refusal=refusal))) is not None:
        typed, refusal = answer, None
        try:
            found = await host.access.ask(partial(found_by, typed=typed))
        except RmdeskError as refused:
            refusal = refused
            continue
        yield found


def found_by(desk: Desk, typed: str) -> list[ClientId]:
    """Whom a condition or the beginning of a name finds; raises NotUnderstood or NobodyFound."""
    if is_condition(typed, today=desk.today):
        found = by_condition(desk, typed)
    else:
        found = desk.clients.find(typed, _MOST_FOUND)
    if not found:
        raise NobodyFound
    return found


async def names_of(host: Host, ids: Sequence[ClientId]) -> list[tuple[ClientId, str]]:
    """The clients that are still there, as a list shows them: name, and number if any."""
    cells = await host.access.ask(
        lambda desk: desk.lists.cells(ids, ["name", "number"], today=desk.today)
    )
    there = [(one, str(cells[one][0]), str(cells[one][1] or "")) for one in ids if one in cells]
    width = min(_NAME, max((formats.cells(name) for _id, name, _number in there), default=0))
    return [
        (one, f"{formats.fit(name, width)}  {number}" if number else name)
        for one, name, number in there
    ]


async def _ticked(host: Host, title: str, ids: Sequence[ClientId]) -> Sequence[ClientId] | None:
    if len(ids) > _MOST_LISTED:
        ways = [_("all of them: {count}").format(count=f"{len(ids):,}")]
        return ids if await ask(host.app, Pick(title, ways)) == 0 else None
    listed = await names_of(host, ids)
    return await ask(host.app, ChooseClients(title, listed, does=_("Take them")))
