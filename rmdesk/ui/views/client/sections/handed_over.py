"""What a change of hands leaves on the page: the brief of whoever had the client, and to whom the
client is lent."""

from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.views.client.sections.part import OpenFile, Part
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.widgets.pairs import Pair, paired_rows
from rmdesk.ui.words.briefs import brief_from, brief_in_line
from rmdesk.ui.words.lent import lent_words
from rmdesk.ui.words.wrapping import wrap


def _items(file: OpenFile, width: int) -> list[Item]:
    """The page as it was written, its headings standing out."""
    brief = file.dossier.received
    rows = brief.words.splitlines() if brief else ()
    return [
        [line(Cell(text, width, "" if row.startswith("-") else "strong"))]
        for row in rows
        if row.strip()
        for text in wrap(row, width)
    ]


def _brief_items(file: OpenFile, width: int) -> list[Item]:
    brief = file.dossier.received
    return paired_rows([Pair(_("Handed over"), brief_in_line(brief))], width) if brief else []


def _is_received(file: OpenFile) -> bool:
    return file.dossier.received is not None


def _from(file: OpenFile) -> str:
    return brief_from(file.dossier.received) if file.dossier.received else ""


def _lent(file: OpenFile, width: int) -> list[Item]:
    if file.lent is None:
        return []
    says = _("{sign} {lent}: what they write comes back then.").format(
        sign=formats.alarm_sign(), lent=lent_words(file.lent)
    )
    return [[line(Cell(text, width, "warning")) for text in wrap(says, width)]]


LENT = Part(compose=_lent, is_shown=lambda file: file.lent is not None)
"""That somebody else looks after the client for the time being."""

RECEIVED = Part(
    title=N_("Handover brief"), compose=_items, detail=_from, least=4, is_shown=_is_received
)

BRIEF_RECEIVED = Part(compose=_brief_items, is_shown=_is_received)
"""A line or two of it, without a heading, for a small screen."""
