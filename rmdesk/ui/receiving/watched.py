"""Work that takes its time, with a dialog that says how far it is and can stop it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from rmdesk.desk.importing.plans import Progress
from rmdesk.errors import InputError
from rmdesk.language import N_
from rmdesk.ui.dialogs.import_working import Working
from rmdesk.ui.host import Host

R = TypeVar("R")


class Stopped(InputError):
    """The user pressed Esc while it ran."""

    message = N_("It was stopped.")
    hint = N_("Nothing was written.")


async def watched(host: Host, title: str, text: str, run: Callable[[Progress], Awaitable[R]]) -> R:
    """What `run` comes to, told how far it is; raises Stopped when Esc was pressed."""
    working = Working(title)
    await host.app.push_screen(working)
    working.say(text, 0.0)
    loop = asyncio.get_running_loop()

    def progress(done: float) -> None:
        if working.stopped.is_set():
            raise Stopped
        loop.call_soon_threadsafe(working.say, text, done)

    try:
        return await run(progress)
    finally:
        working.dismiss(None)
