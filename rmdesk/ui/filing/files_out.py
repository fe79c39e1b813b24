"""Whether client data may leave the book in files: asked once, before the first one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from rmdesk.desk.exporting import release
from rmdesk.desk.lent.whose import require_own
from rmdesk.exchange.writers.refusals import TargetTaken
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host

Task = TypeVar("Task")


async def write_out(host: Host, write: Callable[..., object], path: Path) -> None:
    """Have the desk `write` the file; one that is there is replaced only on a word: without it
    TargetTaken is raised."""
    try:
        await host.access.ask(write)
    except TargetTaken as error:
        if not await may_replace(host, error, path):
            raise
        await host.access.ask(partial(write, may_replace=True))


async def made(host: Host, make: Callable[..., Task], path: Path) -> Task:
    """The task that writes the file; one that is there is replaced only on a word: without it
    TargetTaken is raised."""
    try:
        return make()
    except TargetTaken as error:
        if not await may_replace(host, error, path):
            raise
        return make(may_replace=True)


async def may_replace(host: Host, taken: TargetTaken, path: Path) -> bool:
    """Whether the file that lies there may go."""
    question = _("{file} exists already. What is in it would be lost.").format(file=path.name)
    confirm = Confirm(taken.sentence(), question, _("Replace the file"))
    return await ask(host.app, confirm) is True


async def files_may_leave(host: Host) -> bool:
    """Whether files may leave the book; the first time somebody has to say so.

    Raises OwnersToDo in a lent book.
    """
    if await host.access.ask(release.allows_files):
        return True
    await host.access.ask(require_own)  # before anything is asked that would be refused
    question = _(
        "So far no client data leaves this book in files. Whoever holds an exported file needs"
        " no passphrase of the book to read it, and erasing the book does not erase it.\n"
        "Each export is written down in the book; “Forbid exports again” takes this back."
    )
    yes = _("Allow exports from this book")
    if not await ask(host.app, Confirm(_("Allow exports?"), question, yes)):
        return False
    now = host.access.now()
    await host.access.ask(lambda desk: release.allow_files(desk, now=now))
    return True
