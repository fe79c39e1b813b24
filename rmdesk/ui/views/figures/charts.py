"""The charts of the figures of calling: by the hour, by outcome, script and objection. Pure."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from rmdesk.desk.calling.figures import CallFigures
from rmdesk.domain.call_figures import NO_CALLS, ObjectionTally, Rate, Tally
from rmdesk.domain.segments import ClientClass
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets import chart
from rmdesk.ui.widgets.chart import BarRow, Standing
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.widgets.total_bars import BarPoint, bars_of
from rmdesk.ui.words import figures as words
from rmdesk.ui.words.figures import Names
from rmdesk.ui.words.labels import class_label

_COLUMN_LINES: Final = 5
_FROM_HOUR, _TO_HOUR = 9, 17
"""These hours are always shown, others where somebody was called in them."""
_NAME: Final = 24
Chart = Callable[[CallFigures, Names, int], list[Item]]
"""Draws a part of the figures for a width."""


def hours(figures: CallFigures, _names: Names, width: int) -> list[Item]:
    """What was dialled and reached in each hour."""
    found = figures.hours
    if not found:
        return [_nothing(_("nobody was dialled in a session"), width)]
    first, last = min([_FROM_HOUR, *found]), max([_TO_HOUR, *found])
    below = (_("Dials"), _("Reached"), "%")
    columns = [
        Standing(
            f"{hour:02d}",
            tally.reached,
            tally.dials,
            (_count(tally.dials), _count(tally.reached, tally.dials), _share(tally.reach)),
        )
        for hour in range(first, last + 1)
        for tally in (found.get(hour, NO_CALLS),)
    ]
    name = chart.widest(below, 12) + 1
    return [chart.standing(columns, width, height=_COLUMN_LINES, below=below, name=name)]


def weeks(figures: CallFigures, _names: Names, width: int) -> list[Item]:
    """The telephone contacts of the last weeks, each known by its Monday."""
    points = [
        BarPoint(f"{week.monday:%m-%d}", week.telephone, f"{week.telephone:,}")
        for week in figures.weeks
    ]
    return [bars_of(points, width, _COLUMN_LINES + 1)]


def whom(figures: CallFigures, _names: Names, width: int) -> list[Item]:
    """The hours in which the clients of each class are reached best."""
    classes = [
        (class_label(one), list(by_hour.items()))
        for one, by_hour in sorted(figures.by_class.items(), key=_class_order)
    ]
    every = (_("All"), list(figures.hours.items()))
    name = chart.widest([title for title, _hours in (every, *classes)], _NAME) + 1
    return [
        [
            line(
                Cell(title, name),
                Cell(words.best_hours_words(by_hour, width - name), width - name),
            )
        ]
        for title, by_hour in (every, *classes)
    ]


def outcomes(figures: CallFigures, names: Names, width: int) -> list[Item]:
    """What came of the calls."""
    whole = figures.total.calls
    rows = [
        BarRow(
            names.outcome(code),
            tally.calls,
            (f"{tally.calls:,}", words.share_of(tally.calls, whole)),
        )
        for code, tally in figures.outcomes.items()
    ]
    name = chart.widest([row.name for row in rows], width)
    beside = chart.columns(("", ""), rows)
    return [chart.lying(rows, width, whole=whole, name=name, beside=beside)]


def scripts(figures: CallFigures, names: Names, width: int) -> list[Item]:
    """How much of the dials each was read in; what it reached and won, with what of."""
    rows = [
        BarRow(
            names.script(script_id),
            tally.dials,
            (f"{tally.dials:,}", words.rate_words(tally.reach), _won(tally)),
        )
        for script_id, tally in figures.scripts.items()
        if tally.dials
    ]
    beside = chart.columns((_("Dials"), _("Reached"), _("Appts of talks")), rows)
    name = chart.widest([row.name for row in rows], width)
    lines = chart.lying(rows, width, whole=figures.total.dials, name=name, beside=beside)
    return [lines] if rows else [_nothing(_("no script was read"), width)]


def objections(figures: CallFigures, names: Names, width: int) -> list[Item]:
    """Which objections were answered in which script, and how many calls won a meeting."""
    found = figures.objections
    if not found:
        return [_nothing(_("none was met; F9 in a call opens the answers"), width)]
    whole = sum(one.times for one in found)
    rows = [
        BarRow(
            names.objection(one.kind),
            one.times,
            (f"{one.times:,}", words.share_of(one.times, whole), _in_spite(one)),
            below=names.script(one.script),
        )
        for one in found
    ]
    beside = chart.columns((_("Times met"), "", _("Still won")), rows)
    if chart.widest([_two(row) for row in rows], width) + chart.LEAST_BAR <= chart.room(
        width, beside
    ):
        rows = [replace(row, name=_two(row), below="") for row in rows]
    name = chart.widest([row.name for row in rows], width)
    return [chart.lying(rows, width, whole=whole, name=name, beside=beside)]


def _count(count: int, base: int = 1) -> str:
    """A figure under a column; where there was nothing, nothing."""
    return f"{count:,}" if count or base > 1 else ""


def _share(rate: Rate) -> str:
    if not rate.base:
        return ""
    share = rate.percent
    return formats.unknown() if share is None else str(share)


def _won(tally: Tally) -> str:
    return words.rate_words(tally.winning) if tally.reached else formats.unknown()


def _in_spite(one: ObjectionTally) -> str:
    """How many calls with this objection won a meeting, of those whose outcome is known."""
    if not one.calls:
        return formats.unknown()
    return _("{part} of {count}").format(part=f"{one.meetings:,}", count=f"{one.calls:,}")


def _two(row: BarRow) -> str:
    return f"{row.name}  {row.below}"


def _class_order(pair: tuple[ClientClass, object]) -> int:
    return list(ClientClass).index(pair[0])


def _nothing(sentence: str, width: int) -> Item:
    return [line(Cell(sentence, width, "muted"))]
