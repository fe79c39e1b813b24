"""`books`: those known here, by name; adding one to the list and taking one off it."""

from pathlib import Path

from rmdesk import places
from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, print_table, say, say_refusal
from rmdesk.cli.session import Session
from rmdesk.desk.exporting.release import as_cell
from rmdesk.known_books import BookList, NoSuchBook, forget_book
from rmdesk.language import _
from rmdesk.store.disk.files import require_book


def books(session: Session) -> Exit:
    """Do with the list what was asked for, and print it; no book is opened or changed."""
    arguments = session.arguments
    if arguments.added is not None:
        _add(arguments.added, name=arguments.name or "")
    if arguments.forgotten is not None:
        _forget(arguments.forgotten)
    found = BookList.load()
    if found.problem:
        say_refusal(found.problem)
    _print(found, as_json=arguments.as_json)
    return Exit.DONE


def _add(path: Path, *, name: str) -> None:
    """Raises what keeps a file from being a book, NameTaken, BadName and UnwritableBooks."""
    book = path / "book.rmdesk" if path.is_dir() else path
    require_book(book)
    former = BookList.load()
    found = former.with_book(book, name=name)
    found.save()
    for lost in former.lost_to(found):
        say(_("“{name}” is off the list: it was full.").format(name=lost.name))
    added = found.at(book)
    if added is not None:
        say(_("In the list as “{name}”.").format(name=added.name))


def _forget(name: str) -> None:
    """Raises NoSuchBook and UnwritableBooks."""
    known = BookList.load().called(name)
    if known is None:
        raise NoSuchBook(name=as_cell(name))
    forget_book(known.path)
    say(_("“{name}” is off the list; the book itself is untouched.").format(name=known.name))


def _print(found: BookList, *, as_json: bool) -> None:
    if as_json:
        print_json(
            [
                {
                    "name": book.name,
                    "path": str(book.path),
                    "opened": book.opened.isoformat() if book.opened else None,
                    "is_there": book.is_there(),
                }
                for book in found.books
            ]
        )
        return
    if not found.books:
        say(_("No book is known here yet; one that is opened is listed."))
    else:
        headings = (_("Book"), _("Opened"), "", _("File"))
        rows = [
            (
                as_cell(book.name),
                book.opened.isoformat() if book.opened else "",
                "" if book.is_there() else _("not there"),
                as_cell(str(book.path)),
            )
            for book in found.books
        ]
        print_table(headings, rows, ("left",) * 4)
    say(_("The list lies in {folder}.").format(folder=as_cell(str(places.settings_folder()))))
