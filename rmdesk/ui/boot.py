"""From nothing to an open desk, and from there to the exit code."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rmdesk.errors import Refused, RmdeskError
from rmdesk.isolation import LOCK
from rmdesk.language import N_, Language, speak, system_language
from rmdesk.settings import Preferences
from rmdesk.store.refusals import BookRefused
from rmdesk.ui.prompt import Left
from rmdesk.ui.telling import told
from rmdesk.ui.terminal import TerminalGone, opened, signals_end, wipe
from rmdesk.ui.unlocking import open_book, open_demo

if TYPE_CHECKING:
    from datetime import date, datetime

    from rmdesk.desk.book import Desk
    from rmdesk.store.thread import StoreThread

    Clock = Callable[[], datetime]

_REFUSED: Final = 2
_LONGEST_END: Final = 5.0
"""Seconds: a lock does not wait for work that somebody began before it. What is under way then is
dropped whole, as in a power cut."""
_LONGEST_CLOSE: Final = 60.0
"""Seconds for the book to be closed once that work is done: a slow disk has to write back all and
read the file once, and a book that was not closed is brought together at the next opening."""


class NoTerminal(Refused):
    """The desk was started where nobody can type."""

    message = N_("The desk needs a terminal.")
    hint = N_("Start it in a terminal window; rmdesk --help lists what works without one.")


def start(options: Mapping[str, str]) -> int:
    """Unlock and run the desk in this process; its exit code, LOCK to be started again.

    `options` are those of the command line, already checked for their form, and what the parent
    adds: the hours that a desk left when it was locked, and where to leave them.
    """
    preferences = Preferences.load()
    speak(_language(options, preferences))
    clock = _clock(options.get("--today"))
    demo = options.get("--demo-folder")
    book = Path(options["--book"]) if "--book" in options else preferences.book
    try:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise NoTerminal
        # Open to the end: between two modes a terminal would change what is typed, and echo it.
        with signals_end(), opened() as terminal:
            hours = options.get("--hours", "")
            thread = (
                open_demo(terminal, Path(demo), clock, tour="--tour" in options)
                if demo
                else open_book(terminal, book, clock, hours=hours)
            )
            fixed = clock().date() if "--today" in options else None
            ahead = terminal.hand_over()
            leave_hours = _hours_to(options.get("--hours-to"))
            return _run(
                thread,
                preferences,
                clock,
                fixed=fixed,
                demo=bool(demo),
                ahead=ahead,
                leave_hours=leave_hours,
            )
    except RmdeskError as refusal:
        sys.stderr.write("".join(f"{line}\n" for line in told(refusal)))
        return refusal.exit_code if isinstance(refusal, BookRefused) else _REFUSED
    except TerminalGone as gone:
        return gone.exit_code
    except Left as left:
        return left.exit_code


def _run(
    thread: "StoreThread[Desk]",
    preferences: Preferences,
    clock: "Clock",
    *,
    fixed: "date | None",
    demo: bool,
    ahead: str,
    leave_hours: Callable[[str], None],
) -> int:
    from functools import partial

    from rmdesk.ui.run import run

    code = None
    try:
        code = run(
            thread,
            preferences,
            clock=clock,
            fixed_today=fixed,
            demo=demo,
            ahead=ahead,
            leave_hours=leave_hours,
            leaving=partial(_end_within, _LONGEST_END, thread),
        )
        return code
    finally:
        wipe(also_the_plain_screen=code == LOCK)
        thread.close()


def _end_within(seconds: float, thread: "StoreThread[Desk]", code: int) -> None:
    """Whatever still runs then ends with the process, and the key with it.

    Only the closing of the book itself may take longer: by then the screen is wiped.
    """
    import threading

    def end() -> None:
        if thread.is_letting_go:
            thread.wait(_LONGEST_CLOSE)
        wipe(also_the_plain_screen=True)
        os._exit(code)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()


def _hours_to(pipe: str | None) -> Callable[[str], None]:
    """How a desk that locks leaves hours to its parent, which waits for it with this `pipe`."""

    def leave(hours: str) -> None:
        if pipe is not None and hours:
            os.write(int(pipe), hours.encode("ascii"))

    return leave


def _language(options: Mapping[str, str], preferences: Preferences) -> Language:
    if "--lang" in options:
        return Language(options["--lang"])
    return preferences.language or system_language()


def _clock(today: str | None) -> "Clock":
    """Local time, on the day `today` if it is given."""
    from datetime import date, datetime

    def now() -> datetime:
        moment = datetime.now()  # noqa: DTZ005 -- a desk's day is the day on its owner's wall
        return datetime.combine(date.fromisoformat(today), moment.time()) if today else moment

    return now
