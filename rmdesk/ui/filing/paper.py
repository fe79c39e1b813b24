"""A paper of client data is written from the screen: read, written aside, noted."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.writing import Exported
from rmdesk.exchange.writers.outline import Form
from rmdesk.exchange.writers.paper import Paper
from rmdesk.exchange.writers.writer import PaperWriter, Written
from rmdesk.store.thread import Urgency
from rmdesk.ui.filing.files_out import made
from rmdesk.ui.host import Host


class PaperTask(Protocol):
    """What is to leave, and where to."""

    def read(self, desk: Desk) -> Paper: ...

    def leave(self, desk: Desk, written: Written, *, now: datetime) -> Exported: ...


async def paper_leaves(
    host: Host, make: Callable[..., PaperTask], path: Path, form: Form
) -> Exported:
    """Write the file of the task that `make` makes; one that is there is replaced only on a
    word."""
    task = await made(host, make, path)
    paper = await host.access.ask(task.read, Urgency.PAGE)
    writer = await asyncio.to_thread(PaperWriter, form)
    try:
        written = await asyncio.to_thread(writer.write, paper)
    finally:
        await asyncio.to_thread(writer.close)
    now = host.access.now()
    return await host.access.ask(lambda desk: task.leave(desk, written, now=now))
