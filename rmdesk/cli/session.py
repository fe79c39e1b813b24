"""What every command of one run shares: the book's path, the day, and how it was called."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rmdesk.cli.arguments import Arguments
from rmdesk.settings import Preferences

if TYPE_CHECKING:  # the engine is no part of `--help`
    from rmdesk.desk.book import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One run of the command line at the moment `now`."""

    arguments: Arguments
    preferences: Preferences
    now: datetime

    @property
    def book(self) -> Path:
        return self.arguments.book or self.preferences.book

    @property
    def today(self) -> date:
        return self.now.date()

    def open(self) -> "Desk":
        """The book, unlocked; raises the refusals of the store and of the passphrase."""
        from rmdesk.cli.passphrase import passphrase_for
        from rmdesk.desk.opening import open_book
        from rmdesk.store.files import require_book

        require_book(self.book)  # before anyone is asked for a passphrase
        passphrase = passphrase_for(self.arguments.passphrase_file)
        return open_book(self.book, passphrase, today=self.today)
