"""The books known here: names, paths and the day each was last opened, the last opened first.

The list stands beside the settings and holds nothing of any client. It is never in the way: one
that cannot be read is told and begun afresh, and no book is the worse for it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from os.path import abspath, normcase
from pathlib import Path
from typing import Any, Final, Self

from rmdesk import places, settings
from rmdesk.errors import InputError, Refused
from rmdesk.language import N_
from rmdesk.whole_files import make_folder, put_in_place, read_whole, write_beside

_MOST_BYTES: Final = 200_000
_MOST_BOOKS: Final = 50
"""Beyond them the last of the list is dropped: the one that was opened longest ago, or never."""


class UnreadableBooks(InputError):
    message = N_("The list of books in {file} cannot be read.")
    hint = N_("It begins afresh; the books themselves are untouched.")


class StrangeBooks(UnreadableBooks):
    """A part of the list says nothing that names a book."""

    message = N_("{file}: a line of the list of books is none; the others count.")
    hint = N_("Add the book again: rmdesk books --add FILE.")


class UnwritableBooks(InputError):
    message = N_("The list of books cannot be written to {file}.")
    hint = N_("Check whether the folder exists and may be written to.")


class NoSuchBook(Refused):
    message = N_("No book in the list is called “{name}”.")
    hint = N_("rmdesk books shows the list.")


class NameTaken(Refused):
    message = N_("Another book in the list is called “{name}” already.")
    hint = N_("Choose another name.")


@dataclass(frozen=True, slots=True)
class KnownBook:
    """A book by the name it has in the list; `opened` None: never from here."""

    name: str
    path: Path
    opened: date | None = None

    def is_at(self, path: Path) -> bool:
        return _same(self.path) == _same(path)

    def is_there(self) -> bool:
        """Whether its file is there; may take long on a drive that is gone."""
        try:
            return self.path.exists()
        except (OSError, ValueError):
            return False


@dataclass(frozen=True, slots=True)
class BookList:
    """The list as it was found, the last opened first; `problem` is what was not understood."""

    books: tuple[KnownBook, ...] = ()
    problem: UnreadableBooks | None = field(default=None, compare=False)

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """The list at `path`, or the user's own; a missing one is empty. Never raises."""
        path = path or books_file()
        try:
            raw = read_whole(path, _MOST_BYTES)
        except FileNotFoundError:
            return cls()
        except OSError:
            return cls(problem=UnreadableBooks(file=path))

        import json  # here and not above: the unlock prompt waits for this module

        try:
            found = json.loads(raw)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict) or not isinstance(found.get("books"), list):
            return cls(problem=UnreadableBooks(file=path))
        books = tuple(_distinct(_book(one, path.parent) for one in found["books"]))
        is_whole = len(books) == len(found["books"])
        return cls(books, None if is_whole else StrangeBooks(file=path))

    def save(self, path: Path | None = None) -> None:
        """Replaces the file as a whole; raises UnwritableBooks and then has changed nothing.

        A file that was not understood is kept beside it under another name.
        """
        import json

        path = path or books_file()
        listed = [_entry(book, path.parent) for book in self.books]
        try:
            make_folder(path.parent)
            side = write_beside(path, f"{json.dumps({'books': listed}, indent=1)}\n".encode())
            try:
                if self.problem is not None:
                    path.replace(path.with_name(path.name + ".unreadable"))
                put_in_place(side, path)
            finally:
                side.unlink(missing_ok=True)
        except OSError as error:
            raise UnwritableBooks(file=path) from error

    def at(self, path: Path) -> KnownBook | None:
        """The book of that path."""
        return next((book for book in self.books if book.is_at(path)), None)

    def called(self, name: str) -> KnownBook | None:
        """The book of that name, capitals or not."""
        wanted = name.casefold()
        return next((book for book in self.books if book.name.casefold() == wanted), None)

    def with_book(self, path: Path, *, opened: date | None = None, name: str = "") -> Self:
        """The same list with `path`: on top where it was opened, else at the end where it is new.

        Without a `name` it keeps its own, or gets one by its file. Raises NameTaken and BadName.
        """
        path = Path(abspath(path))  # noqa: PTH100 -- a link on the way to it may be meant
        known = self.at(path)
        others = [book for book in self.books if book != known]
        if name:
            places.check_name(name)
            if any(book.name.casefold() == name.casefold() for book in others):
                raise NameTaken(name=name)
        elif known is None:
            name = self.name_for(path)
        else:
            name = known.name
        if opened is None and known is not None:
            at = self.books.index(known)
            others.insert(at, replace(known, name=name))
        else:
            others = others[: _MOST_BOOKS - 1]
            others.insert(0 if opened else len(others), KnownBook(name, path, opened))
        return replace(self, books=tuple(others))

    def lost_to(self, later: Self) -> tuple[KnownBook, ...]:
        """The books that are no longer in the `later` list."""
        return tuple(book for book in self.books if later.at(book.path) is None)

    def name_among(self, path: Path) -> str:
        """What to call the book of that path; empty where no other is known."""
        known = self.at(path)
        return known.name if known is not None and len(self.books) > 1 else ""

    def without(self, book: KnownBook) -> Self:
        return replace(self, books=tuple(one for one in self.books if one != book))

    def name_for(self, path: Path) -> str:
        """A name for a book that has none: of its file, or of its folder where that is taken."""
        wishes = [path.stem, path.parent.name]
        wishes += [f"{path.stem} {number}" for number in range(2, _MOST_BOOKS + 2)]
        free = (name for name in map(_as_name, wishes) if name and self.called(name) is None)
        return next(free, _as_name(path.stem))


