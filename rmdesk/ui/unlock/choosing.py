"""Which book the prompt asks for, where several are known and none was named.

Nothing that a passphrase may hold chooses one: the arrows, Tab and F1 to F9 do, and only while
nothing is typed. So a passphrase that was typed ahead goes whole to the book that stands there.
"""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from rmdesk import places
from rmdesk.errors import Refused, RmdeskError
from rmdesk.known_books import BookList, KnownBook, choices
from rmdesk.language import N_, _
from rmdesk.store.disk.files import erasing_path, is_started
from rmdesk.ui.keystrokes import F_KEYS, Key
from rmdesk.ui.prompt import Turn, Turned, Work, ask_hidden, ask_shown, never
from rmdesk.ui.terminal import Terminal, cells, printable
from rmdesk.ui.unlock.telling import tell

_MOST_SHOWN: Final = len(F_KEYS) - 1
"""Books that are offered; F9 or the one behind them is for any other."""
_LONGEST_LOOK: Final = 0.5
"""Seconds after which a book on a drive that does not answer counts as not there."""
_LEFT: Final = "book "


class NoBookNamed(Refused):
    message = N_("“{text}” names no book.")
    hint = N_("Type the name of a book above, a new name, or a path from the drive on.")


@dataclass(frozen=True, slots=True)
class Offered:
    """A line of the choice; `is_new` says that a book may begin there."""

    book: KnownBook
    is_there: bool
    is_new: bool = False


class Choice:
    """The books on offer, and the one that is asked for; with one alone there is nothing to choose.

    `several` says whether another can be turned to, by name where no other is listed.
    """

    def __init__(self, offered: Sequence[Offered], *, at: int = 0, several: bool) -> None:
        self._offered = list(offered)
        self._at = at
        self.is_several = several
        self.problem: RmdeskError | None = None

    @classmethod
    def of_one(cls, book: Path) -> "Choice":
        """No choice: the book was named."""
        return cls([Offered(KnownBook(book.stem, book), is_there=True, is_new=True)], several=False)

    @property
    def path(self) -> Path:
        """Of the book that was opened."""
        return self._offered[self._at].book.path

    @property
    def turn(self) -> Turn:
        return self._turn if self.is_several else never

    def _turn(self, key: Key) -> bool:
        """Turn to another line; False where `key` leads to none, or to where one stands."""
        count, at = len(self._offered) + 1, self._at
        if key is Key.DOWN:
            self._at = (at + 1) % count
        elif key is Key.UP:
            self._at = (at - 1) % count
        elif key in F_KEYS and F_KEYS.index(key) < count:
            self._at = F_KEYS.index(key)
        return self._at != at

    def say(self, terminal: Terminal) -> None:
        """What can be opened, and how another is chosen."""
        if not self.is_several:
            terminal.say(f"rmdesk  {printable(self.path.name)}")
            return
        terminal.say("rmdesk")
        width = max(cells(printable(one.book.name)) for one in self._offered)
        for number, one in enumerate(self._offered, start=1):
            name = printable(one.book.name)
            gap = " " * (width - cells(name))
            terminal.say(f" {number}  {name}{gap}  {_told(one)}".rstrip())
        count = len(self._offered) + 1
        terminal.say(f" {count}  {_('another one, or a new one, by its name')}")
        said = _("Up, Down, Tab or F1 to F{last} choose, before a passphrase is typed.")
        terminal.say(said.format(last=count))  # unbroken: what breaks lines, the prompt awaits

    def label(self, terminal: Terminal, question: str) -> str:
        """The question, and before it of which book it is asked."""
        if not self.is_several:
            return question
        room = max(8, terminal.columns // 3)
        name = printable(self._offered[self._at].book.name)
        while cells(name) > room:
            name = name[:-1]
        return f"{self._at + 1} {name}  {question}"

    def settled(self, terminal: Terminal) -> Path:
        """The book to be opened or begun: one that is there, or that is meant to be new.

        Raises Turned and Left.
        """
        while True:
            if self._at == len(self._offered):
                self._take_named(terminal)
                continue
            one = self._offered[self._at]
            if not self.is_several or self._may_be_asked(terminal, one.book.path):
                return one.book.path
            if one.is_new:
                label = self.label(terminal, _("A new book; Enter begins it:"))
            else:
                label = self.label(terminal, _("It is not there; Enter looks again:"))
            # Hidden: a passphrase may be typed by whoever does not look.
            if not ask_hidden(terminal, label, turn=self.turn) and one.is_new:
                return one.book.path

    def _may_be_asked(self, terminal: Terminal, book: Path) -> bool:
        """Whether there is a book, or the end of one that was being erased; raises Turned."""
        try:
            return is_started(book) or erasing_path(book).exists()
        except RmdeskError as refusal:
            self.refused(terminal, refusal)

    def refused(self, terminal: Terminal, refusal: RmdeskError) -> NoReturn:
        """A book that cannot be asked for says so; raises Turned where another may be, and else the
        refusal itself."""
        if not self.is_several:
            raise refusal
        tell(terminal, refusal)
        ask_hidden(terminal, self.label(terminal, _("Enter looks again:")), turn=self.turn)
        raise Turned

    def _take_named(self, terminal: Terminal) -> None:
        """Ask for a name or path, and stand on that book; raises Turned and Left."""
        label = f"{self._at + 1} {_('Name or path of the book:')}"
        typed = ask_shown(terminal, label, turn=self.turn)
        try:
            book = self._named(typed.strip().strip('"'))
        except Refused as refusal:
            tell(terminal, refusal)
            return
        at = next((at for at, one in enumerate(self._offered) if one.book.is_at(book.path)), None)
        if at is None or not self._offered[at].is_there:
            self._offered.append(Offered(book, is_there=False, is_new=True))
            at = len(self._offered) - 1
        self._at = at

    def _named(self, text: str) -> KnownBook:
        """The book that a name or path means; raises NoBookNamed."""
        wanted = text.casefold()
        for one in self._offered:
            if one.book.name.casefold() == wanted:
                return one.book
        try:
            path = Path(text).expanduser()
            if not path.is_absolute():
                places.check_name(text)
                return KnownBook(text, places.data_folder() / f"{text}.rmdesk")
            if path.is_dir():
                path /= "book.rmdesk"
        except (Refused, RuntimeError, OSError, ValueError):
            raise NoBookNamed(text=printable(text)) from None
        return KnownBook(path.stem, path)


def _told(one: Offered) -> str:
    if one.is_new:
        return _("a new book")
    opened = one.book.opened
    parts = [
        _("opened {day}").format(day=opened.isoformat()) if opened else "",
        "" if one.is_there else _("not there"),
    ]
    return "  ".join(filter(None, parts))


def choice_of(own: Path, left: str, *, wants_another: bool) -> Choice:
    """What the prompt offers where no book was named: first the one that was `left` locked, or
    where another is wanted one that was not; else the last opened that is there."""
    found = BookList.load()
    if last := left_book(left):
        found = found.with_book(last)  # also where the disk did not take the list
    there = _there((*found.books, KnownBook("", own)))
    listed = choices(found, own, lambda book: there[book.path])[:_MOST_SHOWN]
    offered = [
        Offered(book, is_there=there[book.path], is_new=found.at(book.path) is None)
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
        return next(others, len(offered))
    if last is not None:
        same = (at for at, one in enumerate(offered) if one.book.is_at(last))
        return next(same, 0)
    return next((at for at, one in enumerate(offered) if one.is_there), len(offered) - 1)


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
