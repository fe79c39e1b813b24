"""Clients counted by a column: a line per value, with their share and their assets."""

from collections.abc import Hashable, Sequence
from datetime import date

from rmdesk.domain.fields import FIELDS, ListField
from rmdesk.domain.groups import Band, Group, Groups
from rmdesk.domain.money import Money
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.client_cells import heading, in_full
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.lines import Cell, Line, line

_COUNT, _SHARE, _ASSETS, _BAR = 10, 7, 16, 24


class GroupTable(LineList):
    """The groups of a view; Enter posts `Chosen` for the one under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._groups = Groups("", (), str)
        self._field: ListField | None = None
        self._today = date.min

    @property
    def groups(self) -> Groups:
        return self._groups

    @property
    def selected_group(self) -> Group | None:
        """The group under the cursor."""
        return self._groups[self.cursor] if self._groups else None

    def show(self, field: ListField, groups: Groups, today: date) -> None:
        """Show the groups by `field`; the cursor stays where it is, as far as it can."""
        self._groups, self._field, self._today = groups, field, today
        self.rows_changed()

    def told(self) -> str:
        """The group under the cursor in words."""
        if self.selected_group is None or self._field is None:
            return ""
        value = group_title(self.selected_group, self._field, self._today)
        return _("{title}: {value}").format(title=_(self._field.title), value=value)

    def row_count(self) -> int:
        return len(self._groups)

    def row_key(self, index: int) -> Hashable:
        return index

    def compose_heading(self, width: int) -> Line:
        title = heading(self._field) if self._field else ""
        return self._line(
            width, " ", (title, _("Count"), _("Share"), heading(FIELDS["aum"]), ""), "heading"
        )

    def compose_row(self, index: int, width: int) -> Line:
        group = self._groups[index]
        share = 100 * group.count / self._groups.counted
        texts = (
            group_title(group, self._field, self._today),
            f"{group.count:,}",
            f"{share:.1f}%",
            formats.money_wan(group.aum),
            "#" * round(_BAR * group.count / self._groups.largest),
        )
        mark = glyphs().cursor if index == self.cursor else " "
        return self._line(width, mark, texts, "strong")

    def _line(self, width: int, mark: str, texts: Sequence[str], style: str) -> Line:
        bar = _BAR if width >= 100 else 0
        gap = 2
        figures = _COUNT + _SHARE + _ASSETS + 3 * gap + (bar + gap if bar else 0)
        name = min(40, width - 1 - figures)
        title, count, share, assets, bars = texts
        cells = line(
            Cell(title, name, style),
            Cell(count, _COUNT, style if style == "heading" else "", "right"),
            Cell(share, _SHARE, style if style == "heading" else "muted", "right"),
            Cell(assets, _ASSETS, style if style == "heading" else "", "right"),
            Cell(bars, bar, "accent"),
            gap=gap,
        )
        return [*line(Cell(mark, 1, "accent")), *cells, *line(Cell("", width - 1 - name - figures))]


def group_title(group: Group, field: ListField | None, today: date) -> str:
    """What the clients of a group share, in words: a value, a month, from so much to so much."""
    match group.value:
        case None | "":
            return _("not known")
        case Band(low=low, below=below):
            return _band(low, below)
        case value:
            return in_full(field, value, today) if field else str(value)


def _band(low: Money | int | date | None, below: Money | int | date | None) -> str:
    if isinstance(low, date):
        return _("{year}-{month}").format(year=low.year, month=f"{low.month:02}")
    if low is None:
        return _("below {limit}").format(limit=_limit(below))
    if below is None:
        return _("from {limit} on").format(limit=_limit(low))
    return _("{low} up to below {below}").format(low=_limit(low), below=_limit(below))


def _limit(value: Money | int | date | None) -> str:
    if isinstance(value, Money):
        return _("{amount} 万").format(amount=formats.wan_limit(value))
    return str(value)
