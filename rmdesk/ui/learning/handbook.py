"""Behind `handbook.open`, and behind help asked for twice."""

from collections.abc import Sequence
from typing import Any

from textual.app import App

from rmdesk.language import spoken
from rmdesk.ui.dialogs.handbook import Handbook, Paragraph
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.learning.pages import ORDER, Block, Kind, page


async def read_handbook(app: App[Any], view: str) -> None:
    """Open the page about a view; the pages before and after it are turned to from there."""
    at = ORDER.index(view) if view in ORDER else 0
    await ask(app, Handbook(_page, len(ORDER), at=at))


def _page(place: int) -> tuple[str, Sequence[Paragraph]]:
    found = page(ORDER[place], spoken())
    return found.title, [_paragraph(block) for block in found.blocks]


def _paragraph(block: Block) -> Paragraph:
    return Paragraph(
        block.text,
        is_heading=block.kind is Kind.HEADING,
        mark="- " if block.kind is Kind.ITEM else "",
        keys=block.keys,
    )
