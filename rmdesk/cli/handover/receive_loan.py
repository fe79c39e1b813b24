"""`receive` of a deputy's bundle: it becomes a book of its own, never a part of another."""

from pathlib import Path

from rmdesk.cli.exits import Exit
from rmdesk.cli.passphrase import new_passphrase
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.desk.lending.books import make_lent_book, require_loan
from rmdesk.desk.receiving.opening import Verified
from rmdesk.desk.receiving.receipt import receipt_of
from rmdesk.language import _
from rmdesk.store.disk.files import require_vacant


def make_loan(session: Session, found: Verified) -> Exit:
    """Make the lent book at the place of --book; raises BookExists, NotALoan and the like."""
    require_loan(found, now=session.now)
    book: Path = session.book
    require_vacant(book)  # before anyone thinks of a passphrase
    passphrase = new_passphrase(session.arguments.passphrase_file)
    lent = make_lent_book(
        book, found.file, found.identity, passphrase, now=session.now, progress=_untold
    )
    receipt = receipt_of(found)
    if session.arguments.as_json:
        print_json(
            {
                "book": str(book),
                "owner": lent.owner,
                "branch": lent.branch,
                "until": lent.until.isoformat(),
                "clients": found.manifest.clients,
                "receipt": receipt,
                "fingerprint": found.fingerprint,
            }
        )
    say(
        _("A lent book of {count} clients of {owner}, open until {day}: {path}").format(
            count=found.manifest.clients, owner=lent.owner, day=lent.until.isoformat(), path=book
        )
    )
    say(_("Read this receipt to {owner}: {receipt}").format(owner=lent.owner, receipt=receipt))
    say(_("When the absence is over: rmdesk handover --back --out FILE"))
    return Exit.DONE


def _untold(_done: float) -> None:
    """Nobody watches a command."""
