"""A call session on the screen, and what it left in the book."""

from datetime import timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import sessions
from rmdesk.domain.calling.calls import Appointment, Call
from rmdesk.domain.ids import ClientId
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import NOW


def calls(on_screen: DeskOnScreen) -> list[Call]:
    """Every dial of the book, the oldest first."""

    def work(desk: Desk) -> list[Call]:
        return desk.calls.since(NOW - timedelta(hours=1))

    return sorted(on_screen.thread.ask(work).result(), key=lambda call: call.id)


def appointments(on_screen: DeskOnScreen, client_id: ClientId) -> list[Appointment]:
    return on_screen.thread.ask(lambda desk: desk.appointments.of(client_id)).result()


async def begin(shown: Shown, *, find: str = "") -> None:
    """A session with everybody, or with who is found."""
    await shown.sees("吕布")
    if find:
        await shown.press("slash", *find)
        await shown.sees("found: 1")
        await shown.press("tab")
    await shown.press("f6")
    await shown.sees("Call session", "1 / ")


def first_in_queue(on_screen: DeskOnScreen) -> ClientId:
    session = on_screen.thread.ask(sessions.unfinished).result()
    assert session
    return session.queue[0]
