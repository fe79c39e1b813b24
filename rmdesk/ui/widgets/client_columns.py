"""The columns of the client list: what each shows and which fit a given width."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from rmdesk.language import N_, _
from rmdesk.store.clients import ClientRow, Column, Order
from rmdesk.ui import formats
from rmdesk.ui.formats import Align, fit
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.labels import class_label
from rmdesk.ui.widgets.lines import Cell, Line, Span, line


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column: shown from `wide_from` cells of list width on, `width` cells of its own.

    `digit` orders by it. `style` names the style a row's value gets.
    """

    key: str
    title: str
    width: int
    text: Callable[[ClientRow, date], str]
    order: Column | None = None
    digit: str = ""
    align: Align = "left"
    style: Callable[[ClientRow, date], str] = lambda row, today: ""
    wide_from: int = 0
    narrow_below: int = 10_000


def _due_style(row: ClientRow, today: date) -> str:
    return "warning" if row.next_due and row.next_due < today else ""


def _due(row: ClientRow, today: date) -> str:
    return formats.due(row.next_due, today) if row.next_due else ""


def _due_with_day(row: ClientRow, today: date) -> str:
    if not row.next_due:
        return ""
    return f"{formats.fit(formats.due(row.next_due, today), 13)} {formats.plain_day(row.next_due)}"


COLUMNS: Sequence[ListColumn] = (
    ListColumn(
        key="name",
        title=N_("Client"),
        width=0,
        text=lambda row, today: row.name,
        order=Column.NAME,
        digit="1",
        style=lambda row, today: "muted" if row.gone_on else "strong",
    ),
    ListColumn(
        key="class",
        title=N_("Class"),
        width=9,
        text=lambda row, today: class_label(row.client_class),
        order=Column.CLASS,
        digit="2",
    ),
    ListColumn(
        key="aum",
        title=N_("Assets 万"),
        width=12,
        text=lambda row, today: formats.money_wan(row.aum),
        order=Column.AUM,
        digit="3",
        align="right",
    ),
    ListColumn(
        key="elsewhere",
        title=N_("Others 万"),
        width=10,
        text=lambda row, today: formats.money_wan(row.elsewhere),
        align="right",
        wide_from=112,
    ),
    ListColumn(
        key="last",
        title=N_("Contacted"),
        width=12,
        text=lambda row, today: formats.ago(row.last_contact, today),
        order=Column.LAST_CONTACT,
        digit="4",
        align="right",
        narrow_below=136,
    ),
    ListColumn(
        key="last-day",
        title=N_("Contacted"),
        width=24,
        text=lambda row, today: (
            f"{formats.ago(row.last_contact, today)}  {formats.day(row.last_contact)}"
            if row.last_contact
            else formats.ago(None, today)
        ),
        order=Column.LAST_CONTACT,
        digit="4",
        align="right",
        wide_from=136,
    ),
    ListColumn(
        key="due",
        title=N_("Next due"),
        width=13,
        text=_due,
        order=Column.NEXT_DUE,
        digit="5",
        style=_due_style,
        narrow_below=92,
    ),
    ListColumn(
        key="due-day",
        title=N_("Next due"),
        width=24,
        text=_due_with_day,
        order=Column.NEXT_DUE,
        digit="5",
        style=_due_style,
        wide_from=92,
    ),
    ListColumn(
        key="mobile",
        title=N_("Mobile"),
        width=11,
        text=lambda row, today: formats.phone(row.mobile),
        style=lambda row, today: "muted",
    ),
    ListColumn(
        key="number",
        title=N_("Number"),
        width=10,
        text=lambda row, today: row.number,
        order=Column.NUMBER,
        digit="6",
        style=lambda row, today: "muted",
        wide_from=106,
    ),
)

ORDERS = {column.digit: column.order for column in COLUMNS if column.order}

_NARROWEST_NAME = 8
_WIDEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that fit a width, and where each begins."""

    columns: Sequence[ListColumn]
    widths: Sequence[int]
    gap: int
    spare: int

    def heading(self, order: Order | None) -> Line:
        """Titles with the digit that orders by them; the one in force carries a sign."""
        spans = [Span(" ")]
        for column, width in zip(self.columns, self.widths, strict=True):
            is_ordered = order is not None and column.order is order.column
            sign = ""
            if is_ordered and order:
                sign = glyphs().descending if order.descending else glyphs().ascending
            digit = f"{column.digit} " if column.digit else ""
            text = f"{digit}{_(column.title)}{sign}"
            spans += line(Cell(text, width, "accent" if is_ordered else "heading", column.align))
            spans.append(Span(" " * self.gap))
        return [*spans[:-1], Span(" " * self.spare)]

    def row(self, row: ClientRow, today: date, *, on_cursor: bool) -> Line:
        """One line of the list. This is what a page of scrolling is made of: keep it quick."""
        gap = " " * self.gap
        spans = [Span(glyphs().cursor if on_cursor else " ")]
        for column, width in zip(self.columns, self.widths, strict=True):
            text = fit(column.text(row, today), width, column.align)
            spans.append(Span(text + gap, column.style(row, today)))
        # The last column keeps its gap within the spare cells.
        return [*spans[:-1], Span(text, spans[-1].style), Span(" " * self.spare)]

    def order_at(self, x: int) -> Column | None:
        """The column order that a click on the heading at `x` means."""
        end = 1
        for column, width in zip(self.columns, self.widths, strict=True):
            end += width + self.gap
            if x < end:
                return column.order
        return None


def lay_out(width: int) -> Layout:
    """The columns for a list `width` cells wide; a digit for ordering by name is always there."""
    columns = [c for c in COLUMNS if c.wide_from <= width < c.narrow_below]
    widths = [max(c.width, _title_width(c)) if c.width else 0 for c in columns]
    for gap, least_name in ((4, 24), (3, 20), (2, 12), (1, _NARROWEST_NAME)):
        name = width - 1 - sum(widths) - gap * (len(columns) - 1)
        if name >= least_name:
            break
    name = max(name, _NARROWEST_NAME)
    shown = min(name, _WIDEST_NAME)
    widths[0] = shown
    return Layout(columns, widths, gap, max(0, name - shown))


def _title_width(column: ListColumn) -> int:
    """The heading in the language in force, with room for the digit and the sign."""
    return formats.cells(_(column.title)) + (3 if column.digit else 0)
