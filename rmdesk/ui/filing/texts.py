"""A text of the desk's own, such as settings or scripts, is written into a file."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from rmdesk.errors import Refused
from rmdesk.exchange.writers.refusals import TargetTaken
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.filing.files_out import may_replace
from rmdesk.ui.host import Host


async def text_is_written(
    host: Host, path: Path, write: Callable[..., None], names_clients: type[Refused]
) -> bool:
    """Whether it is written to `path`; each objection is asked about once.

    `write` takes what was allowed: `may_replace` a file that lies there, and `may_name` what looks
    like a client, which it refuses with `names_clients` before.
    """
    replacing = naming = False
    while True:
        try:
            await asyncio.to_thread(write, may_replace=replacing, may_name=naming)
            return True
        except names_clients as refusal:
            yes = _("It is no client there: write it")
            confirm = Confirm(refusal.sentence(), refusal.advice(), yes)
            naming = await ask(host.app, confirm) is True
            goes_on = naming
        except TargetTaken as taken:
            replacing = goes_on = await may_replace(host, taken, path)
        if not goes_on:
            return False
