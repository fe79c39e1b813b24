"""Which report of which day: read from the book, and laid out as it may be seen."""

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.reports.day import day_plan
from rmdesk.desk.reports.laid.day import day_report
from rmdesk.desk.reports.laid.manner import Manner
from rmdesk.desk.reports.laid.month import month_in_words
from rmdesk.desk.reports.laid.week import week_in_words
from rmdesk.desk.reports.month import month_report
from rmdesk.desk.reports.told import Report, ReportWords
from rmdesk.desk.reports.week import week_report
from rmdesk.domain.rhythm.reports import ReportKind, Wanted
from rmdesk.domain.rhythm.settings import metrics_of


def report_of(desk: Desk, wanted: Wanted, outgoing: Outgoing, words: ReportWords) -> Report:
    """The report as it may leave, in the language in force; raises DayIsOver for a plan."""
    metrics = metrics_of(desk.rhythm_settings)
    manner = Manner(outgoing, words, metrics, with_notes=wanted.with_notes)
    match wanted.kind:
        case ReportKind.DAY:
            return day_report(day_plan(desk, wanted.day), manner)
        case ReportKind.WEEK:
            return week_in_words(week_report(desk, wanted.day), manner)
        case ReportKind.MONTH:
            return month_in_words(month_report(desk, wanted.day), manner)
