"""`new` and `check`: a book as a whole."""

from dataclasses import asdict

from rmdesk.cli.exits import Exit
from rmdesk.cli.passphrase import new_passphrase
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.desk.checking import examine
from rmdesk.desk.opening import new_book
from rmdesk.domain.check_findings import Grave
from rmdesk.domain.ties import TieFault
from rmdesk.known_books import note_made
from rmdesk.language import N_, _
from rmdesk.store.disk.files import require_vacant
from rmdesk.store.ties import BrokenTie
from rmdesk.store.verify import Verdict
from rmdesk.ui.words.checks import sentence


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


def check(session: Session) -> Exit:
    """Verify the book; a fault ends with DAMAGED."""
    with session.open() as desk:
        report = examine(desk, now=session.now)
    verdict = report.verdict
    if session.arguments.as_json:
        ties = [
            {"number": tie.number, "other_number": tie.other_number, "fault": tie.fault.value}
            for tie in verdict.broken_ties
        ]
        findings = [
            {"grave": fact.grave.value, "about": fact.about.value, **fact.facts}
            for fact in report.facts
        ]
        print_json(
            {
                "sound": report.is_sound,
                **asdict(verdict),
                "broken_ties": ties,
                "findings": findings,
            }
        )
    for words in _sentences(verdict):
        say(words)
    for grave, sign in _SIGNS.items():
        for fact in report.facts:
            if fact.grave is grave:
                say(f"{sign} {sentence(fact)}")
    return Exit.DONE if report.is_sound else Exit.DAMAGED


_SIGNS = {Grave.FAULT: "!", Grave.ADVICE: "*", Grave.WELL: "-"}
"""The gravest first; signs that every terminal has."""


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
    said = [sentence.format(count=count) for count, sentence in findings if count]
    if verdict.is_damaged:
        said.append(_("Keep the files as they are, and put the book back from a backup."))
    return [*said, *map(_tie_sentence, verdict.broken_ties)]


_TIE_FAULTS = {
    TieFault.TO_ONESELF: N_(
        "Client {number} is tied to itself."
        " Open that relative on the client's page and end the tie."
    ),
    TieFault.ONE_SIDED: N_(
        "The tie of client {number} to {other} stands in one file only. Open that relative on the"
        " page of {number}, look at the answers and save: then both files hold it."
    ),
    TieFault.TWICE: N_(
        "Clients {number} and {other} are tied more than once; until that is mended the strictest"
        " answer counts. Open that relative on the page of {number}, look at the answers and save."
    ),
    TieFault.UNLIKE: N_(
        "What clients {number} and {other} are to each other differs in their files. Open that"
        " relative on the page of {number}, look at the relation and save."
    ),
}


def _tie_sentence(tie: BrokenTie) -> str:
    """What is wrong with a tie and how to mend it; names stay inside the book."""
    unknown = _("(no number)")
    return _(_TIE_FAULTS[tie.fault]).format(
        number=tie.number or unknown, other=tie.other_number or unknown
    )
