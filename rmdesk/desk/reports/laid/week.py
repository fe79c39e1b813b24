"""The report of a week, laid out."""

from collections.abc import Iterator

from rmdesk.desk.reports.laid import deals
from rmdesk.desk.reports.laid.calls import calls
from rmdesk.desk.reports.laid.manner import Manner
from rmdesk.desk.reports.laid.targets import progress
from rmdesk.desk.reports.laid.upkeep import upkeep_effect, upkeep_progress
from rmdesk.desk.reports.told import Figures, Part, Report, remarks
from rmdesk.desk.reports.week import WeekReport
from rmdesk.exchange.writers.paper import Words
from rmdesk.language import _


def week_in_words(week: WeekReport, manner: Manner) -> Report:
    """The report in words and tables."""
    words = manner.words
    return Report(
        title=_("Report of the week"),
        about=tuple(_about(week)),
        parts=(
            Part(_("Targets"), tuple(_targets(week, manner))),
            Part(
                _("Deals"),
                (
                    deals.closed_deals(week.closed, manner),
                    deals.added_deals(week.added, manner),
                    deals.stages(week.stages, words),
                    deals.lost_deals(week.reasons, words),
                    *((deals.lost_one_by_one(week.lost, manner),) if week.lost else ()),
                    deals.expected_deals(
                        week.expected, manner, name=_("Deals expected in the week after")
                    ),
                ),
            ),
            Part(
                _("Calls and upkeep"),
                (
                    calls(week.calls),
                    upkeep_progress(week.upkeep, words),
                    upkeep_effect(week.upkeep, week.left, words),
                ),
            ),
        ),
    )


def _about(week: WeekReport) -> Iterator[tuple[str, str]]:
    span = _("{first} to {last}").format(first=week.first.isoformat(), last=week.last.isoformat())
    yield _("Week"), span
    if week.today <= week.last:
        yield _("As of"), week.today.isoformat()


def _targets(week: WeekReport, manner: Manner) -> Iterator[Figures | Words]:
    notes = dict.fromkeys(
        manner.words.reason(note) for standing in week.standings for note in standing.notes
    )
    if notes:
        yield Words(name=_("To be known"), text=remarks(*notes))
    for standing in week.standings:
        yield from progress(standing, manner.words)
