"""Steps on Today that several tests of it share."""

from datetime import time

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.ids import ClientId
from rmdesk.ui.navigation.place import Place
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import Shown, settle
from tests.ui.small_book import YESTERDAY

HOME = Place()
CALM = ClientId(2)
"""张三: contacted three days ago, nothing is due."""


def plan(desk: Desk) -> None:
    """A meeting at three and a task for 张三, a task about nobody."""
    agree(desk, CALM, AppointmentKind.MEETING, on=TODAY, at=time(15), now=YESTERDAY)
    add_to_do(desk, "寄合同", TODAY, now=YESTERDAY, client_id=CALM)
    add_to_do(desk, "盘点名片", TODAY, now=YESTERDAY)


async def begun(shown: Shown) -> None:
    await shown.sees("Today   due:")
    await settle(shown.pilot)


def line_of(shown: Shown, text: str) -> str:
    found = [line for line in shown.lines if text in line]
    assert found, f"no line says {text!r}:\n{shown.text}"
    return found[0]


async def stand_on(shown: Shown, name: str) -> None:
    """Put the cursor on the row of a list that names somebody."""
    lines = shown.app.desk.views.today.lines
    await shown.press("home")
    for _ in range(len(lines.outline)):
        await shown.pilot.pause()
        due = lines.due
        if due is not None:
            told = due.client.name if due.client else due.row.duties[0].reason.said()
            if name in told:
                await settle(shown.pilot)
                return
        await shown.press("down")
    raise AssertionError(f"no row is about {name}")
