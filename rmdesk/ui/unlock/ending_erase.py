"""An erase at the start of the desk: finished before any prompt where the keys are gone, told and
asked about where they are whole. It ends on the plain screen, with the certificate's gist."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.console.prompt import Left, Work, ask_shown, wait_for
from rmdesk.ui.console.terminal import Terminal
from rmdesk.ui.unlock.telling import say

if TYPE_CHECKING:
    from datetime import datetime

    from rmdesk.desk.book import Desk
    from rmdesk.desk.erasing.finishing import Finished
    from rmdesk.store.erasing.marker import Marker
    from rmdesk.store.thread import StoreThread

    Clock = Callable[[], datetime]

ERASE: Final = N_("erase")
"""What has to be typed; the English word counts in every language, where no input method runs."""


def finish_begun(terminal: Terminal, book: Path, clock: "Clock") -> None:
    """Finish an erase of `book` whose keys are gone, and raise Left; return where they are not.

    Where the key file is merely missing somebody is asked first. Raises what `finish` raises.
    """
    from rmdesk.desk.erasing.finishing import Standing, standing_of

    standing = standing_of(book)
    if standing is Standing.ASKS:
        say(terminal, _("An erase of this book was begun, and its key file is not there."))
        say(
            terminal,
            _(
                "If you only moved the key file, put it back and start again. If the book is to go,"
                " what is left of it is cleared away now, with its backups."
            ),
        )
        if not _is_meant(terminal):
            say(terminal, _("Nothing was changed."))
            raise Left
    if standing in (Standing.ASKS, Standing.GOES_ON):
        _finish(terminal, book, clock)
        raise Left


def tell_of_mark(
    terminal: Terminal, book: Path, thread: "StoreThread[Desk]", clock: "Clock"
) -> None:
    """Tell of an erase of the open book that destroyed nothing, and do what is decided.

    Raises Left after going on with it to the end, and for leaving all as it is; returns when the
    book is kept.
    """
    from rmdesk.desk.erasing.going_back import begun_erase, strange_sentence

    begun = thread.ask(lambda desk: begun_erase(desk, now=clock())).result()
    if begun is None:
        return
    if begun.marker is None:
        say(terminal, strange_sentence())
        ask_shown(terminal, _("Enter goes on:"))
        return
    _decide(terminal, book, thread, clock, begun.marker)


def _decide(
    terminal: Terminal,
    book: Path,
    thread: "StoreThread[Desk]",
    clock: "Clock",
    marker: "Marker",
) -> None:
    from rmdesk.desk.erasing.beginning import begin_again
    from rmdesk.desk.erasing.going_back import go_back

    at = marker.facts.begun_at.isoformat(sep=" ", timespec="minutes")
    terminal.forget()
    terminal.say()
    say(terminal, _("An erase of this book was begun on {at}.").format(at=at))
    say(terminal, _("Its keys are whole, and it holds all that it held."))
    while True:
        terminal.say()
        terminal.say(f"1  {_('Keep the book: the mark is taken away.')}")
        terminal.say(f"2  {_('Erase it for good.')}")
        terminal.say(f"0  {_('Leave everything as it is.')}")
        terminal.say()
        match ask_shown(terminal, _("Number, then Enter:")).strip():
            case "0":
                raise Left
            case "1":
                thread.ask(lambda desk: go_back(desk, now=clock())).result()
                return
            case "2" if _is_meant(terminal):
                try:
                    again = thread.ask(lambda desk: begin_again(desk, marker, now=clock())).result
                    wait_for(terminal, Work(again), _("Destroying the keys"))
                except RmdeskError as refusal:
                    if thread.ask(lambda desk: desk.is_closed).result():
                        raise
                    say(terminal, refusal.in_full())
                    continue
                thread.close()
                _finish(terminal, book, clock)
                raise Left


def _finish(terminal: Terminal, book: Path, clock: "Clock") -> None:
    from rmdesk.desk.erasing.finishing import finish

    work = Work(lambda: finish(book, now=clock(), is_agreed=True))
    _show(terminal, book, wait_for(terminal, work, _("Clearing away what is left of the book")))


def _show(terminal: Terminal, book: Path, finished: "Finished") -> None:
    from rmdesk.known_books import UnwritableBooks, forget_book
    from rmdesk.settings import UnwritableSettings

    terminal.show("\x1b[2J\x1b[H")
    for line in finished.lines:
        say(terminal, line)
    terminal.say()
    if finished.certificate is not None:
        say(terminal, _("The certificate: {path}").format(path=finished.certificate))
        say(
            terminal,
            _(
                "Print it, sign it, and give it to the branch: it names in full what nobody can"
                " promise."
            ),
        )
        terminal.say()
    try:
        forget_book(book)
    except (UnwritableSettings, UnwritableBooks) as unwritable:
        say(terminal, unwritable.in_full())
    ask_shown(terminal, _("Enter ends:"))


def _is_meant(terminal: Terminal) -> bool:
    words = (_(ERASE), ERASE)
    typed = ask_shown(terminal, _("To erase it, type: {words}").format(words=words[0]))
    return typed.strip().casefold() in words
