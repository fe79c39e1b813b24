"""Setting a place by hand with a reason, and giving it back to the rule."""

from collections.abc import Collection
from enum import StrEnum
from typing import Any

from rmdesk.desk.classing import classes
from rmdesk.desk.classing.standing import Standing, standing
from rmdesk.domain.classes.by_hand import SAME, Grid, Place
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.dialogs.by_hand import WhyByHand
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.filing.acts import written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.words.classes import BOXES
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reasons import reason_words


async def set_by_hand(host: Host, client_id: ClientId, grid: Grid) -> None:
    """Let a box be chosen and a reason be given, or the rule decide again; raises ClientGone."""
    stands = await host.access.ask(lambda desk: standing(desk, client_id))
    place, boxes = stands.places[grid], list(BOXES[grid])
    lines = [_box(box, place) for box in boxes]
    if place.hand is not None:
        lines.append(_("Let the rule decide again"))
    title = _("{grid} of {name}").format(grid=label(grid), name=stands.name)
    at = boxes.index(place.box) if place.box in boxes else 0
    chosen = await ask(host.app, Pick(title, lines, question="\n".join(_said(stands, grid)), at=at))
    if chosen is None:
        return
    if chosen == len(boxes):
        await give_back(host, [client_id], grid)
    elif place.hand is None and boxes[chosen] == place.rule:
        host.tell(_(SAME), alarm=True)
    else:
        await move_by_hand(host, [client_id], grid, boxes[chosen])


async def move_by_hand(
    host: Host, client_ids: Collection[ClientId], grid: Grid, box: StrEnum
) -> bool:
    """Ask why these clients belong into `box` and set them there; whether it was done.

    Raises ClientGone.
    """
    ids = list(client_ids)
    where = _("{grid}: {box}").format(grid=label(grid), box=label(box))
    if len(ids) == 1:
        (client_id,) = ids
        stands = await host.access.ask(lambda desk: standing(desk, client_id))
        who, said = stands.name, _said(stands, grid)
    else:
        who, said = _("{count} clients").format(count=len(ids)), []
    why = await take_answer(
        host,
        lambda before, refusal: WhyByHand(
            _("Set by hand: {name}").format(name=who), [where, *said], before, refusal=refusal
        ),
        lambda desk, why, now: classes.move(desk, ids, grid, box, why, now=now),
    )
    if why is None:
        return False
    news = _("{name}: {place}, set by hand. u takes it back.")
    host.tell(news.format(name=who, place=where))
    return True


async def give_back(host: Host, client_ids: Collection[ClientId], grid: Grid) -> None:
    """Let the rule decide about these clients again."""
    ids = list(client_ids)
    news = _("{grid}: the rule decides again.").format(grid=label(grid))
    await written(host, lambda desk, now: classes.take_back(desk, ids, grid, now=now), news)


def rule_says(place: Place[Any], reasons: Collection[str]) -> str:
    """What the rule makes of a client, a line for each of its reasons below."""
    if place.rule is None:
        return _("The rule cannot say yet.")
    says = _("The rule says {box}.").format(box=label(place.rule))
    return "\n".join((says, *(f"  {reason}" for reason in reasons)))


def _box(box: StrEnum, place: Place[Any]) -> str:
    """A box to choose, and what speaks for it."""
    if place.hand is not None and place.hand.box == box:
        return _("{box}  (set by hand)").format(box=label(box))
    if place.rule == box:
        return _("{box}  (the rule)").format(box=label(box))
    return label(box)


def _said(stands: Standing, grid: Grid) -> list[str]:
    """What the rule says, and what was set by hand."""
    place = stands.places[grid]
    lines = [rule_says(place, list(map(reason_words, stands.why.rule(grid))))]
    return [*lines, reason_words(place.reason)] if place.reason else lines
