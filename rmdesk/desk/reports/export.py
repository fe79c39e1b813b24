"""A plan or report leaves the desk: read here, written in another process, placed and noted.

It goes through the same door as every export, with numbers masked unless a reason is given.
"""

from datetime import datetime
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.exporting.writing import Exported, Placing, place_and_note
from rmdesk.desk.reports.making import report_of
from rmdesk.desk.reports.told import ReportWords, paper_of
from rmdesk.domain.rhythm.reports import Wanted
from rmdesk.exchange.writers.outline import Form
from rmdesk.exchange.writers.paper import Paper
from rmdesk.exchange.writers.placing import check_target
from rmdesk.exchange.writers.writer import Written


class ReportExport:
    """One report on its way out. Raises NoReason, or the refusals of `check_target`."""

    def __init__(
        self,
        wanted: Wanted,
        path: Path,
        form: Form,
        words: ReportWords,
        *,
        reason: str | None = None,
        may_replace: bool = False,
    ) -> None:
        check_target(path, may_replace=may_replace)
        self._wanted = wanted
        self._words = words
        self._placing = Placing(path, form, may_replace)
        self._outgoing = Outgoing("report", reason=reason)

    def read(self, desk: Desk) -> Paper:
        """What leaves; raises DayIsOver."""
        report = report_of(desk, self._wanted, self._outgoing, self._words)
        self._outgoing.clients = len(report.clients)
        return paper_of(report)

    def leave(self, desk: Desk, written: Written, *, now: datetime) -> Exported:
        """Put the finished file in its place and note it in the journal, or neither."""
        about = {
            "report": self._wanted.kind.value,
            "day": self._wanted.first_day().isoformat(),
            "notes": self._wanted.with_notes,
        }
        place_and_note(desk, self._outgoing, self._placing, written.content, about=about, now=now)
        return Exported(
            path=self._placing.path,
            rows=self._outgoing.clients,
            clients=self._outgoing.clients,
            is_masked=self._outgoing.is_masked,
            is_sealed=bool(self._placing.form.password),
            cut=written.cut,
            notes=written.notes,
        )


def file_stem(wanted: Wanted) -> str:
    """What its file is called without the ending: ``month 2026-11``, ``week 2026-11-16``."""
    day = wanted.first_day().isoformat()
    return f"{wanted.kind.value} {day[:7] if wanted.kind.value == 'month' else day}"
