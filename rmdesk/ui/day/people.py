"""Ticking clients off a list: the question before many, the call, the page of one."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Final

from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.people import People, Ticked, Wish
from rmdesk.ui.formats import enumerated
from rmdesk.ui.host import Host
from rmdesk.ui.messages import CallClients

MOST_UNASKED: Final = 3
"""More clients at once are changed only after a question."""
_MOST_NAMES: Final = 3

Tick = Callable[[Sequence[ClientId], int], Coroutine[Any, Any, None]]
"""Does an act, counted from 0, with clients; may raise Refused."""


async def tick_off(
    host: Host,
    dialog: Callable[[int], Coroutine[Any, Any, People]],
    acts: Sequence[str],
    tick: Tick,
    *,
    callable_ones: Callable[[], Sequence[ClientId]],
    write: Callable[[Sequence[ClientId]], Coroutine[Any, Any, None]],
) -> None:
    """Show the list, and again after each act, until it is left.

    `dialog` makes it for a place of the cursor; `callable_ones` are those on it who may be called;
    `write` sends messages about it.
    """
    at = 0
    while True:
        shown = await dialog(at)
        chosen = await ask(host.app, shown)
        if chosen is None:
            return
        at = chosen.at
        match chosen.wish:
            case Wish.OPEN:
                await host.open_client(chosen.clients[0])
                return
            case Wish.CALL:
                if _call(host, chosen.clients, callable_ones()):
                    return
            case Wish.WRITE:
                await _write(host, write, chosen.clients)
            case Wish.CHOOSE:
                names = shown.names_of(chosen.clients)
                act = await ask(host.app, Pick(said(names), acts))
                if act is not None:
                    await _tick(host, shown, chosen, act, acts, tick)
            case Wish.TICK:
                await _tick(host, shown, chosen, chosen.act, acts, tick)


async def _write(
    host: Host,
    write: Callable[[Sequence[ClientId]], Coroutine[Any, Any, None]],
    clients: Sequence[ClientId],
) -> None:
    """Write to these; the list is shown again, with what became of them."""
    if not clients:
        host.tell(_("Nobody here is left to write to."), alarm=True)
        return
    try:
        await write(clients)
    except Refused as refusal:
        host.tell(refusal.in_full(), alarm=True)


async def _tick(
    host: Host, shown: People, chosen: Ticked, act: int, acts: Sequence[str], tick: Tick
) -> None:
    """Do an act, with more than a few clients only after a question."""
    if len(chosen.clients) > MOST_UNASKED:
        words = said(shown.names_of(chosen.clients))
        yes = _("{act}: {count}").format(act=acts[act], count=len(chosen.clients))
        if not await ask(host.app, Confirm(acts[act], words, yes)):
            return
    try:
        await tick(chosen.clients, act)
    except Refused as refusal:
        host.tell(refusal.in_full(), alarm=True)
        return
    await host.read_again()


def said(names: Sequence[str]) -> str:
    """A few names, and how many there are when there are more."""
    shown = enumerated(names[:_MOST_NAMES])
    if len(names) <= _MOST_NAMES:
        return shown
    return _("{names} and others, {count} clients").format(names=shown, count=len(names))


def call(host: Host, ids: Sequence[ClientId]) -> None:
    """Call these clients, one after another."""
    host.app.screen.post_message(CallClients(ids))


def _call(host: Host, wanted: Sequence[ClientId], allowed: Sequence[ClientId]) -> bool:
    """Call those of `wanted` who may be called; whether there was anybody."""
    may_be_called = set(allowed)
    ids = [one for one in wanted if one in may_be_called]
    if not ids:
        host.tell(_("Nobody here is left to be called, or wants to be."), alarm=True)
        return False
    call(host, ids)
    return True
