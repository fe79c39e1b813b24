"""Adding to a client's file by keys, and reading what the book then holds."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from rmdesk.desk.book import Desk
from rmdesk.ui.views.client import adding
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.filing_steps import open_rich

T = TypeVar("T")


async def begin(shown: Shown, work: object) -> None:
    """Open the client and choose what to add."""
    await open_rich(shown)
    await choose(shown, work)


async def choose(shown: Shown, work: object) -> None:
    place = [one.open for one in adding.ADDINGS].index(work)  # type: ignore[arg-type]
    await shown.press("a")
    await shown.sees("Add to the file")
    await shown.press(*["down"] * place, "enter")


def kept(on_screen: DeskOnScreen, read: Callable[[Desk], Sequence[T]]) -> Sequence[T]:
    return on_screen.thread.ask(read).result()


async def to_row(shown: Shown, text: str) -> None:
    """Put the page's cursor on the row that holds `text`."""
    page = shown.app.desk.views.view
    for _step in range(40):
        row = page.row  # type: ignore[attr-defined]
        if row is not None and text in shown.lines[row.y + 1 - page.scroll_offset.y]:  # type: ignore[attr-defined]
            return
        await shown.press("down")
    raise AssertionError(f"no row with {text!r} in:\n{shown.text}")
