"""A paper that leaves the desk in one go, where nothing else waits meanwhile."""

from datetime import datetime
from typing import Protocol

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.writing import Exported
from rmdesk.exchange.writers.outline import Form
from rmdesk.exchange.writers.paper import Paper
from rmdesk.exchange.writers.writer import PaperWriter, Written


class PaperExport(Protocol):
    """One paper on its way out: read, and once it is written put in its place."""

    def read(self, desk: Desk) -> Paper:
        """What leaves."""

    def leave(self, desk: Desk, written: Written, *, now: datetime) -> Exported:
        """Put the finished file in its place and note it in the journal, or neither."""


def export_paper(desk: Desk, task: PaperExport, form: Form, *, now: datetime) -> Exported:
    """Do the whole of `task` here and now."""
    with PaperWriter(form) as writer:
        return task.leave(desk, writer.write(task.read(desk)), now=now)
