"""`check`: a whole book is read and verified."""

from dataclasses import asdict

from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.desk.checking import examine
from rmdesk.domain.check_findings import Grave
from rmdesk.domain.kin.ties import TieFault
from rmdesk.language import N_, _
from rmdesk.store.ties import BrokenTie
from rmdesk.store.verify import Verdict
from rmdesk.ui.words.checks import sentence


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
