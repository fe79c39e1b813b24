"""The days to come as lines: what was agreed and promised, what falls due, whose birthday it is,
and how full each day is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.desk.home.coming import TOLD, ComingDay
from rmdesk.domain.money import NOTHING
from rmdesk.domain.today import Group
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.home.pages import standing_words as words
from rmdesk.ui.views.home.pages.standing_bar import marked_bar
from rmdesk.ui.widgets.chart import LEAST_BAR
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.page import Item, Row

_GAP: Final = 2
_NARROW_GAP: Final = 1
_MOST_BAR: Final = 20


def day_items(title: str, days: Sequence[ComingDay], width: int) -> list[Item]:
    """The heading with what the columns are, and a row for each day, `width` cells wide."""
    if not days:
        return [
            [line(Cell(title, width, "section"))],
            [line(Cell(words.no_days(), width, "muted"))],
        ]
    has_money = any(day.money > NOTHING for day in days)
    table = _laid_out(title, days, width, has_money=has_money)
    if has_money and table.left < 0:  # sooner no bars than no sums
        table = _laid_out(title, days, width, has_money=False)
    return [[table.heading(title)], *(Row([table.row(day)], day) for day in days)]


@dataclass(frozen=True, slots=True)
class _Table:
    """The widths of the columns, and what is `left` for the bars; the load stands at the right."""

    has_money: bool
    name: int
    columns: tuple[int, ...]
    load: int
    gap: int
    left: int

    @property
    def bar(self) -> int:
        """The cells of a bar, with one before it at least; none where it would tell nothing."""
        room = min(_MOST_BAR, self.left - 1)
        return room if room >= LEAST_BAR else 0

    def heading(self, title: str) -> Line:
        cells = [Cell(title, self.name, "section")]
        for text, own in zip(_heads(has_money=self.has_money), self.columns, strict=True):
            cells += [Cell("", self.gap, "section"), Cell(text, own, "section-detail", "right")]
        cells.append(Cell("", self.left + self.gap, "section"))
        return line(*cells, Cell(_("Load"), self.load, "section-detail", "right"))

    def row(self, day: ComingDay) -> Line:
        cells = [Cell(words.day_name(day), self.name, "strong" if day.is_working else "muted")]
        for text, own in zip(_texts(day, has_money=self.has_money), self.columns, strict=True):
            cells += [Cell("", self.gap), Cell(text, own, "", "right")]
        drawn: Sequence[Span] = line(Cell("", self.bar))
        if day.is_working:
            drawn = marked_bar(day.clients, day.limit, self.bar)
        style = "warning" if day.over and day.is_working else "muted"
        return [
            *line(*cells, Cell("", self.left - self.bar)),
            *drawn,
            *line(Cell("", self.gap), Cell(words.load(day), self.load, style, "right")),
        ]


def _laid_out(title: str, days: Sequence[ComingDay], width: int, *, has_money: bool) -> _Table:
    rows = [_heads(has_money=has_money), *(_texts(day, has_money=has_money) for day in days)]
    columns = tuple(max(map(formats.cells, column)) for column in zip(*rows, strict=True))
    load = max(formats.cells(text) for text in (_("Load"), *map(words.load, days)))
    name = max(formats.cells(text) for text in (title, *map(words.day_name, days)))
    room, gaps = width - name - sum(columns) - load, len(columns) + 1
    gap = _GAP if room >= gaps * _GAP else _NARROW_GAP
    return _Table(has_money, name, columns, load, gap, room - gaps * gap)


def _heads(*, has_money: bool) -> list[str]:
    heads = [words.column_name(group) for group in TOLD]
    return _with_money(heads, _("in 万"), has_money=has_money)


def _texts(day: ComingDay, *, has_money: bool) -> list[str]:
    texts = [f"{count:,}" if (count := day.told.get(group, 0)) else "" for group in TOLD]
    money = formats.money_wan(day.money).removesuffix(".00") if day.money > NOTHING else ""
    return _with_money(texts, money, has_money=has_money)


def _with_money(texts: list[str], money: str, *, has_money: bool) -> list[str]:
    """The sum stands after how much of it falls due."""
    at = TOLD.index(Group.MONEY) + 1
    return [*texts[:at], *([money] if has_money else []), *texts[at:]]
