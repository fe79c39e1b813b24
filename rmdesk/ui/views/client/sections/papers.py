"""The papers of the folder: name, kind, size, and since when they are kept."""

from typing import Any

from rmdesk.domain.file_records import Paper
from rmdesk.domain.ids import ClientId
from rmdesk.language import N_
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.views.client.sections.part import OpenFile, Part, count
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.papers import kind_word, size_text

_SIZE, _DAY = 8, 10


def _items(file: OpenFile, width: int) -> list[Item]:
    return [Row([_paper(paper, width)], paper) for paper in file.dossier.papers]


def _paper(paper: Paper, width: int) -> Line:
    kind = 8 if width >= 50 else 0
    day = _DAY if width >= 40 else 0
    name = width - kind - _SIZE - day - 1 - bool(kind) - bool(day)
    return line(
        Cell(paper.name, name, "strong"),
        Cell(kind_word(paper.media), kind, "muted"),
        Cell(size_text(paper.size), _SIZE, "muted", "right"),
        Cell(formats.plain_day(paper.added_on), day, "muted", "right"),
        gap=1,
    )


async def _open(host: Host, client_id: ClientId, record: Any) -> None:
    from rmdesk.ui.filing.papers import open_paper

    await open_paper(host, client_id, record)


PAPERS = Part(
    title=N_("Papers"),
    compose=_items,
    detail=lambda file: count(file.dossier.papers),
    is_shown=lambda file: bool(file.dossier.papers),
    open=_open,
)
"""Shown once there are some; "Add to the file" keeps the first."""
