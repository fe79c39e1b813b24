"""Work on the whole book: the screen says how far it is, and Esc stops it with nothing done."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from rmdesk.desk.book import Desk
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.thread import Urgency
from rmdesk.ui.dialogs.import_working import Working
from rmdesk.ui.host import Host

R = TypeVar("R")


class Stopped(Refused):
    """Esc was pressed while it was under way."""

    message = N_("It was stopped; nothing was written.")


async def at_work(
    host: Host, title: str, text: str, work: Callable[[Desk, Callable[[float], None]], R]
) -> R:
    """Do `work` on the desk's thread; it is told how far it is by calling what it is given.

    Raises Stopped, and what `work` raises.
    """
    working = Working(title)
    await host.app.push_screen(working)
    loop = asyncio.get_running_loop()

    def progress(done: float) -> None:
        if working.stopped.is_set():
            raise Stopped
        loop.call_soon_threadsafe(working.say, text, done)

    try:
        working.say(text, 0.0)
        return await host.access.ask(lambda desk: work(desk, progress), Urgency.EDIT)
    finally:
        working.dismiss(None)
