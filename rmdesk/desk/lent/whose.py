"""That a book is lent: whose clients these are, until when, and where what is logged goes back to.

The mark stands inside the book, so a copy, a backup or a move takes it along. The newest day that
the clock ever showed stands beside it: a clock set back makes no lent book younger, and a restore
in its place takes neither back. Only a copy of the files together with a clock set back does.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from rmdesk.desk.book import Desk
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.disk.refusals import BookRefused

LENT: Final = "lent"
_SEEN: Final = "lent_seen"


class LentIsOver(BookRefused):
    exit_code = 34
    message = N_("This book was lent by {owner} until {day}; that is over.")
    hint = N_("Send back what you logged: rmdesk handover --back --out FILE.")


class SentBack(LentIsOver):
    """Whatever its day: what would be logged now never goes back."""

    message = N_("This book was sent back to {owner}; it only waits to be destroyed.")
    hint = N_("Finish that: rmdesk handover --back --out FILE writes it once more first.")


class OwnersToDo(Refused):
    message = N_("This book is lent: only {owner} may do that, in the book it came from.")
    hint = N_("Note what is wanted as a to-do; it goes back with what you log.")


class NothingMoreGoes(Refused):
    message = N_("The return to {owner} is written: what is logged now would not go back.")
    hint = N_("Give them the file, and destroy this book.")


class NotLent(Refused):
    message = N_("This book is not lent; there is nobody to send it back to.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """Whose book this is a part of.

    `bundle` is what it came in and `book` the owner's own, both in hex; `basis` the newest action
    of the lent book that is not the deputy's, `back_to` the key that the return is sealed to.
    `sent` is the return that was written: what is left to do then is to destroy this book.
    """

    bundle: str
    book: str
    owner: str
    branch: str
    until: date
    basis: int
    back_to: str
    device: str
    sent: str = ""

    def days_left(self, today: date) -> int:
        """Days on which it still opens after `today`; 0 on the last one, below after it."""
        return (self.until - today).days

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return today > self.until

    @classmethod
    def read(cls, kept: dict[str, str | int]) -> Self:
        """What `kept` said."""
        values = {**kept, "until": date.fromisoformat(str(kept["until"]))}
        return cls(**values)  # type: ignore[arg-type]

    def kept(self) -> dict[str, str | int]:
        """As the book keeps it."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {**values, "until": self.until.isoformat()}


def lent(desk: Desk) -> Lent | None:
    """What is known of the loan; None for a book of one's own."""
    kept = desk.state.get(LENT)
    return Lent.read(kept) if kept is not None else None


def require_lent(desk: Desk) -> Lent:
    """The loan; raises NotLent."""
    found = lent(desk)
    if found is None:
        raise NotLent
    return found


def require_own(desk: Desk) -> None:
    """Raise OwnersToDo in a lent book: what is done there once cannot come back as a change."""
    if (found := lent(desk)) is not None:
        raise OwnersToDo(owner=found.owner)


def has_lent(desk: Desk) -> bool:
    """Whether anybody was ever lent out of this book."""
    row = desk.vault.database.execute_sql(
        "SELECT 1 FROM bundles WHERE kind = ? LIMIT 1", (BundleKind.DEPUTY.value,)
    ).fetchone()
    return row is not None


def is_over(desk: Desk, found: Lent, *, clock: date) -> bool:
    """Whether the last day has passed by the latest of the clock's day, the newest day it ever
    showed, and the day that was set for the desk."""
    seen = date.fromisoformat(desk.state.get(_SEEN) or date.min.isoformat())
    return found.is_over(max(clock, seen, desk.today))


def require_in_time(desk: Desk, *, clock: date) -> None:
    """Raise LentIsOver after the last day; SentBack once the return was written."""
    found = lent(desk)
    if found is None:
        return
    if found.sent:
        raise SentBack(owner=found.owner)
    seen = date.fromisoformat(desk.state.get(_SEEN) or date.min.isoformat())
    if clock > seen:
        desk.state.put(_SEEN, clock.isoformat())
    if is_over(desk, found, clock=clock):
        raise LentIsOver(owner=found.owner, day=found.until.isoformat())
