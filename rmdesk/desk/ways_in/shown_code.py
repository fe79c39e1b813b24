"""That the recovery code was used: whoever stood by has seen it, so another one is due."""

from datetime import date
from typing import Final

from rmdesk.crypto.slots import Kind
from rmdesk.desk.book import Desk

_USED: Final = "recovery.used"


def remember_used(desk: Desk, by: Kind, on: date) -> None:
    """Keep that the book was opened by the code, if that was what opened it."""
    if by is Kind.RECOVERY:
        desk.state.put(_USED, on.isoformat())


def used_on(desk: Desk) -> date | None:
    """The day on which the code that still opens the book was last used."""
    kept = desk.state.get(_USED)
    return date.fromisoformat(kept) if kept else None


def forget_used(desk: Desk) -> None:
    """Another code was drawn, or the code opens nothing any more."""
    desk.state.put(_USED, None)
