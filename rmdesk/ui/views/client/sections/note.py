"""The note: free text, shown where there is one."""

from rmdesk.language import N_, _
from rmdesk.ui.filing.details import open_entry
from rmdesk.ui.views.client.sections.part import OpenFile, Part
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.widgets.pairs import Pair, paired_rows
from rmdesk.ui.words.wrapping import wrap


def _items(file: OpenFile, width: int) -> list[Item]:
    lines = [line(Cell(part, width)) for part in wrap(file.dossier.client.note, width)]
    return [Row(lines, file.file["note"])]


def _brief_items(file: OpenFile, width: int) -> list[Item]:
    return paired_rows([Pair(_("Note"), file.dossier.client.note, "", file.file["note"])], width)


def _has_note(file: OpenFile) -> bool:
    return bool(file.dossier.client.note)


NOTE = Part(title=N_("Note"), compose=_items, is_shown=_has_note, open=open_entry)

BRIEF_NOTE = Part(compose=_brief_items, is_shown=_has_note, open=open_entry)
"""A line or two of it, without a heading, for a small screen."""
