"""What does not fit the first screen of a small terminal: named, and one key away."""

from collections.abc import Sequence

from rmdesk.language import _
from rmdesk.ui.keymap import key_name
from rmdesk.ui.views.client.sections.part import OpenFile, Part
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Item


def more_part(parts: Sequence[Part]) -> Part:
    """A line that names `parts`, of which only those count that have something to say."""

    def items(file: OpenFile, width: int) -> list[Item]:
        titles = [_(part.title) for part in parts if part.is_shown(file)]
        names = _("{key} also shows: {titles}").format(
            key=key_name("space"), titles="  ".join(titles)
        )
        return [[line(Cell(names, width, "accent"))]]

    return Part(compose=items, is_shown=lambda file: any(part.is_shown(file) for part in parts))
