"""How the client wants to be treated: above everything else, in words."""

from rmdesk.language import N_
from rmdesk.ui.filing.details import open_entry
from rmdesk.ui.views.client.sections.part import OpenFile, Part
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.widgets.pairs import Pair, flowing_rows, paired_rows
from rmdesk.ui.words.respect import wishes_in_words


def _items(file: OpenFile, width: int) -> list[Item]:
    pairs = [
        Pair(wish.title, wish.words, wish.style, file.file[wish.field_id])
        for wish in wishes_in_words(file.respect, file.now)
    ]
    return flowing_rows(pairs, width) if file.is_brief else paired_rows(pairs, width)


RESPECT = Part(
    title=N_("Before you turn to the client"),
    compose=_items,
    # An answer may leave nothing to heed: an envelope with the bank's name on it is no wish.
    is_shown=lambda file: bool(wishes_in_words(file.respect, file.now)),
    least=5,
    open=open_entry,
)
