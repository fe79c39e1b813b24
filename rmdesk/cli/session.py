"""What every command of one run shares: the book's path, the day, and how it was called."""

import time
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rmdesk.cli.arguments import Arguments
from rmdesk.known_books import file_meant
from rmdesk.language import _
from rmdesk.settings import Preferences

if TYPE_CHECKING:  # the engine is no part of `--help`
    from rmdesk.desk.book import Desk

_BEGINNING: Final = frozenset({"new", "move-in"})
"""The commands that make a book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One run of the command line at the moment `now`."""

    arguments: Arguments
    preferences: Preferences
    now: datetime

    @property
    def book(self) -> Path:
        if self.arguments.book is None:
            return self.preferences.book
        return file_meant(self.arguments.book, may_be_new=self.arguments.command in _BEGINNING)

    @property
    def today(self) -> date:
        return self.now.date()

    def open(self, *, even_if_moved: bool = False, even_if_over: bool = False) -> "Desk":
        """The book, unlocked; raises the refusals of the store and of the passphrase."""
        from rmdesk.cli.passphrase import passphrase_for
        from rmdesk.desk.audit import opened_by
        from rmdesk.desk.erasing.finishing import require_not_erased
        from rmdesk.store.disk.header import read_header
        from rmdesk.store.disk.refusals import TooSoon
        from rmdesk.store.unlocking.tries import Tries
        from rmdesk.store.unlocking.unlock import unlock

        require_not_erased(self.book)
        header, tries = read_header(self.book), Tries(self.book)
        if seconds := tries.wait(now=time.time()):  # before anyone is asked for a passphrase
            raise TooSoon(seconds=seconds)
        passphrase = passphrase_for(self.arguments.passphrase_file)
        tries.charge(now=time.time())
        unlocked = unlock(header, passphrase)
        tries.refund()
        desk = opened_by(
            self.book,
            unlocked,
            today=self.today,
            now=time.time(),
            even_if_moved=even_if_moved,
            even_if_over=even_if_over,
        )
        try:
            _tell_of_erase(desk, now=self.now)
        except BaseException:
            desk.close()
            raise
        return desk


def begun_sentence(at: datetime) -> str:
    """That an erase was begun, at which moment."""
    return _("An erase of this book was begun on {at}.").format(
        at=at.isoformat(sep=" ", timespec="minutes")
    )


def _tell_of_erase(desk: "Desk", *, now: datetime) -> None:
    """A book with the mark of an erase opens like any other, once that was said."""
    from rmdesk.cli.printing import say
    from rmdesk.desk.erasing.going_back import begun_erase, strange_sentence

    begun = begun_erase(desk, now=now)
    if begun is None:
        return
    if begun.marker is None:
        say(strange_sentence())
        return
    say(begun_sentence(begun.marker.facts.begun_at))
    say(_("Its keys are whole. rmdesk erase goes on; rmdesk erase --undo keeps the book."))
