"""`doctor`: whether this PC and this terminal are fit for the desk; opens no book."""

import os
import shutil
import sys
from datetime import datetime

from rmdesk import settings
from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.doctor.circumstances import Circumstances
from rmdesk.doctor.examination import examine
from rmdesk.doctor.finding import Finding, Verdict, worst
from rmdesk.doctor.told import VERDICT_WORDS, record, sentence, summary
from rmdesk.language import _
from rmdesk.ui.console.kind import TerminalKind, kind_of
from rmdesk.ui.console.seen import streams, terminal_seen
from rmdesk.ui.console.width_probe import Widths
from rmdesk.ui.formats import cells, clean, fit
from rmdesk.ui.words.wrapping import wrap

_WORD_WIDTH = 4
_LEAST_COLUMNS = 40


def doctor(session: Session) -> Exit:
    """Tell what was found; REFUSED when something has to be mended."""
    findings = examine(_circumstances(session))
    if session.arguments.as_json:
        print_json(record(findings))
    else:
        # What is to be mended stands last: in a small window the first lines are gone.
        for finding in sorted(findings, key=lambda one: list(Verdict).index(one.verdict)):
            for line in _lines(finding):
                print(line)
        say(summary(findings))
    return Exit.REFUSED if worst(findings) is Verdict.BAD else Exit.DONE


def _circumstances(session: Session) -> Circumstances:
    is_there = sys.stdin.isatty() and sys.stdout.isatty()
    is_dumb = kind_of(os.environ) is TerminalKind.DUMB
    widths = _measured() if is_there and not is_dumb else None
    return Circumstances(
        terminal=terminal_seen(
            os.environ,
            streams(),
            widths,
            is_there=is_there,
            wished_signs=session.preferences.glyphs,
        ),
        book=session.book,
        settings_file=settings.settings_file(),
        now=datetime.now().astimezone(),  # this PC's own clock is looked at, not --today
        environment=os.environ,
    )


def _measured() -> Widths | None:
    """Keys that are typed meanwhile are lost: less than half a second of them."""
    from rmdesk.ui.console.terminal import opened

    with opened() as terminal:
        terminal.measure()
        return terminal.widths(patiently=True)


def _lines(finding: Finding) -> list[str]:
    """One line for a program that reads; for people as many as the window makes of it."""
    word = fit(_(VERDICT_WORDS[finding.verdict]), _WORD_WIDTH)
    told = clean(sentence(finding))
    if not sys.stdout.isatty():
        return [f"{word}  {told}"]
    columns = max(_LEAST_COLUMNS, shutil.get_terminal_size().columns - 1)
    indent = cells(word) + 2
    first, *rest = wrap(told, columns - indent)
    return [f"{word}  {first}", *(" " * indent + line for line in rest)]
