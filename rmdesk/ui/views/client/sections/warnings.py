"""What must not be said or done with this client, before anything else is read."""

from dataclasses import replace

from rmdesk.domain.consents import Permissions, permissions
from rmdesk.ui import formats
from rmdesk.ui.views.client.sections.part import OpenFile, Part
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.words.heard import need_warning
from rmdesk.ui.words.kin import warnings_in_words
from rmdesk.ui.words.wrapping import wrap


def held(file: OpenFile) -> Permissions:
    """What the client allows."""
    return permissions(file.dossier.consents, do_not_call=file.dossier.client.do_not_call)


def warnings(file: OpenFile) -> list[str]:
    """A sentence for the walls, one for the refusals, one where no product may be named yet; "do
    not call" stands further down."""
    found = warnings_in_words(file.dossier.relatives, replace(held(file), do_not_call=False))
    return [*found, *filter(None, (need_warning(file.dossier.needs),))]


def _items(file: OpenFile, width: int) -> list[Item]:
    sign = formats.alarm_sign()
    return [
        [line(Cell(text, width, "warning")) for text in wrap(f"{sign} {sentence}", width)]
        for sentence in warnings(file)
    ]


WARNINGS = Part(compose=_items, least=3, is_shown=lambda file: bool(warnings(file)))
