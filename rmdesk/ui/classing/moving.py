"""Clients set into another box by hand, with a reason, and given back to the rule."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from rmdesk.desk.classing import classes
from rmdesk.desk.classing.classes import NOT_BY_HAND
from rmdesk.desk.classing.standing import MovePreview, move_preview, set_by_hand
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.move_box import MoveForm, whom
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.host import Host
from rmdesk.ui.words.labels import label

MANY = 3
"""More clients than these are asked about before anything else."""

Repaint = Callable[[], Awaitable[None]]
"""Paints the boxes anew, before anything else on the desk is."""


@dataclass(frozen=True, slots=True)
class Move:
    """Whom a hand sets where."""

    client_ids: Sequence[ClientId]
    grid: Grid
    to: StrEnum


async def move_clients(host: Host, move: Move, repaint: Repaint) -> None:
    """Say what the move changes, ask why, and do it; raises ClientGone."""
    preview = await host.access.ask(
        lambda desk: move_preview(desk, move.client_ids, move.grid, move.to)
    )
    if len(move.client_ids) > MANY and not await _confirmed(host, preview):
        return
    why, refusal = None, None
    while True:
        why = await ask(host.app, MoveForm(preview, why, refusal=refusal))
        if why is None:
            return
        try:
            await _write(host, move, why)
            break
        except ClientGone:
            raise
        except Refused as refused:
            refusal = refused
    await repaint()
    await host.read_again()
    host.tell(await _news(host, preview))


async def choose_box(
    host: Host,
    client_ids: Sequence[ClientId],
    boxes: Mapping[Grid, type[StrEnum]],
    now: Mapping[Grid, StrEnum],
    repaint: Repaint,
) -> None:
    """Let the box be chosen by its digit; `now` is where the clients stand."""
    moves = [
        Move(client_ids, grid, code)
        for grid, codes in boxes.items()
        for code in codes
        if now.get(grid) is not code
    ]
    titles = [
        f"{label(move.grid)}: {label(move.to)}" if len(boxes) > 1 else label(move.to)
        for move in moves
    ]
    title = _("To which box?")
    chosen = await ask(host.app, Pick(title, titles, question=await _names(host, client_ids)))
    if chosen is not None:
        await move_clients(host, moves[chosen], repaint)


async def give_back(
    host: Host, client_ids: Sequence[ClientId], grids: Sequence[Grid], repaint: Repaint
) -> None:
    """Let the rule decide again wherever a hand did; raises ClientGone."""
    held = await host.access.ask(
        lambda desk: {grid: set_by_hand(desk, client_ids, grid) for grid in grids}
    )
    clients = list(dict.fromkeys(one for ids in held.values() for one in ids))
    if not clients:
        host.tell(_(NOT_BY_HAND))
        return
    if len(clients) > MANY:
        question = _("Let the rule decide again for {count} clients?").format(
            count=f"{len(clients):,}"
        )
        title, yes = _("Let the rule decide again"), _("Yes, by the rule again")
        if not await ask(host.app, Confirm(title, question, yes)):
            return
    now = host.access.now()
    for grid, ids in held.items():
        if ids:
            await host.access.ask(partial(classes.take_back, client_ids=ids, grid=grid, now=now))
    await repaint()
    await host.read_again()
    names = await _names(host, clients)
    host.tell(_("The rule decides again: {names}. u takes it back.").format(names=names))


async def _write(host: Host, move: Move, why: str) -> None:
    now = host.access.now()
    await host.access.ask(
        lambda desk: classes.move(desk, move.client_ids, move.grid, move.to, why, now=now)
    )


async def _confirmed(host: Host, preview: MovePreview) -> bool:
    question = _("Set {count} clients to {box} by hand?").format(
        count=f"{len(preview.client_ids):,}", box=label(preview.to)
    )
    yes = _("Yes, go on to the reason")
    answer = await ask(host.app, Confirm(_("Move to another box"), question, yes))
    return answer is True


async def _news(host: Host, preview: MovePreview) -> str:
    said = _("{whom}: {box} by hand. u takes it back.")
    due = None
    if preview.days_after and len(preview.client_ids) == 1:
        client_id = preview.client_ids[0]
        due = await host.access.ask(lambda desk: desk.clients.facts(client_id).next_due)
        said = _("{whom}: {box}, next contact {day}. u takes it back.")
    return said.format(whom=whom(preview), box=label(preview.to), day=formats.day(due))


async def _names(host: Host, client_ids: Sequence[ClientId]) -> str:
    """The first few by name, and how many more."""
    shown = client_ids[:MANY]
    names = await host.access.ask(
        lambda desk: [desk.clients.get(client_id).name for client_id in shown]
    )
    said = formats.enumerated(names)
    more = len(client_ids) - len(shown)
    return f"{said} +{more:,}" if more else said
