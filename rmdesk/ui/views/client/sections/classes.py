"""Where the client stands in every classification: a line each, unfolded with all its reasons."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from functools import partial
from typing import Any

from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.ids import ClientId
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.views.client.sections.class_rows import BY_HAND_SIGN, Said, Topic, said_of
from rmdesk.ui.views.client.sections.part import OpenFile, Part
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.widgets.pairs import Pair, flowing_rows
from rmdesk.ui.words.wrapping import wrap

_BOX = 18
_LEAST_GIST = 12
_INDENT, _POINTS = 2, 4
_IN_BRIEF: Sequence[Grid | Topic] = (Grid.FAMILIARITY, Grid.ATTITUDE, Grid.EFFORT, Topic.PRIORITY)


def _said(file: OpenFile) -> list[Said]:
    standing = file.dossier.standing
    return said_of(standing, file.dossier.heard_attitudes) if standing else []


def _items(file: OpenFile, width: int) -> list[Item]:
    every = _said(file)
    title = max(formats.cells(said.title) for said in every) + 1
    return [Row(_lines(file, said, title, width), said) for said in every]


def _lines(file: OpenFile, said: Said, title: int, width: int) -> list[Line]:
    """The box and what follows from it; on the unfolded page every reason and every step."""
    is_whole = file.gist_lines is None
    style = "accent" if said.is_by_hand else "strong"
    room = width - title
    box = room if said.topic is Topic.TAGS else min(max(_BOX, formats.cells(said.value)), room)
    gist = max(0, room - box - 1)
    if gist < _LEAST_GIST:
        box, gist = room, 0
    shown = said.advice if is_whole else said.gist
    lines: list[Line] = [
        [
            *line(Cell(said.title, title, "muted")),
            *line(Cell(said.value, box, style), Cell(shown, gist, "muted"), gap=1),
        ]
    ]
    return [*lines, *_reasons(said, width)] if is_whole else lines


def _reasons(said: Said, width: int) -> list[Line]:
    """Each reason with its points, then what the place was before."""
    lines: list[Line] = []
    room = width - _INDENT - _POINTS - 1
    for one in said.why:
        for number, text in enumerate(wrap(one.words, room)):
            points = "" if number else one.points
            lines.append(_indented(Cell(points, _POINTS, "", "right"), Cell(text, room)))
    for step in said.history:
        for number, text in enumerate(wrap(step, room)):
            sign = "" if number else "<"
            lines.append(
                _indented(Cell(sign, _POINTS, "muted", "right"), Cell(text, room, "muted"))
            )
    return lines


def _indented(*cells: Cell) -> Line:
    return [*line(Cell("", _INDENT)), *line(*cells, gap=1)]


def _brief(file: OpenFile, width: int) -> list[Item]:
    """One line of what decides how the client is spoken with."""
    every = {said.topic: said for said in _said(file)}
    pairs = [
        Pair(said.title, said.value, "accent" if said.is_by_hand else "strong", said)
        for said in map(every.__getitem__, _IN_BRIEF)
    ]
    return flowing_rows(pairs, width)[:1]


def _is_shown(file: OpenFile) -> bool:
    return file.dossier.standing is not None


def _detail(file: OpenFile) -> str:
    by_hand = any(said.is_by_hand for said in _said(file))
    return _("{sign} set by hand").format(sign=BY_HAND_SIGN) if by_hand else ""


async def _by_hand(host: Host, client_id: ClientId, grid: Grid) -> None:
    from rmdesk.ui.classing.by_hand import set_by_hand

    await set_by_hand(host, client_id, grid)


async def _attitude(host: Host, client_id: ClientId) -> None:
    from rmdesk.ui.classing.opening import open_attitude

    await open_attitude(host, client_id)


async def _orientation(host: Host, client_id: ClientId) -> None:
    from rmdesk.ui.classing.opening import open_orientation

    await open_orientation(host, client_id)


async def _item(host: Host, client_id: ClientId, field_id: str) -> None:
    from rmdesk.ui.filing.details import open_item

    await open_item(host, client_id, field_id)


async def _what_is_missing(host: Host, client_id: ClientId) -> None:
    from rmdesk.ui.filing.details import fill_in

    await fill_in(host, client_id)


async def _tags(host: Host, client_id: ClientId) -> None:
    from rmdesk.ui.filing.tags import change_tags_of

    await change_tags_of(host, client_id)


_OPENING: Mapping[Grid | Topic, Callable[[Host, ClientId], Coroutine[Any, Any, None]]] = {
    Grid.CLASS: partial(_by_hand, grid=Grid.CLASS),
    Grid.EFFORT: partial(_by_hand, grid=Grid.EFFORT),
    Grid.FAMILIARITY: partial(_by_hand, grid=Grid.FAMILIARITY),
    Grid.ATTITUDE: _attitude,
    Grid.ORIENTATION: _orientation,
    Topic.STAGE: partial(_item, field_id="birthday"),
    Topic.TARGET: partial(_item, field_id="net_worth"),
    Topic.PRIORITY: _what_is_missing,
    Topic.TAGS: _tags,
}
"""What decides each: a hand, what was heard, or an item of the file."""


async def _open(host: Host, client_id: ClientId, said: Said) -> None:
    await _OPENING[said.topic](host, client_id)


CLASSES = Part(
    title=N_("Classes"),
    compose=_items,
    detail=_detail,
    least=4,
    is_shown=_is_shown,
    open=_open,
)

BRIEF_CLASSES = Part(compose=_brief, least=0, is_shown=_is_shown, open=_open)
"""A line of it, without a heading, for a small screen; where all is full, what the client wishes
goes before it."""
