"""Which book the prompt asks for, where several are known and none was named.

Nothing that a passphrase may hold chooses one: the arrows, Tab and F1 to F9 do, and only while
nothing is typed. So a passphrase that was typed ahead goes whole to the book that stands there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from rmdesk import places
from rmdesk.errors import Refused, RmdeskError
from rmdesk.known_books import KnownBook
from rmdesk.language import N_, _
from rmdesk.printable import printable
from rmdesk.store.disk.files import erasing_path, is_started
from rmdesk.ui.console.keystrokes import F_KEYS, Key
from rmdesk.ui.console.prompt import Turn, Turned, ask_hidden, ask_shown, never
from rmdesk.ui.console.terminal import Terminal, cells
from rmdesk.ui.unlock.telling import tell


class NoBookNamed(Refused):
    """What was typed is not told again: it may be a passphrase."""

    message = N_("What was typed names no book.")
    hint = N_("Type the name of a book above, a new name, or a path from the drive on.")


class SecretTyped(Refused):
    """No book is called like what would do as a passphrase; nor is that shown again."""

    message = N_("No book has that name, and a new one is not called so: it may be a passphrase.")
    hint = N_("Type a shorter name, or a path from the drive on.")


@dataclass(frozen=True, slots=True)
class Offered:
    """A line of the choice; `is_new` says that a book may begin there.

    `is_far`: it lies on somebody's server that a folder's list names, and was not looked for.
    """

    book: KnownBook
    is_there: bool
    is_new: bool = False
    is_far: bool = False


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
            if one.is_far:
                label = self.label(terminal, _("It lies on a server; Enter looks there:"))
                ask_hidden(terminal, label, turn=self.turn)
                self._offered[self._at] = replace(one, is_far=False)
                continue
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
        typed = ask_shown(terminal, label, turn=self.turn, stays=False)
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
        """The book that a name or path means; raises NoBookNamed and SecretTyped."""
        wanted = text.casefold()
        for one in self._offered:
            if one.book.name.casefold() == wanted:
                return one.book
        try:
            path = Path(text).expanduser()
            if not path.is_absolute():
                places.check_name(text)
                path = places.data_folder() / f"{text}.rmdesk"
                if not is_started(path) and _may_be_secret(text):
                    raise SecretTyped
                return KnownBook(text, path)
            if path.is_dir():
                path /= "book.rmdesk"
        except SecretTyped:
            raise
        except (RmdeskError, RuntimeError, OSError, ValueError):
            raise NoBookNamed from None
        return KnownBook(path.stem, path)


def _may_be_secret(text: str) -> bool:
    """Whether it would do as a passphrase."""
    from rmdesk.crypto.passphrase import WeakPassphrase, require_strength

    try:
        require_strength(text)
    except WeakPassphrase:
        return False
    return True


def _told(one: Offered) -> str:
    if one.is_new:
        return _("a new book")
    opened = one.book.opened
    parts = [
        _("opened {day}").format(day=opened.isoformat()) if opened else "",
        _state(one),
    ]
    return "  ".join(filter(None, parts))


def _state(one: Offered) -> str:
    if one.is_far:
        return _("on a server")
    return "" if one.is_there else _("not there")
