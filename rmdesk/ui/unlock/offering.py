"""What the prompt offers where no book was named: the known ones, as far as they are there, and
where it begins among them; and how a desk that was left tells which one it had open.
"""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from rmdesk import places
from rmdesk.known_books import BookList, KnownBook, choices
from rmdesk.ui.console.keystrokes import F_KEYS
from rmdesk.ui.console.prompt import Work
from rmdesk.ui.unlock.choosing import Choice, Offered

_MOST_SHOWN: Final = len(F_KEYS) - 1
"""Books that are offered; F9 or the one behind them is for any other."""
_LONGEST_LOOK: Final = 0.5
"""Seconds after which a book on a drive that does not answer counts as not there."""
_LEFT: Final = "book "


def choice_of(own: Path, left: str, *, wants_another: bool) -> Choice:
    """What the prompt offers where no book was named: first the one that was `left` locked, or
    where another is wanted one that was not; else the last opened that is there."""
    found = BookList.load()
    if last := left_book(left):
        found = found.with_book(last)  # also where the disk did not take the list
    known = (*found.books, KnownBook("", own))
    there = _there(book for book in known if not _is_far(book, last))
    listed = choices(found, own, lambda book: there.get(book.path, False))[:_MOST_SHOWN]
    offered = [
        Offered(
            book,
            is_there=there.get(book.path, False),
            is_new=found.at(book.path) is None,
            is_far=book.path not in there,
        )
        for book in listed
    ]
    is_missing = not any(one.is_there or one.is_new for one in offered)
    several = len(offered) > 1 or is_missing or wants_another
    choice = Choice(offered, at=_first(offered, last, wants_another), several=several)
    choice.problem = found.problem
    return choice


def _first(offered: Sequence[Offered], last: Path | None, wants_another: bool) -> int:
    """Where the choice begins; `last` is the book that was left."""
    if wants_another:
        last = last or offered[0].book.path
        others = (at for at, one in enumerate(offered) if not one.book.is_at(last) and one.is_there)
        # Never the line for a name: it shows what is typed, and a passphrase may be typed ahead.
        return next(others, _place(offered, last))
    if last is not None:
        return _place(offered, last)
    return next((at for at, one in enumerate(offered) if one.is_there), len(offered) - 1)


def _place(offered: Sequence[Offered], book: Path) -> int:
    return next((at for at, one in enumerate(offered) if one.book.is_at(book)), 0)


def _is_far(book: KnownBook, last: Path | None) -> bool:
    """Whether nobody of this computer has asked for that server: a stick's list is anybody's, and
    looking there tells it who looks."""
    is_asked = places.folder() is None or (last is not None and book.is_at(last))
    return not is_asked and places.is_on_server(book.path)


def _there(books: Iterable[KnownBook]) -> Mapping[Path, bool]:
    """Which of them are there, asked all at once: a drive that is gone may not answer for long."""
    asked = {book.path: Work(book.is_there) for book in books}
    until = time.monotonic() + _LONGEST_LOOK
    return {
        path: work.is_done(within=max(0.0, until - time.monotonic())) and work.result()
        for path, work in asked.items()
    }


def as_left(book: Path) -> str:
    """How a desk tells its parent which book it has open: a line of ASCII among the hours."""
    return f"{_LEFT}{os.fsencode(book).hex()}\n"


def left_book(left: str) -> Path | None:
    """The book that a desk had open, of what it left; None where it does not say."""
    for line in left.splitlines():
        if line.startswith(_LEFT):
            try:
                return Path(os.fsdecode(bytes.fromhex(line.removeprefix(_LEFT))))
            except ValueError:
                return None
    return None
