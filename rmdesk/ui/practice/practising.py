"""The command: choose a case, call the fictional client, be scored by a colleague."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rmdesk.desk.practice import Kit, NoPracticeBook, course, kit_of, practice_book
from rmdesk.domain.practice import Case
from rmdesk.language import _, spoken
from rmdesk.store.thread import StoreThread
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.host import Host
from rmdesk.ui.practice.screen import PracticeScreen


async def practise(host: Host) -> None:
    """One practice. Of the RM's own book only outcomes and texts are read, and nothing is written:
    all that follows has the access of a book that is thrown away."""
    language = spoken()
    lessons = course(language)
    question = _(
        "You call a fictional client. A colleague reads what the client says, observes and gives"
        " the points. Nothing of it enters the book."
    )
    titles = [case.title for case in lessons.cases]
    place = await ask(host.app, Pick(_("Practise a call"), titles, question=question))
    if place is None:
        return
    case = lessons.cases[place]
    kit = await host.access.ask(lambda desk: kit_of(desk, language))
    async with _thrown_away(host.access, case, kit) as access:
        await host.app.push_screen_wait(PracticeScreen(case, lessons.items, access))


@asynccontextmanager
async def _thrown_away(own: Access, case: Case, kit: Kit) -> AsyncIterator[Access]:
    """The access to a book of its own for one practice, on the same clock and day.

    Raises NoPracticeBook where there is no folder to make it in.
    """
    language, now = spoken(), own.now()
    try:
        lent = TemporaryDirectory(prefix="rmdesk-practice-", ignore_cleanup_errors=True)
    except OSError as error:
        raise NoPracticeBook from error
    with lent as folder:
        thread = StoreThread(
            lambda: practice_book(Path(folder), case, kit, language=language, now=now)
        )
        await asyncio.to_thread(thread.start)
        try:
            yield Access(thread, clock=own.wall_clock, fixed_today=own.today)
        finally:
            await asyncio.to_thread(thread.close)
