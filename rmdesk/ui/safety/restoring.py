"""A backup in the place of the open book: what differs is shown, and asked about, before."""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from typing import Protocol, cast

from rmdesk.crypto.keys import DataKey
from rmdesk.desk.backups import restoring
from rmdesk.desk.backups.restoring import OpensForBranch
from rmdesk.desk.book import Desk
from rmdesk.language import _
from rmdesk.store.backups.file import BackupHead, read_head
from rmdesk.store.backups.folder import BackupNote
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host
from rmdesk.ui.safety.showing_way_in import somebody_shown
from rmdesk.ui.words.differences import difference_lines


class _Closing(Protocol):
    """The app, as far as work needs it that closes the book."""

    async def close_with(self, work: Callable[[Desk], None]) -> None: ...


async def restore_backup(host: Host, note: BackupNote) -> None:
    """Show what a backup holds beside the open book, ask, and put it in the book's place; for
    somebody who shows a way in, since it takes back what was done in the book.

    Then the desk has ended. Raises the refusals of `rmdesk.desk.backups.restoring`.
    """
    if await somebody_shown(host) is None:
        return
    head = await asyncio.to_thread(read_head, note.path)
    book, key = await host.access.ask(lambda desk: (desk.vault.path, _key(desk, head)))
    host.tell(_("The backup is unpacked and read; nothing is changed yet."))
    now = host.access.now()
    with ExitStack() as aside:
        unpacked = restoring.unpacked(book, head, key)
        backup = await asyncio.to_thread(aside.enter_context, unpacked)
        told = await host.access.ask(lambda desk: restoring.differences(desk, backup))
        host.hush()
        question = "\n".join(
            (
                *difference_lines(told),
                "",
                _("The book as it is now is kept beside it, under another name."),
                _("Then the desk closes, and you unlock it as before."),
            )
        )
        title = _("Put the backup back?")
        if not await ask(host.app, Confirm(title, question, _("Yes, put it back"))):
            return

        def work(desk: Desk) -> None:
            with aside.pop_all():  # this process may end before the coroutine goes on
                restoring.restore(desk, backup, now=now)

        await cast(_Closing, host.app).close_with(work)


def _key(desk: Desk, head: BackupHead) -> DataKey:
    key = restoring.key_of_book(head, desk.vault.path, desk.vault.key)
    if key is None:
        raise OpensForBranch(name=head.path.name)
    return key