def file_meant(said: Path, *, may_be_new: bool = True) -> Path:
    """The book that `said` means: a file, else one of the list by its name; one that is there, and
    not `may_be_new`, also by the name of its file. What means none, or two, stays as it is.
    """
    if said.name != str(said) or said.exists():
        return said
    found = BookList.load()
    if (known := found.called(said.name)) is not None:
        return known.path
    there = [book.path for book in found.books if book.path.name == said.name]
    return there[0] if len(there) == 1 and not may_be_new else said


def books_file() -> Path:
    """Where the list of books stands: beside the settings."""
    return settings.settings_file().with_name("books.json")


def note_opened(book: Path, day: date) -> BookList:
    """Remember that `book` was opened on `day`; the list then, which a disk that takes nothing
    does not keep."""
    return _kept(book, day)


def note_made(book: Path) -> None:
    """Remember a book that begins here, as far as the disk takes it."""
    _kept(book, None)


def _kept(book: Path, day: date | None) -> BookList:
    found = BookList.load()
    now = found.with_book(book, opened=day)
    if now != found or found.problem:
        with suppress(UnwritableBooks):
            now.save()
            return replace(now, problem=None)
    return now


def forget_book(book: Path) -> None:
    """Name `book` nowhere any more, which is gone for good; raises UnwritableSettings and
    UnwritableBooks.

    A file that was not understood is left as it is, lest more of it be lost.
    """
    settings.forget_book(book)
    found = BookList.load()
    known = found.at(book)
    if known is not None:
        found.without(known).save()


def choices(
    found: BookList, own: Path, is_there: Callable[[KnownBook], bool]
) -> tuple[KnownBook, ...]:
    """What may be opened where no book was named, in the order of the list; at its end `own`, the
    book of the settings, where it is not listed but there, or where nothing else is there."""
    unlisted = KnownBook(found.name_for(own), own)
    if found.at(own) is None and (is_there(unlisted) or not any(map(is_there, found.books))):
        return (*found.books, unlisted)
    return found.books


def _same(path: Path) -> str:
    return normcase(abspath(path))  # noqa: PTH100


def _as_name(text: str) -> str:
    """`text` as a name in the list; empty where nothing is left of it."""
    return "".join(sign for sign in text if sign.isprintable()).strip()[: places.LONGEST_NAME]


def _entry(book: KnownBook, folder: Path) -> dict[str, str]:
    opened = book.opened.isoformat() if book.opened else ""
    return {"name": book.name, "path": places.written(book.path, folder), "opened": opened}


def _book(found: object, folder: Path) -> KnownBook | None:
    """What an entry of the list says; None where it names no book."""
    if not isinstance(found, dict):
        return None
    kept: dict[str, Any] = found
    try:
        path = places.read(kept["path"], folder)
        name = _as_name(kept["name"])
    except (KeyError, TypeError, ValueError):
        return None
    return KnownBook(name, path, _day(kept.get("opened"))) if name else None


def _day(found: object) -> date | None:
    try:
        return date.fromisoformat(found) if isinstance(found, str) and found else None
    except ValueError:
        return None


def _distinct(found: Iterable[KnownBook | None]) -> Iterator[KnownBook]:
    """Each book and each name once."""
    kept: list[KnownBook] = []
    for book in found:
        if book is None or len(kept) == _MOST_BOOKS:
            continue
        if not any(book.is_at(one.path) or _alike(book, one) for one in kept):
            kept.append(book)
    yield from kept


def _alike(one: KnownBook, other: KnownBook) -> bool:
    return one.name.casefold() == other.name.casefold()
