"""That a book has moved to another computer: looked at whenever it is opened."""

import shlex
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.language import N_
from rmdesk.store.disk.refusals import BookRefused

MOVED: Final = "moved"
"""The state under which the book left behind says when it moved."""

MOVING: Final = "moving"
"""The state under which a book says that a move out of here was begun, and not yet ended."""


class MovedAway(BookRefused):
    exit_code = 27
    message = N_("This book was moved to another computer on {day}.")
    hint = N_("Work there. If it never arrived, take it back: rmdesk move-out --undo --book {file}")


def unfinished_move(desk: Desk) -> str | None:
    """The day of a move that a cut ended: whether its file is whole, nobody here can say."""
    day: str | None = desk.state.get(MOVING)
    return day


def forget_unfinished_move(desk: Desk) -> None:
    """Whoever opens the book was told."""
    desk.state.put(MOVING, None)


def require_here(desk: Desk) -> None:
    """Raise MovedAway when the open book has moved."""
    if (day := desk.state.get(MOVED)) is not None:
        raise MovedAway(day=day, file=shlex.quote(desk.vault.path.name))
