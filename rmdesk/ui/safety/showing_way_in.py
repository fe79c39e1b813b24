"""Nobody changes who comes in, or which book it is, without showing a way in: the desk may stand
open with nobody at it."""

import asyncio
import time
from functools import partial
from pathlib import Path

from rmdesk.desk.ways_in import showing
from rmdesk.desk.ways_in.showing import Holder
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.store.disk.refusals import TooSoon
from rmdesk.store.unlocking.tries import Tries
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.ways_in import ShowWayIn
from rmdesk.ui.dialogs.working import Working
from rmdesk.ui.host import Host


async def somebody_shown(host: Host) -> Holder | None:
    """Somebody who has shown a way into the open book; None when nobody does.

    Tries in vain count and wait as at the prompt.
    """
    book = await host.access.ask(lambda desk: desk.vault.path)
    tries, refusal = Tries(book), None
    while True:
        typed = await ask(host.app, ShowWayIn(refusal=refusal))
        if typed is None:
            return None
        try:
            if seconds := tries.wait(now=time.time()):
                raise TooSoon(seconds=seconds)
            tries.charge(now=time.time())
            holder, is_stopped = await _checked(host, book, typed)
            await host.access.ask(partial(showing.require_of, holder=holder))
        except RmdeskError as refused:
            refusal = refused
        else:
            tries.refund()
            return None if is_stopped else holder


async def _checked(host: Host, book: Path, typed: str) -> tuple[Holder, bool]:
    """Who that is, and whether Esc was pressed meanwhile.

    It takes seconds on purpose: a dialog that was simply gone would look like one called off.
    """
    waiting = Working(_(ShowWayIn.title))
    await host.app.push_screen(waiting)
    try:
        waiting.say(_("Checking what you typed: that takes a moment, on purpose."))
        return await asyncio.to_thread(showing.shown, book, typed), waiting.stopped.is_set()
    finally:
        waiting.dismiss(None)
