"""The figures of calling as sections of a page, with their charts. Pure, without Textual."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from rmdesk.desk.calling.figures import CallFigures, DayFigures
from rmdesk.domain.call_figures import Period
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.figures import charts
from rmdesk.ui.widgets import chart
from rmdesk.ui.widgets.chart import BarRow
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Column, Item, Section
from rmdesk.ui.words import figures as words
from rmdesk.ui.words.figures import Names
from rmdesk.ui.words.wrapping import wrap

_SIDE_BY_SIDE_FROM: Final = 108


def periods(shown: Period, span: str) -> Callable[[int], Sequence[Line]]:
    """Composes the line of the periods with their digits, the one shown standing out, and which
    days it has at the right."""

    def compose(width: int) -> Sequence[Line]:
        cells = [Cell("", 1)]
        for digit, period in enumerate(Period, 1):
            text = f" {digit} {_(words.NAMES[period])} "
            style = "title" if period is shown else "heading"
            cells.append(Cell(text, formats.cells(text), style))
        taken = sum(cell.width for cell in cells)
        cells.append(Cell(f"{span} ", width - taken, "strong", "right"))
        return [line(*cells)]

    return compose


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """One period; side by side where the width allows."""

    figures: CallFigures
    names: Names

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        aims = Section(_("Against the aim"), self._aims, words.aim_note(self.figures))
        total = Section(_("In all"), self._total)
        hours = self._section(_("By the hour"), charts.hours, _("reached of dialled"))
        whom = self._section(_("Which hour reaches whom"), charts.whom, words.handful_words())
        outcomes = self._section(_("Outcomes"), charts.outcomes)
        scripts = self._section(_("Scripts"), charts.scripts)
        objections = self._section(_("Objections answered"), charts.objections)
        by_day = self.figures.period in (Period.WEEK, Period.MONTH)
        days = [Section(_("Day by day"), self._days)] if by_day else []
        several = len(self.figures.weeks) > 1
        weeks = self._section(
            _("Week by week"), charts.weeks, _("phone contacts, from each Monday")
        )
        by_week = [weeks] if by_day and several else []
        if not self.figures.total.calls:
            # Talks logged without a session: their day is known, nothing else of them.
            return (tuple((one,) for one in (aims, *days, *by_week, hours)),)
        left = [aims, total, *days, *by_week, outcomes]
        right = [hours, whom, scripts, objections]
        if width >= _SIDE_BY_SIDE_FROM:
            return (tuple((one,) for one in left), tuple((one,) for one in right))
        order = (aims, total, hours, *days, *by_week, outcomes, whom, scripts, objections)
        return (tuple((one,) for one in order),)

    def _section(self, title: str, draw: charts.Chart, detail: str = "") -> Section:
        return Section(title, partial(draw, self.figures, self.names), detail)

    # --- against the aim ---

    def _aims(self, width: int) -> list[Item]:
        found = self.figures
        minutes = formats.minutes(found.total.seconds)
        known = found.knows_minutes
        rows = (
            (_("Phone contacts"), found.telephone, found.aimed_calls, f"{found.telephone:,}"),
            (
                _("Minutes"),
                minutes if known else None,
                found.aimed_minutes,
                words.minutes_in_all(found),
            ),
        )
        bars = [
            BarRow(title, done, (words.aim_words(said, aim), _share(done, aim)), "strong")
            for title, done, aim, said in rows
        ]
        name = chart.widest([bar.name for bar in bars], width)
        beside = chart.columns(("", ""), bars)
        lines: list[Line] = []
        for bar, (_title, _done, aim, _said) in zip(bars, rows, strict=True):
            lines += chart.lying([bar], width, whole=aim, name=name, beside=beside)
        notes = wrap(words.untimed_words(found), width) if found.untimed else []
        return [lines, [line(Cell(text, width, "muted")) for text in notes]]

    def _total(self, width: int) -> list[Item]:
        total = self.figures.total
        told = (
            (_("Dials"), f"{total.dials:,}"),
            (_("Reached of dials"), words.rate_words(total.reach)),
            (_("Appts of talks"), words.rate_words(total.winning)),
            (_("Minutes"), words.minutes_in_all(self.figures)),
            (_("Skipped"), f"{total.calls - total.dials:,}"),
        )
        own = [max(map(formats.cells, pair)) for pair in told]
        gap = max(1, (width - sum(own)) // len(own))
        heads = [
            Cell(title, taken + gap, "muted")
            for (title, _said), taken in zip(told, own, strict=True)
        ]
        said = [
            Cell(text, taken + gap, "strong")
            for (_title, text), taken in zip(told, own, strict=True)
        ]
        rest = Cell("", width - sum(cell.width for cell in heads))
        return [[line(*heads, rest), line(*said, rest)]]

    # --- charts ---

    def _days(self, width: int) -> list[Item]:
        shown = [one for one in self.figures.days if one.is_working or one.tally.calls or _any(one)]
        aim = max([self._daily_aim, *(one.telephone for one in shown)])
        rows = [
            BarRow(
                words.day_words(one.on),
                one.telephone,
                (
                    f"{one.telephone:,}",
                    f"{one.tally.dials:,}",
                    f"{one.tally.reached:,}",
                    f"{one.tally.meetings:,}",
                    words.minutes_words(one.tally),
                ),
                "" if _any(one) else "muted",
            )
            for one in shown
        ]
        titles = (_("By phone"), _("Dials"), _("Reached"), _("Appts"), _("Min"))
        beside = chart.columns(titles, rows)
        name = chart.widest([row.name for row in rows], width)
        return [chart.lying(rows, width, whole=aim, name=name, beside=beside)]

    @property
    def _daily_aim(self) -> int:
        came = self.figures.working_days
        return self.figures.aimed_calls // came if came else self.figures.aimed_calls


@dataclass(frozen=True, slots=True)
class EmptyPage:
    """In place of figures where there are none."""

    period: Period

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        return (((Section("", self._begin),),),)

    def _begin(self, width: int) -> list[Item]:
        margin = min(3, width // 10)
        texts = wrap(words.empty_words(self.period), width - 2 * margin)
        return [
            [line(Cell("", margin), Cell(text, width - margin, "muted"))] for text in ("", *texts)
        ]


def _share(done: int | None, aim: int) -> str:
    return formats.unknown() if done is None else words.share_of(done, aim)


def _any(one: DayFigures) -> bool:
    return bool(one.telephone or one.tally.calls)
