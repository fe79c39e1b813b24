"""From nothing to an open desk, and from there to the exit code."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rmdesk import places
from rmdesk.errors import Refused, RmdeskError
from rmdesk.isolation import ANOTHER, LOCK
from rmdesk.known_books import file_meant, note_opened
from rmdesk.language import N_, Language, _, speak, system_language
from rmdesk.settings import Preferences
from rmdesk.store.disk.refusals import BookRefused
from rmdesk.ui.console.prompt import Left, ask_hidden
from rmdesk.ui.console.signals import TerminalGone, signals_end
from rmdesk.ui.console.terminal import Terminal, let_no_sign_fail, opened, wipe
from rmdesk.ui.unlock.choosing import Choice
from rmdesk.ui.unlock.fitting import fit, language_here, require_cursor, settle
from rmdesk.ui.unlock.offering import as_left, choice_of
from rmdesk.ui.unlock.opening import open_book, open_demo
from rmdesk.ui.unlock.telling import tell, told

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
    """Unlock and run the desk in this process; its exit code, LOCK or ANOTHER to be started again.

    `options` are those of the command line, already checked for their form, and what the parent
    adds: what a desk left when it was locked, where to leave it, and whether another book is asked
    for.
    """
    let_no_sign_fail()
    folder = options.get("--folder")
    try:
        places.use(Path(folder) if folder else None, options.get("--profile", ""))
    except places.BadName as refusal:
        speak(_language(options, Preferences()))
        return _told(refusal)
    preferences = Preferences.load()
    speak(_language(options, preferences))
    clock = _clock(options.get("--today"))
    demo = options.get("--demo-folder")
    try:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise NoTerminal
        require_cursor()
        # Open to the end: between two modes a terminal would change what is typed, and echo it.
        with signals_end(), opened() as terminal:
            fit(terminal)
            leave = _leaving_to(options.get("--left-to"))
            name = ""
            if demo:
                thread = open_demo(terminal, Path(demo), clock, tour="--tour" in options)
            else:
                choice = _choice(options, preferences)
                try:
                    thread = open_book(terminal, choice, clock, hours=options.get("--left", ""))
                except RmdeskError as refusal:
                    return _refused(terminal, choice, refusal)
                leave(as_left(choice.path))
                name = note_opened(choice.path, clock().date()).name_among(choice.path)
            fixed = clock().date() if "--today" in options else None
            settle(terminal)
            ahead = terminal.hand_over()
            return _run(
                thread,
                preferences,
                clock,
                fixed=fixed,
                demo=bool(demo),
                book_name=name,
                ahead=ahead,
                leave_hours=leave,
            )
    except RmdeskError as refusal:
        return _told(refusal)
    except TerminalGone as gone:
        return gone.exit_code
    except Left as left:
        return left.exit_code


def _told(refusal: RmdeskError) -> int:
    """The exit code of what keeps the desk from starting, which is said."""
    sys.stderr.write("".join(f"{line}\n" for line in told(refusal)))
    return refusal.exit_code if isinstance(refusal, BookRefused) else _REFUSED


def _choice(options: Mapping[str, str], preferences: Preferences) -> Choice:
    """The book that was named, or those that are known."""
    if "--book" in options:
        return Choice.of_one(file_meant(Path(options["--book"])))
    left, wants_another = options.get("--left", ""), "--another" in options
    return choice_of(preferences.book, left, wants_another=wants_another)


def _refused(terminal: Terminal, choice: Choice, refusal: RmdeskError) -> int:
    """A book that does not open keeps nobody from another; that one is asked for in a process that
    never had the key of this one. Raises the refusal where there is no other, and Left."""
    if not choice.is_several:
        raise refusal
    tell(terminal, refusal)
    ask_hidden(terminal, _("Enter shows the books again:"))
    return LOCK


def _run(
    thread: "StoreThread[Desk]",
    preferences: Preferences,
    clock: "Clock",
    *,
    fixed: "date | None",
    demo: bool,
    book_name: str,
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
            book_name=book_name,
            ahead=ahead,
            leave_hours=leave_hours,
            leaving=partial(_end_within, _LONGEST_END, thread),
        )
        return code
    finally:
        wipe(also_the_plain_screen=code in {LOCK, ANOTHER})
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


def _leaving_to(pipe: str | None) -> Callable[[str], None]:
    """How a desk leaves its book and, where it locks, hours to its parent, which waits for it with
    this `pipe`."""

    def leave(text: str) -> None:
        if pipe is not None and text:
            os.write(int(pipe), text.encode("ascii"))

    return leave


def _language(options: Mapping[str, str], preferences: Preferences) -> Language:
    typed = Language(options["--lang"]) if "--lang" in options else None
    return language_here(typed, preferences.language or system_language())


def _clock(today: str | None) -> "Clock":
    """Local time, on the day `today` if it is given."""
    from datetime import date, datetime

    def now() -> datetime:
        moment = datetime.now()  # noqa: DTZ005 -- a desk's day is the day on its owner's wall
        return datetime.combine(date.fromisoformat(today), moment.time()) if today else moment

    return now
