"""The tables of the review manager: everybody, or those whose review stands at one point."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.reviewing.standing import ReviewRow, everybodys_reviews
from rmdesk.domain.reviews.due import Standing
from rmdesk.domain.segments import ClientClass
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.widgets.page import APART
from rmdesk.ui.widgets.table_lines import Column
from rmdesk.ui.words.labels import class_label, label
from rmdesk.ui.words.reviews import signed_percent, signed_wan, worth_wan

_URGENT: Final = (Standing.OVERDUE, Standing.DUE)


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""


def _standing(row: ReviewRow, _today: date) -> str:
    sign = formats.alarm_sign() if row.standing in _URGENT else " "
    draft = _(" (draft)") if row.has_draft else ""
    return f"{sign} {label(row.standing)}{draft}"


def _style(row: ReviewRow, _today: date) -> str:
    if row.standing in _URGENT:
        return "warning"
    return "muted" if row.standing in (Standing.LATER, Standing.NEVER) else ""


def _when(row: ReviewRow, today: date) -> str:
    return formats.late_or_ahead(row.due_on, today)


def _detail(row: ReviewRow, today: date) -> str:
    parts = [formats.clean(row.name), class_label(row.client_class), label(row.standing)]
    if row.last_on is not None:
        parts.append(_("last review {day}").format(day=row.last_on.isoformat()))
    if row.booked_on is not None:
        parts.append(_("agreed for {day}").format(day=formats.day(row.booked_on)))
    elif row.due_on is not None:
        parts.append(_("due on {day}").format(day=formats.day(row.due_on)))
    if row.total is not None:
        amount = formats.money_full(row.total.amount)
        parts.append(_("assets {amount} yuan").format(amount=amount))
    return APART.join(parts)


_COLUMNS: Final[Sequence[Column[ReviewRow]]] = (
    Column(title=N_("Name"), text=lambda row, today: row.name, width=10, grows=True, most=24),
    Column(
        title=N_("Class"),
        text=lambda row, today: class_label(row.client_class),
        key=lambda row: list(ClientClass).index(row.client_class),
        width=9,
    ),
    Column(title=N_("Stands"), text=_standing, style=_style, width=16),
    Column(
        title=N_("Due on"),
        text=lambda row, today: _day(row.due_on),
        style=_style,
        key=lambda row: row.due_on,
        width=10,
    ),
    Column(title=N_("Distance"), text=_when, key=lambda row: row.due_on, width=10, least=92),
    Column(
        title=N_("Last review"),
        text=lambda row, today: _day(row.last_on),
        key=lambda row: row.last_on,
        width=11,
        least=104,
    ),
    Column(
        title=N_("Assets 万"),
        text=lambda row, today: worth_wan(row.total) if row.total else "",
        key=lambda row: row.total.amount.fen if row.total else None,
        width=12,
        align="right",
    ),
    Column(
        title=N_("Change 万"),
        text=lambda row, today: signed_wan(row.change.by) if row.change is not None else "",
        key=lambda row: row.change.by.fen if row.change is not None else None,
        width=10,
        align="right",
    ),
    Column(
        title="%",
        text=lambda row, today: signed_percent(row.change.share_bp if row.change else None),
        key=lambda row: row.change.share_bp if row.change else None,
        width=8,
        align="right",
        least=88,
    ),
)


def _reading(*standings: Standing) -> Callable[[Desk], Sequence[ReviewRow]]:
    def read(desk: Desk) -> Sequence[ReviewRow]:
        rows = everybodys_reviews(desk)
        return [row for row in rows if row.standing in standings] if standings else rows

    return read


def _table(digit: int, title: str, empty: str, *standings: Standing) -> BookTable[ReviewRow]:
    return BookTable(
        digit=digit,
        title=title,
        explains=N_(
            "The review manager: whose review is overdue, due within a week, booked, and who never"
            " had one. Enter opens the review, F6 calls down the rows."
        ),
        empty=empty,
        read=_reading(*standings),
        columns=_COLUMNS,
        clients=lambda row: (row.client_id,),
        detail=_detail,
    )


MANAGER_TABLES: Final = (
    _table(1, N_("All reviews"), N_("This book has no clients yet.")),
    _table(2, N_("Overdue reviews"), N_("No review is overdue."), Standing.OVERDUE),
    _table(3, N_("Due soon"), N_("No review is due within a week."), Standing.DUE),
    _table(4, N_("Booked"), N_("No review is booked."), Standing.BOOKED),
    _table(5, N_("Later"), N_("Nobody's review is due later."), Standing.LATER),
    _table(6, N_("Never had one"), N_("Everybody has been reviewed."), Standing.NEVER),
)
"""In the order of their digits."""
