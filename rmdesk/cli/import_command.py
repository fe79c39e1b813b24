"""`import`: files read in a process of their own, matched, and taken in at once or not at all."""

from pathlib import Path

from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, print_table, say
from rmdesk.cli.session import Session
from rmdesk.desk.record import Record
from rmdesk.desk.transfer import Report, commit, preview
from rmdesk.domain.problems import Problem, Weight
from rmdesk.exchange.reader import read_files
from rmdesk.language import N_, _
from rmdesk.ui.formats import Align

_COUNTS = {
    "new": N_("new"),
    "updated": N_("updated"),
    "unchanged": N_("unchanged"),
    "conflict": N_("conflict"),
    "refused": N_("refused"),
    "gone": N_("gone"),
}


def take_in(session: Session) -> Exit:
    """Import the files; with `--preview` only say what would happen.

    PROBLEMS when rows were left out or await a decision; the others are in all the same.
    """
    arguments = session.arguments
    with session.open() as desk:
        # The files may come from anyone and are read without the key, in another process.
        reading = read_files([Path(word) for word in arguments.words], today=session.today)
        expected = preview(desk, reading)
        report = expected if arguments.preview else commit(desk, expected, now=session.now)
    if arguments.as_json:
        print_json(_record(report, committed=not arguments.preview))
    else:
        _print(report)
    say(_closing(report, is_preview=arguments.preview))
    hurt = any(problem.weight is not Weight.NOTICE for problem in report.problems)
    return Exit.PROBLEMS if hurt else Exit.DONE


def _record(report: Report, *, committed: bool) -> Record:
    return {
        "sheets": [{**counts.as_dict(), "sheet": counts.sheet or None} for counts in report.sheets],
        "problems": [_problem_record(problem) for problem in report.problems],
        "committed": committed,
    }


def _problem_record(problem: Problem) -> Record:
    return {
        "file": problem.file,
        "sheet": problem.sheet or None,
        "row": problem.row,
        "column": problem.column or None,
        "weight": problem.weight.value,
        "message": problem.sentence(),
    }


def _print(report: Report) -> None:
    headings = [_("File"), _("Sheet"), *(_(title) for title in _COUNTS.values())]
    figures: list[Align] = ["right"] * len(_COUNTS)
    rows = [
        [counts.file, counts.sheet, *(str(getattr(counts, name)) for name in _COUNTS)]
        for counts in report.sheets
    ]
    print_table(headings, rows, ["left", "left", *figures])
    for problem in report.problems:
        say(f"{problem.place()}: {problem.sentence()}")


def _closing(report: Report, *, is_preview: bool) -> str:
    if is_preview:
        return _("A preview: nothing was changed.")
    if not report.changes_anything:
        return _("Nothing new: the book already has all of it.")
    return _("Taken in; undo in the desk takes it back until midnight.")
