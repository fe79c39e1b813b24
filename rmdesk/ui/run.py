"""The desk from its first screen to its exit code."""

import gc
from collections.abc import Callable
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.discretion import someone_is_beside
from rmdesk.keymap_file import KeymapFile
from rmdesk.settings import Preferences
from rmdesk.store.thread import StoreThread
from rmdesk.tour_file import TourMark
from rmdesk.ui import glyphs
from rmdesk.ui.access import Access
from rmdesk.ui.app import DeskApp
from rmdesk.ui.drafts.kept import STATE_KEY as DRAFTS_KEY
from rmdesk.ui.drafts.kept import Drafts
from rmdesk.ui.navigation.place import STATE_KEY, Place


def run(
    thread: StoreThread[Desk],
    preferences: Preferences,
    *,
    clock: Callable[[], datetime],
    fixed_today: date | None,
    demo: bool = False,
    book_name: str = "",
    ahead: str = "",
    leave_hours: Callable[[str], None] | None = None,
    leaving: Callable[[int], None] | None = None,
) -> int:
    """Run the desk until it is quit (0), locked (LOCK) or left for another book (ANOTHER); 1 after
    a crash.

    `thread` has the book open and is closed by the caller. The language in force stays unless
    the settings name one. `book_name` is shown where it is not empty. `ahead` is what was typed
    before there was a desk; at a lock it leaves agreed hours with `leave_hours`. `leaving` is told
    the exit code when the end begins.
    """
    glyphs.use(preferences.glyphs)
    access = Access(thread, clock=clock, fixed_today=fixed_today)
    place = Place.from_state(thread.ask(lambda desk: desk.state.get(STATE_KEY)).result())
    half_typed = Drafts.from_state(thread.ask(lambda desk: desk.state.get(DRAFTS_KEY)).result())
    if half_typed.root is None:  # else the way to what is half typed leads from where one stood
        place = place.on_day(access.today)
    folder = thread.ask(lambda desk: desk.vault.path).result().parent
    app = DeskApp(
        access,
        preferences,
        place=place,
        half_typed=half_typed,
        is_demo=demo,
        book_name=book_name,
        ahead=ahead,
        leave_hours=leave_hours,
        leaving=leaving,
        # A demo shows the desk as it is delivered: nobody of those who look has keys of their own.
        own_keys=KeymapFile() if demo else KeymapFile.load(),
        tour_mark=TourMark(folder) if demo else None,
        is_someone_beside=thread.ask(someone_is_beside).result(),
        once_it_stands=_keep_what_start_made,
    )
    result = app.run()
    return app.return_code or (0 if result is None else result)


def _keep_what_start_made() -> None:
    """It stays as long as the process, so no later collection looks at it."""
    gc.collect()
    gc.freeze()
