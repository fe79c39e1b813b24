"""Steps on the client page that several tests of its records share."""

from rich.style import Style

from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.navigation.view_kinds import CLIENT
from rmdesk.ui.widgets.lines import strip
from rmdesk.ui.widgets.page import Place
from tests.ui.desk_on_screen import Shown


async def open_rich(shown: Shown) -> None:
    """The page of 单雄信, who has a household and a policy."""
    await shown.sees("clients: 8")
    await shown.press("slash")
    await shown.type("sxx")
    await shown.sees("found: 1")
    await shown.press("escape")
    await shown.sees("clients: 8")
    await shown.press("enter")
    await shown.sees("Household")


async def add(shown: Shown, title: str) -> None:
    """Choose a kind of record under "Add to the file"."""
    await shown.press("a")
    await shown.sees("Add to the file")
    for _ in range(30):
        if any(glyphs().cursor in line and title in line for line in shown.lines):
            await shown.press("enter")
            return
        await shown.press("down")
        await shown.pilot.pause()
    raise AssertionError(f"nothing to add is called {title!r}")


async def stand_on(shown: Shown, text: str) -> None:
    """Unfold the page and put the cursor on the row that says `text`."""
    page = shown.app.desk.views.find(CLIENT)
    assert page is not None
    if page.is_folded:
        await shown.press("space")
    for _ in range(80):
        if page.row is not None and text in painted(shown, page.row):
            return
        await shown.press("down")
        await shown.pilot.pause()
    raise AssertionError(f"no row says {text!r}")


def painted(shown: Shown, row: Place) -> str:
    """What the first line of a row says, wherever the page is scrolled to."""
    page = shown.app.desk.views.find(CLIENT)
    assert page is not None
    line = strip(page._lines[row.y], page.size.width, lambda name: Style())
    return line.crop(row.x, row.x + row.width).text
