"""Work that takes its time: a dialog says how far it is, and Esc stops it with nothing done."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from rmdesk.desk.book import Desk
from rmdesk.errors import InputError
from rmdesk.language import N_
from rmdesk.store.thread import Urgency
from rmdesk.ui.dialogs.working import Working
from rmdesk.ui.host import Host

R = TypeVar("R")
Progress = Callable[[float], None]
"""Called with the part of 1 that is done; raises Stopped once Esc was pressed."""


class Stopped(InputError):
    """The user pressed Esc while it ran."""

    message = N_("It was stopped.")
    hint = N_("Nothing was written.")


async def watched(host: Host, title: str, text: str, run: Callable[[Progress], Awaitable[R]]) -> R:
    """What `run` comes to, told how far it is; raises Stopped when Esc was pressed."""
    working = Working(title)
    await host.app.push_screen(working)
    loop = asyncio.get_running_loop()

    def progress(done: float) -> None:
        if working.stopped.is_set():
            raise Stopped
        loop.call_soon_threadsafe(working.say, text, done)

    try:
        working.say(text, 0.0)
        return await run(progress)
    finally:
        working.dismiss(None)


async def at_work(host: Host, title: str, text: str, work: Callable[[Desk, Progress], R]) -> R:
    """Do `work` on the desk's thread, watched; raises Stopped, and what `work` raises."""

    async def run(progress: Progress) -> R:
        return await host.access.ask(lambda desk: work(desk, progress), Urgency.EDIT)

    return await watched(host, title, text, run)
