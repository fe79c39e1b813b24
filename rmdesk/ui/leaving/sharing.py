"""Who gets whom: all to one receiver first, then some to others, or to nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rmdesk.desk.book import Desk
from rmdesk.desk.handover.receivers import Receiver, receivers_of
from rmdesk.desk.handover.sharing import (
    assignment,
    default_receiver,
    set_default,
    share,
    shares_of,
)
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.shares import Shares, Wish
from rmdesk.ui.host import Host
from rmdesk.ui.leaving.choosing import choose_clients, names_of
from rmdesk.ui.leaving.receivers import add

_MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class _Seen:
    receivers: Sequence[Receiver]
    per: Mapping[int | None, int]
    nobodys: int
    default: int | None


def _seen(desk: Desk) -> _Seen:
    shares = shares_of(desk)
    return _Seen(receivers_of(desk), shares.per, shares.nobodys, default_receiver(desk))


async def keep_shares(host: Host, marked: Sequence[ClientId]) -> None:
    """Show who gets how many, and change it until it is left."""
    if not await host.access.ask(receivers_of) and not await add(host):
        return
    seen = await host.access.ask(_seen)
    if seen.default is None and not any(seen.per.get(one.id) for one in seen.receivers):
        await _all_others(host, seen)
    at = 0
    while True:
        seen = await host.access.ask(_seen)
        page = Shares(seen.receivers, seen.per, seen.default, nobodys=seen.nobodys, at=at)
        wished = await ask(host.app, page)
        if wished is None:
            return
        at = list(Wish).index(wished.what)
        match wished.what:
            case Wish.OTHERS:
                await _all_others(host, seen)
            case Wish.SOME:
                await _some(host, seen, marked)
            case Wish.LOOK:
                await _look(host, seen, wished.receiver)


async def _all_others(host: Host, seen: _Seen) -> None:
    has_any = any(seen.per.get(one.id) for one in seen.receivers)
    title = _("Who gets all others?") if has_any else _("Who gets all clients, for a start?")
    place = await ask(host.app, Pick(title, [one.name for one in seen.receivers]))
    if place is not None:
        now, chosen = host.access.now(), seen.receivers[place].id
        await host.access.ask(lambda desk: set_default(desk, chosen, now=now))


async def _some(host: Host, seen: _Seen, marked: Sequence[ClientId]) -> None:
    clients = await choose_clients(host, _("Which clients?"), marked)
    if clients:
        await _give(host, seen, clients)


async def _give(host: Host, seen: _Seen, clients: Sequence[ClientId]) -> None:
    """To one of the receivers, or to nobody."""
    title = _("Who gets these clients: {count}?").format(count=f"{len(clients):,}")
    choices = [*(one.name for one in seen.receivers), _("Nobody")]
    place = await ask(host.app, Pick(title, choices))
    if place is None:
        return
    chosen = seen.receivers[place].id if place < len(seen.receivers) else None
    await host.access.ask(
        partial(share, client_ids=clients, receiver_id=chosen, now=host.access.now())
    )


async def _look(host: Host, seen: _Seen, receiver: int | None) -> None:
    """Who goes there; Enter on one of them changes it."""
    held = await host.access.ask(assignment)
    if receiver is None:
        clients = sorted(held.nobodys)[:_MOST_SHOWN]
    else:
        given = held.receiver_by_client.items()
        clients = [one for one, chosen in given if chosen == receiver][:_MOST_SHOWN]
    if not clients:
        return
    listed = await names_of(host, clients)
    title = next((one.name for one in seen.receivers if one.id == receiver), _("Nobody"))
    place = await ask(host.app, Pick(title, [text for _id, text in listed]))
    if place is not None:
        await _give(host, seen, [listed[place][0]])
