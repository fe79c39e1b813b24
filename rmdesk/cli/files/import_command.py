"""`import`: files read in a process of their own, matched, and taken in at once or not at all."""

from pathlib import Path

from rmdesk.cli.exits import Exit
from rmdesk.cli.files.import_layout import read_layout
from rmdesk.cli.files.import_rules import read_rules
from rmdesk.cli.passphrase import password_in
from rmdesk.cli.printing import print_json, print_table, say, say_refusal
from rmdesk.cli.session import Session
from rmdesk.desk.backups.making import LARGE_IMPORT, back_up
from rmdesk.desk.importing.memory import keep, recall
from rmdesk.desk.importing.rejecting import rejected, save_rejects
from rmdesk.desk.importing.taking_in import Preview, Report, commit, preview
from rmdesk.desk.record.plain import Record
from rmdesk.domain.problems import Problem, Weight
from rmdesk.errors import InputError
from rmdesk.exchange.layouts import Correction
from rmdesk.exchange.process.reader import read_files
from rmdesk.exchange.reading import Reading
from rmdesk.language import _
from rmdesk.store.backups.folder import Why
from rmdesk.ui.formats import Align
from rmdesk.ui.words.import_texts import FATE_TITLES, rules_text


def take_in(session: Session) -> Exit:
    """Import the files; with `--dry-run` only say what would happen.

    PROBLEMS when rows were left out or await a decision; the others are in all the same.
    """
    arguments = session.arguments
    paths = [Path(word) for word in arguments.words]
    password = password_in(arguments.password_file) if arguments.password_file else ""
    passwords = dict.fromkeys(paths, password)
    with session.open() as desk:
        memory = recall(desk)
        typed: dict[str, Correction] = {}
        if arguments.layout:
            typed = read_layout(arguments.layout, paths, today=session.today, passwords=passwords)
        # The files may come from anyone and are read without the key, in another process.
        reading = read_files(
            paths,
            today=session.today,
            corrections={**memory.corrections, **typed},
            passwords=passwords,
        )
        fingerprints = [sheet.layout.fingerprint for sheet in reading.sheets if sheet.layout]
        known = memory.rules(fingerprints)
        rules = read_rules(
            known,
            reading,
            mode=arguments.mode,
            extent=arguments.extent,
            policies=arguments.policies,
        )
        expected = preview(desk, reading, rules)
        report: Report = expected
        if not arguments.preview:
            if expected.records >= LARGE_IMPORT:
                back_up(desk, why=Why.IMPORT, now=session.now)
            report = commit(desk, expected, now=session.now)
            memory.learn(fingerprints, typed, rules, today=session.today)
            keep(desk, memory)
    written = _save_rejects(report, reading, paths, password) if arguments.rejects else []
    if arguments.as_json:
        print_json(_record(report, written, committed=not arguments.preview))
    else:
        say(_("Rules: {rules}").format(rules=rules_text(rules)))
        _print(report)
    for path in written:
        say(_("What stayed out was written to {file}.").format(file=path))
    say(_closing(expected, is_preview=arguments.preview))
    hurt = any(problem.weight is not Weight.NOTICE for problem in report.problems)
    return Exit.PROBLEMS if hurt else Exit.DONE


def _save_rejects(report: Report, reading: Reading, paths: list[Path], password: str) -> list[Path]:
    """The files of rejects, one beside each source that has any."""
    written = []
    for path in paths:
        if reasons := rejected(report, reading, path.name):
            try:
                written.append(save_rejects(path, reading, reasons, password=password))
            except InputError as error:  # what went in is in all the same
                say_refusal(error)
    return written


def _record(report: Report, written: list[Path], *, committed: bool) -> Record:
    return {
        "sheets": [{**counts.as_dict(), "sheet": counts.sheet or None} for counts in report.sheets],
        "problems": [_problem_record(problem) for problem in report.problems],
        "rejects": [str(path) for path in written],
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
    headings = [_("File"), _("Sheet"), *(_(title) for title in FATE_TITLES.values())]
    figures: list[Align] = ["right"] * len(FATE_TITLES)
    rows = [
        [counts.file, counts.sheet, *(str(getattr(counts, fate)) for fate in FATE_TITLES)]
        for counts in report.sheets
    ]
    print_table(headings, rows, ["left", "left", *figures])
    for problem in report.problems:
        say(f"{problem.place()}: {problem.sentence()}")


def _closing(expected: Preview, *, is_preview: bool) -> str:
    if is_preview:
        return _("A preview: nothing was changed.")
    if not expected.changes_anything:
        return _("Nothing new: the book already has all of it.")
    return _("Taken in; undo in the desk takes it back until midnight.")
