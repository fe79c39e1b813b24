"""The backups from the desk: making one, trying one, the second place, and restoring."""

from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any, Final

from rmdesk.desk.backups import memory
from rmdesk.desk.backups.making import backups_of
from rmdesk.desk.backups.place import set_place
from rmdesk.desk.book import Desk
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.store.backups.folder import BackupNote, Why, bytes_of
from rmdesk.ui.dialogs.backups import (
    BackupsOfBook,
    Kept,
    PlaceOfBackups,
    Wish,
    Wished,
    path_of,
)
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host
from rmdesk.ui.safety.backing_up import back_up, copy_away, drill


async def keep_backups(host: Host) -> None:
    """Show the backups and do what is wished about them, until it is left, or something was begun
    that takes its time: that holds up no key."""
    at = 0
    refusal: RmdeskError | None = None
    while True:
        kept = await host.access.ask(_kept)
        wished = await ask(host.app, BackupsOfBook(kept, at=at, refusal=refusal))
        if wished is None:
            return
        if wished.what in _SLOW:
            host.app.run_worker(_told(host, _SLOW[wished.what](host)), group="backup")
            return
        at, refusal = list(Wish).index(wished.what), None
        try:
            await _do(host, wished)
        except RmdeskError as refused:
            refusal = refused
        await host.read_again()


def _kept(desk: Desk) -> Kept:
    notes = backups_of(desk.vault.path)
    sizes = [(note, bytes_of([note])) for note in notes]
    return Kept(sizes, memory.known(desk), memory.place_of(desk))


async def _do(host: Host, wished: Wished) -> None:
    if wished.what is Wish.PLACE:
        await _change_place(host)
    elif wished.note is not None:
        await _restore(host, wished.note)


async def _told(host: Host, work: Coroutine[Any, Any, None]) -> None:
    """Do it, and tell what was refused."""
    try:
        await work
    except RmdeskError as refusal:
        host.tell(refusal.in_full(), alarm=True)
    await host.read_again()


async def _make(host: Host) -> None:
    host.tell(_("A backup is being made."))
    made = await back_up(host.access, Why.ASKED)
    if made is None:
        return
    told = _("Backed up and checked: {clients} clients.").format(clients=made.contents.clients)
    if await copy_away(host.access, made.note):
        told += " " + _("A copy lies on the second place.")
    host.tell(told)


async def _drill(host: Host) -> None:
    host.tell(_("The newest backup is being tried."))
    match await drill(host.access):
        case None:
            host.tell(_("There is no backup to try yet."))
        case True:
            host.tell(_("Restore drill passed: the newest backup opens and is whole."))
        case False:
            host.tell(_("The newest backup cannot be restored. Make another one."), alarm=True)


_SLOW: Final[Mapping[Wish, Callable[[Host], Coroutine[Any, Any, None]]]] = {
    Wish.MAKE: _make,
    Wish.DRILL: _drill,
}


async def _change_place(host: Host) -> None:
    typed = await host.access.ask(memory.place_of)
    refusal: RmdeskError | None = None
    while True:
        answer = await ask(host.app, PlaceOfBackups(typed, refusal=refusal))
        if answer is None:
            return
        place, now = path_of(answer), host.access.now()
        try:
            await host.access.ask(partial(set_place, place=place, now=now))
        except RmdeskError as refused:
            typed, refusal = answer, refused
            continue
        if place is not None:
            host.app.run_worker(_told(host, _copy_newest(host)), group="backup")
        return


async def _copy_newest(host: Host) -> None:
    """What there is goes to the new place at once."""
    host.tell(_("Every backup is copied there from now on."))
    notes = await host.access.ask(lambda desk: backups_of(desk.vault.path))
    if notes and await copy_away(host.access, notes[0]):
        host.tell(_("A copy lies on the second place."))


async def _restore(host: Host, note: BackupNote) -> None:
    from rmdesk.ui.safety.restoring import restore_backup

    await restore_backup(host, note)
