"""The first page as sections: the month, today, the days to come, and whom to turn to first.
Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final

from rmdesk.desk.home.standing import FirstRow, Standing
from rmdesk.language import _
from rmdesk.store.shelves.today import GroupCount
from rmdesk.ui import formats
from rmdesk.ui.views.home.pages import standing_words as words
from rmdesk.ui.views.home.pages.standing_days import day_items
from rmdesk.ui.views.home.pages.standing_month import figures_of, month_lines
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Column, Item, Row, Section
from rmdesk.ui.widgets.pairs import Pair, flowing_rows
from rmdesk.ui.words.reasons import brief_words, group_word
from rmdesk.ui.words.wrapping import wrap

_SIDE_BY_SIDE_FROM: Final = 108
_GAP: Final = 2
_NAME: Final = 14
_POINTS: Final = 5
_COUNT: Final = 4


class Leads(StrEnum):
    """Where a line leads that is about no group, day, metric or client."""

    TARGETS = "targets"
    PIPELINE = "pipeline"
    NEXT_MONTH = "next month"
    CALLS = "calls"
    AGENDA = "agenda"
    BEGINNING = "beginning"


@dataclass(frozen=True, slots=True)
class OfMetric:
    """A line about a metric."""

    code: str


@dataclass(frozen=True, slots=True)
class OfRow:
    """A line about a row of Today: its client, None where it is about nobody."""

    client_id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class StandingSections:
    """What was read, as the page shows it; two parts stand side by side where there is room."""

    read: Standing
    today: date

    def columns(self, width: int, _is_folded: bool) -> Sequence[Column]:
        is_wide = width >= _SIDE_BY_SIDE_FROM
        month = self._section("month", self._month, 10)
        due = self._section("due", partial(self._due, is_wide=is_wide), 4)
        days = self._section("days", self._days, 7)
        if not self.read.clients:
            return [[[due], [month]]]
        if not is_wide:
            return [[[month], [due], [days]]]
        first = self._section("first", self._first, 0)
        return [[[month], [due, days], *([[first]] if self.read.first else [])]]

    @staticmethod
    def _section(whose: str, compose: Callable[[int], Sequence[Item]], least: int) -> Section:
        """Its heading is its first line, with what the columns are."""
        return Section("", compose, "", least, whose, counts_cut=True)

    # --- the month ---

    def _month(self, width: int) -> list[Item]:
        found = map(figures_of, self.read.month.with_target)
        shown = [one for one in found if one is not None]
        title = _("This month")
        items: list[Item] = []
        if shown:
            head, *rows = month_lines(title, words.month_detail(self.read, shown), shown, width)
            items.append([head])
            items += [
                Row([row], OfMetric(one.progress.metric.code))
                for row, one in zip(rows, shown, strict=True)
            ]
        else:
            items.append([_heading(title, words.month_detail(self.read, shown), width)])
            items.append(_text_row(words.no_targets(self.read), width=width, lead=Leads.TARGETS))
        items += flowing_rows(self._stocked(at_length=width >= _SIDE_BY_SIDE_FROM), width)
        for note in words.month_notes(self.read):
            items.append([line(Cell(text, width, "muted")) for text in wrap(note, width)])
        return items

    def _stocked(self, *, at_length: bool) -> list[Pair]:
        pairs = [Pair(*words.pipeline(self.read, at_length=at_length), "", Leads.PIPELINE)]
        if self.read.month.next_month is not None:
            told = words.next_month(self.read, at_length=at_length)
            pairs.append(Pair(*told, "", Leads.NEXT_MONTH))
        return pairs

    # --- today ---

    def _due(self, width: int, *, is_wide: bool) -> list[Item]:
        items: list[Item] = [[_heading(_("Today"), words.due_detail(self.read), width)]]
        if not self.read.clients:
            return [*items, _text_row(*words.empty_book(), width=width, lead=Leads.BEGINNING)]
        items += self._counted(width, 2 if is_wide else 1)
        if not self.read.groups:
            return [*items, [line(Cell(words.nothing_due(), width, "good"))]]
        if is_wide:
            name = max(formats.cells(group_word(one.group)) for one in self.read.groups)
            return [*items, *(_group_row(one, name, width) for one in self.read.groups)]
        groups = [
            Pair(words.group_name(one.group), f"{one.rows:,}", "strong", one.group)
            for one in self.read.groups
        ]
        items += flowing_rows(groups, width)
        return [*items, *self._first_rows(width)]  # as many as there is room for

    def _counted(self, width: int, most_lines: int) -> list[Item]:
        """What the day has come to, with as many agreed hours as have room in so many lines."""
        rows: list[Item] = []
        for hours in range(len(self.read.hours), -1, -1):
            pairs = [
                Pair(title, value, style, Leads(lead))
                for title, value, style, lead in words.counted(self.read, hours)
            ]
            rows = flowing_rows(pairs, width)
            fits = all(formats.cells(f"{one.title} {one.value}") <= width for one in pairs)
            if fits and len(rows) <= most_lines:
                break
        return rows

    def _first(self, width: int) -> list[Item]:
        heading = _heading(_("First of all"), _("the highest scores of Today"), width)
        return [[heading], *self._first_rows(width)]

    def _first_rows(self, width: int) -> list[Row]:
        return [self._first_row(one, width) for one in self.read.first]

    def _first_row(self, one: FirstRow, width: int) -> Row:
        said = "  ".join(brief_words(duty.reason, self.today) for duty in one.row.duties)
        shown = line(
            Cell(one.name, _NAME, "strong"),
            Cell("", 1),
            Cell(said, width - _NAME - 1 - _POINTS),
            Cell(f"{one.row.score.points}", _POINTS, "muted", "right"),
        )
        return Row([shown], OfRow(one.row.client_id, one.name))

    # --- the days to come ---

    def _days(self, width: int) -> list[Item]:
        return day_items(_("Coming up"), self.read.coming, width)


def _heading(title: str, detail: str, width: int) -> Line:
    taken = formats.cells(title)
    return line(Cell(title, taken, "section"), Cell(f"  {detail}", width - taken, "section-detail"))


def _text_row(*texts: str, width: int, lead: Leads) -> Row:
    """Each text begins a line of its own."""
    return Row([line(Cell(part, width)) for text in texts for part in wrap(text, width)], lead)


def _group_row(one: GroupCount, name: int, width: int) -> Row:
    shown = line(
        Cell(f"{one.rows:,}", _COUNT, "strong", "right"),
        Cell("", _GAP),
        Cell(group_word(one.group), name + _GAP),
        Cell(words.carried(one), width - _COUNT - name - 2 * _GAP, "muted"),
    )
    return Row([shown], one.group)
