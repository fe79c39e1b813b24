"""Making backups while the desk is in use: what reads and writes the disk holds up no key."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeVar

from rmdesk.desk.backups import memory
from rmdesk.desk.backups.drilling import stands, trial_of
from rmdesk.desk.backups.making import Made, confirm, count, count_failure, draw
from rmdesk.desk.backups.place import copy_to
from rmdesk.desk.book import Desk
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.store.backups.folder import BackupNote, Why
from rmdesk.store.disk.refusals import BookRefused
from rmdesk.store.thread import Stopped
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.working import Working
from rmdesk.ui.host import Host

REST: Final = timedelta(minutes=1)
"""How long nobody has been here when the backup of the day is made."""

SHORT_REST: Final = timedelta(seconds=30)
"""The same where the desk locks after a minute."""

_AGAIN_AFTER: Final = timedelta(hours=1)

R = TypeVar("R")


async def aside(work: Callable[[], R]) -> R:
    """Run `work` on a thread that nobody waits for at the end: a lock must not be held up."""
    future: Future[R] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 -- belongs to whoever waits for the future
            future.set_exception(error)

    threading.Thread(target=run, name="backup", daemon=True).start()
    return await asyncio.wrap_future(future)


async def back_up(access: Access, why: Why) -> Made | None:
    """Make a backup, after any other that is being made; None when it gave way to the end of the
    desk.

    Raises the refusals of the backup; they are noted in the book.
    """
    now = access.now()
    try:
        async with access.backups:
            drawn = await access.in_steps(
                lambda desk, between: draw(desk, between, why=why, now=now)
            )
            made = await aside(lambda: confirm(drawn))
    except Stopped:
        return None
    except BookRefused as refusal:
        failed = refusal
        await access.ask(lambda desk: count_failure(desk, failed, now=now))
        raise
    await access.ask(lambda desk: count(desk, made, now=now))
    return made


async def copy_away(access: Access, note: BackupNote) -> bool:
    """Copy a backup to the second place; False when there is none, or it is not there.

    Raises the refusals of the copy.
    """
    place, book_id = await access.ask(lambda desk: (memory.place_of(desk), desk.vault.vault_id))
    if not place:
        return False
    async with access.backups:
        is_there = await aside(lambda: copy_to(Path(place), note, book_id=book_id))
    if not is_there:
        return False
    now = access.now()
    await access.ask(lambda desk: memory.remember_copied(desk, now=now))
    return True


async def drill(access: Access) -> bool | None:
    """Try whether the newest backup can be restored; None when there is none to try.

    Raises NoAccess and NoRoomForBackup, which say nothing about it.
    """
    async with access.backups:
        trial = await access.ask(trial_of)
        if trial is None:
            return None
        is_sound = await aside(lambda: stands(trial))
    now = access.now()
    await access.ask(lambda desk: memory.remember_drill(desk, is_sound=is_sound, now=now))
    return is_sound


async def back_up_first(host: Host, why: Why) -> bool:
    """A backup before something large; whether to go on, which is asked when there is none."""
    working = Working(_("Backup"))
    await host.app.push_screen(working)
    working.say(_("A backup is made first."))
    try:
        return await back_up(host.access, why) is not None
    except BookRefused as refused:
        refusal = refused
    finally:
        working.dismiss(None)
    asked = Confirm(_("Go on without a backup?"), refusal.in_full(), _("Go on without"))
    return await ask(host.app, asked) or False


class DayBackup:
    """Makes the backup of the day in the first minute in which nobody is here, and the drill of
    the month after it; what goes wrong is told by Today."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._looked_on = access.today - timedelta(days=1)
        self._is_due = False
        self.is_busy = False
        self._not_before = access.wall_clock()

    async def look(self, rest: timedelta, *, locks_after: timedelta) -> bool:
        """To be asked every few seconds; whether Today may have something else to say now."""
        if self._looked_on != self._access.today:
            self._looked_on = self._access.today
            self._is_due = await self._access.ask(_is_anything_due)
        needed = SHORT_REST if locks_after <= REST else REST
        if not self._is_due or rest < needed or self._access.wall_clock() < self._not_before:
            return False
        self._not_before = self._access.wall_clock() + _AGAIN_AFTER
        self.is_busy = True
        try:
            await self._make()
            self._is_due = await self._access.ask(_is_anything_due)
        except RmdeskError:
            pass  # noted in the book, or a copy that is missed in a week; tried again in an hour
        finally:
            self.is_busy = False
        return True

    async def _make(self) -> None:
        if await self._access.ask(memory.is_due):
            made = await back_up(self._access, Why.DAY)
            if made is None:
                return
            await copy_away(self._access, made.note)
        if await self._access.ask(memory.is_drill_due):
            try:
                await drill(self._access)
            except BookRefused:  # what cannot be unpacked for want of room is no restore, either
                now = self._access.now()
                await self._access.ask(
                    lambda desk: memory.remember_drill(desk, is_sound=False, now=now)
                )


def _is_anything_due(desk: Desk) -> bool:
    return memory.is_due(desk) or memory.is_drill_due(desk)
