"""Keeping the book tidy: suspected duplicates, merging, and words in notes."""

import asyncio
from collections.abc import Iterable

from rmdesk.desk.book import Desk
from rmdesk.desk.duplicates.merging import merge, two_files
from rmdesk.desk.duplicates.suspects import everyone, keep_apart, suspects
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.likeness import Pair
from rmdesk.domain.likeness.merging import Side
from rmdesk.language import _
from rmdesk.store.shelves.clients import ClientRow
from rmdesk.store.thread import Urgency
from rmdesk.ui.dialogs.duplicates import Act, Duplicates
from rmdesk.ui.dialogs.find_notes import FindNotes
from rmdesk.ui.dialogs.merge import MergeClients
from rmdesk.ui.dialogs.palette import Palette
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host

_PAIR = 2


async def find_in_notes(host: Host) -> None:
    """Look for words in notes and open the client of the one that was chosen."""
    client_id = await ask(host.app, FindNotes(host.access, host.sought_notes))
    if client_id is not None:
        await host.open_client(client_id)


async def look_through_duplicates(host: Host) -> None:
    """Show the suspected pairs until the user leaves; a merge has everyone compared anew."""
    host.tell(_("Comparing all clients..."))
    pairs, at = await _suspected(host), 0
    host.hush()
    if not pairs:
        host.tell(_("No two clients look like one person."))
    while pairs:
        rows = await _rows(host, pairs)
        decided = await ask(host.app, Duplicates(pairs, rows, at=at))
        if decided is None:
            return
        pair, at = pairs[decided.place], decided.place
        match decided.act:
            case Act.OPEN:
                await host.open_client(pair.first)
                return
            case Act.KEEP_APART:
                await _keep_apart(host, pair)
                pairs.pop(at)
            case Act.COMPARE:
                if await merge_two(host, pair.first, pair.second):
                    pairs = await _suspected(host)


async def merge_chosen(host: Host, marked: Iterable[int], current: ClientId | None) -> None:
    """Merge the two marked clients, or the current one with another that is asked for."""
    chosen = [ClientId(client_id) for client_id in marked]
    if len(chosen) != _PAIR:
        if current is None:
            host.tell(_("Mark the two clients with Space first."))
            return
        other = await ask(host.app, Palette([], host.access))
        if other is None or other.client_id is None:
            return
        chosen = [current, other.client_id]
    stays = await merge_two(host, *chosen)
    if stays is not None:
        await host.open_client(stays)


async def merge_two(host: Host, left: ClientId, right: ClientId) -> ClientId | None:
    """Have two clients compared and merged; the one that stays, None when nothing was merged."""
    files = await host.access.ask(lambda desk: two_files(desk, left, right))
    # The longer history stays unless the user wants the other file.
    is_right_longer = sum(files.right_records.values()) > sum(files.left_records.values())
    survivor = Side.RIGHT if is_right_longer else Side.LEFT
    decided = await ask(host.app, MergeClients(files, survivor=survivor))
    if decided is None:
        return None
    now = host.access.now()
    await host.access.ask(lambda desk: merge(desk, decided, now=now))
    await host.read_again(decided.stays)
    name = files.left.name if decided.survivor is Side.LEFT else files.right.name
    host.tell(_("Merged: {name} has both histories now. Ctrl+Z takes it back.").format(name=name))
    return decided.stays


async def _suspected(host: Host) -> list[Pair]:
    """Compared away from the book's thread: nothing else waits meanwhile."""
    crowd = await host.access.ask(everyone, Urgency.LONG)
    return await asyncio.to_thread(suspects, crowd)


async def _rows(host: Host, pairs: list[Pair]) -> dict[ClientId, ClientRow]:
    ids = {client_id for pair in pairs for client_id in (pair.first, pair.second)}

    def read(desk: Desk) -> dict[ClientId, ClientRow]:
        return desk.clients.rows(ids)

    return await host.access.ask(read)


async def _keep_apart(host: Host, pair: Pair) -> None:
    now = host.access.now()
    await host.access.ask(lambda desk: keep_apart(desk, pair.first, pair.second, now=now))
    host.tell(_("Two people: not suspected again. Ctrl+Z takes it back."))
