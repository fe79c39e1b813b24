"""`new` and `check`: a book as a whole."""

from dataclasses import asdict

from rmdesk.cli.exits import Exit
from rmdesk.cli.passphrase import new_passphrase
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.desk.opening import new_book
from rmdesk.language import _
from rmdesk.store.files import require_vacant
from rmdesk.store.verify import Verdict, verify


def new(session: Session) -> Exit:
    """Start an empty book; raises BookExists, WeakPassphrase and the like."""
    require_vacant(session.book)  # before anyone thinks of a passphrase
    passphrase = new_passphrase(session.arguments.passphrase_file)
    new_book(session.book, passphrase, today=session.today).close()
    if session.arguments.as_json:
        print_json({"book": str(session.book)})
    say(_("A new book was started: {path}").format(path=session.book))
    say(_("Nothing but the passphrase opens it: there is no way back without it."))
    return Exit.DONE


def check(session: Session) -> Exit:
    """Verify the book; a fault ends with DAMAGED."""
    with session.open() as desk:
        verdict = verify(desk.store, today=session.today)
    if session.arguments.as_json:
        print_json({"sound": verdict.is_sound, **asdict(verdict)})
    for sentence in _sentences(verdict):
        say(sentence)
    return Exit.DONE if verdict.is_sound else Exit.DAMAGED


def _sentences(verdict: Verdict) -> list[str]:
    if verdict.is_sound:
        return [
            _("The book is sound: {clients} clients; every page and record was read.").format(
                clients=verdict.clients
            )
        ]
    findings = (
        (verdict.pages, _("Pages that were changed or damaged on disk: {count}")),
        (verdict.structure, _("Faults in the order of the database: {count}")),
        (verdict.references, _("Records of clients that are not there: {count}")),
        (verdict.facts, _("Clients whose figures do not follow from their records: {count}")),
    )
    return [
        *(sentence.format(count=count) for count, sentence in findings if count),
        _("Keep the files as they are, and put the book back from a backup."),
    ]
