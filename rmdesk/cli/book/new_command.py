"""`new`: an empty book is started."""

from rmdesk.cli.exits import Exit
from rmdesk.cli.passphrase import new_passphrase
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.desk.opening import new_book
from rmdesk.known_books import note_made
from rmdesk.language import _
from rmdesk.store.disk.files import require_vacant


def new(session: Session) -> Exit:
    """Start an empty book; raises BookExists, WeakPassphrase and the like."""
    require_vacant(session.book)  # before anyone thinks of a passphrase
    passphrase = new_passphrase(session.arguments.passphrase_file)
    new_book(session.book, passphrase, today=session.today).close()
    note_made(session.book)
    if session.arguments.as_json:
        print_json({"book": str(session.book)})
    say(_("A new book was started: {path}").format(path=session.book))
    say(_("Nothing but the passphrase opens it: there is no way back without it."))
    return Exit.DONE
