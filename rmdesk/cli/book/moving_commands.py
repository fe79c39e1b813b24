"""`move-out` and `move-in`: a book to another computer, as one file."""

from pathlib import Path

from rmdesk.cli.asking import has_agreed
from rmdesk.cli.exits import Exit
from rmdesk.cli.passphrase import passphrase_for
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.desk.moving import out_and_in
from rmdesk.errors import InputError
from rmdesk.known_books import note_made
from rmdesk.language import N_, _
from rmdesk.store.backups.file import read_head
from rmdesk.store.disk.files import require_vacant
from rmdesk.store.unlocking.ways_in import key_of


class NoFileNamed(InputError):
    message = N_("The file to write is not named.")
    hint = N_("rmdesk move-out and the name of a file, such as one on a USB stick.")


def move_out(session: Session) -> Exit:
    """Write the file, and leave a book that says that it moved."""
    if session.arguments.undo:
        with session.open(even_if_moved=True) as desk:
            out_and_in.take_back(desk, now=session.now)
        say(_("The book opens here again. Destroy the file, so that nobody works on in both."))
        return Exit.DONE
    if not session.arguments.words[0]:
        raise NoFileNamed
    file = Path(session.arguments.words[0])
    with session.open() as desk:
        say(_("From then on the book here no longer opens, only the one made of the file."))
        if not has_agreed(is_meant=session.arguments.is_meant):
            return Exit.REFUSED
        contents = out_and_in.move_out(desk, file, now=session.now)
    if session.arguments.as_json:
        print_json({"file": str(file), "clients": contents.clients, "contacts": contents.contacts})
    say(
        _("The book is in {name}: {clients} clients, {contacts} contacts, read again.").format(
            name=file.name, clients=contents.clients, contacts=contents.contacts
        )
    )
    say(_("On the other computer: rmdesk move-in {name}").format(name=file.name))
    say(_("The passphrase opens that file: delete it everywhere once the book has arrived."))
    return Exit.DONE


def move_in(session: Session) -> Exit:
    """Make the book of the file."""
    file = Path(session.arguments.words[0])
    head = read_head(file)
    require_vacant(session.book)  # before anyone is asked for a passphrase
    out_and_in.require_move(head)
    key = key_of(head, passphrase_for(session.arguments.passphrase_file))
    contents = out_and_in.move_in(session.book, head, key, now=session.now)
    note_made(session.book)
    if session.arguments.as_json:
        print_json(
            {
                "book": str(session.book),
                "clients": contents.clients,
                "contacts": contents.contacts,
            }
        )
    say(
        _("The book has arrived: {clients} clients, {contacts} contacts, every page read.").format(
            clients=contents.clients, contacts=contents.contacts
        )
    )
    say(_("Now delete {name}: the passphrase opens it.").format(name=file.name))
    return Exit.DONE
