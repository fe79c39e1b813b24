"""`demo` without a terminal: the list of fictional clients as text, in the order of what is due."""

from pathlib import Path
from tempfile import TemporaryDirectory

from rmdesk.cli.clients.find_command import list_clients
from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import say
from rmdesk.cli.session import Session
from rmdesk.desk.demo.making import make_demo_book
from rmdesk.desk.opening import open_book
from rmdesk.domain.ids import ClientId
from rmdesk.language import _


def demo(session: Session) -> Exit:
    """List a demo book that is gone afterwards; on a terminal `__main__` opens its desk instead."""
    say(_("A demo: these clients are fictional, and the book is thrown away at the end."))
    if session.arguments.tour:
        say(_("The tour needs a terminal: start it in a terminal window."))
    with TemporaryDirectory(prefix="rmdesk-demo-", ignore_cleanup_errors=True) as folder:
        book, passphrase = make_demo_book(Path(folder), today=session.today)
        with open_book(book, passphrase, today=session.today) as desk:
            found = [ClientId(number) for number in desk.clients.ids()]
            as_json = session.arguments.as_json
            list_clients(desk, found, session.now, as_json=as_json, what="demo")
    return Exit.DONE
