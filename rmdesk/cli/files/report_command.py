"""`report`: the plan of a day, or the report of a week or month, into a file."""

from pathlib import Path

from rmdesk.cli.exits import Exit
from rmdesk.cli.passphrase import password_in
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.desk.exporting import release
from rmdesk.desk.exporting.papers import export_paper
from rmdesk.desk.reports.export import ReportExport
from rmdesk.desk.review_out.export import paper_kind
from rmdesk.domain.rhythm.reports import ReportKind, Wanted
from rmdesk.exchange.writers.outline import Form
from rmdesk.ui.words.reports import REPORT_WORDS


def report(session: Session) -> Exit:
    """Write the file and say what is in it."""
    arguments = session.arguments
    path = Path(arguments.out or "").absolute()
    password = password_in(arguments.password_file) if arguments.password_file else ""
    form = Form(kind=paper_kind(path), password=password)
    wanted = Wanted(
        ReportKind(arguments.what),
        arguments.first_day or session.today,
        with_notes=arguments.with_notes,
    )
    with session.open() as desk:
        release.require_allowed(desk)
        task = ReportExport(
            wanted,
            path,
            form,
            REPORT_WORDS,
            reason=arguments.reason,
            may_replace=arguments.may_replace,
        )
        done = export_paper(desk, task, form, now=session.now)
    if arguments.as_json:
        print_json(
            {
                "file": str(done.path),
                "report": wanted.kind.value,
                "from": wanted.first_day().isoformat(),
                "clients": done.clients,
                "masked": done.is_masked,
                "sealed": done.is_sealed,
                "texts_cut": done.cut,
            }
        )
    for sentence in done.sentences():
        say(sentence)
    return Exit.DONE
