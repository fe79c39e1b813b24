"""Which plan or report is wanted: of a day, a week or a month."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rmdesk.domain.call_figures import Period, moved
from rmdesk.domain.months import first_of


class ReportKind(StrEnum):
    """What is planned or reported, in the order in which they are offered."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report: of the day, the week or the month that `day` lies in, with notes where asked."""

    kind: ReportKind
    day: date
    with_notes: bool = False

    def stepped(self, steps: int) -> "Wanted":
        """The one so many days, weeks or months later."""
        return Wanted(self.kind, moved(_PERIODS[self.kind], self.day, steps), self.with_notes)

    def first_day(self) -> date:
        """Where its time begins."""
        match self.kind:
            case ReportKind.DAY:
                return self.day
            case ReportKind.WEEK:
                return self.day - timedelta(days=self.day.weekday())
            case ReportKind.MONTH:
                return first_of(self.day)


_PERIODS = {
    ReportKind.DAY: Period.DAY,
    ReportKind.WEEK: Period.WEEK,
    ReportKind.MONTH: Period.MONTH,
}
