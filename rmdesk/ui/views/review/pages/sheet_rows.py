"""The lines of the review sheet, painted: assets by place, debts, what is gone, what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from rmdesk.desk.reviewing.sheet import ReviewSheet
from rmdesk.domain.reviews.comparing import Compared, State
from rmdesk.domain.reviews.review import Review, ReviewLine
from rmdesk.domain.reviews.totals import Worth, change_since, is_outside, totals
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.views.review.pages.sheet_keys import BEGIN, NEXT, Key, LineKey, TextKey
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import APART, Band, Column, Item, Row, Section
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reviews import (
    TEXT_PROMPTS,
    TEXT_TITLES,
    change_words,
    held_for,
    signed_percent,
    signed_wan,
    worth_wan,
)
from rmdesk.ui.words.wrapping import wrap

NOTE_BESIDE_FROM: Final = 112
"""Cells of the table from which notes stand in a column; below they take a line of their own."""
_WIDE_FROM: Final = 88
_GAP: Final = 1
_LEAST_KIND, _MOST_KIND = 8, 14
_TITLE: Final = 16


@dataclass(frozen=True, slots=True)
class Widths:
    """The columns of the table: with gaps between them exactly as wide as the page."""

    item: int
    kind: int
    where: int
    held: int
    risk: int
    amount: int
    change: int
    percent: int
    note: int

    @classmethod
    def of(cls, sheet: ReviewSheet, width: int) -> "Widths":
        """For `width` cells, the classes as wide as the words that are there."""
        is_wide = width >= _WIDE_FROM
        where, held = (12, 7) if is_wide else (8, 6)
        kind = _kind_width(sheet)
        rest = width - kind - where - held - 3 - 11 - 10 - 8 - 7 * _GAP
        note = (rest - _GAP) * 2 // 5 if width >= NOTE_BESIDE_FROM else 0
        return cls(rest - (note + _GAP if note else 0), kind, where, held, 3, 11, 10, 8, note)


def _kind_width(sheet: ReviewSheet) -> int:
    classes = {one.holding_class for row in sheet.compared for one in (row.line, row.before) if one}
    widest = max((formats.cells(label(one)) for one in classes), default=0)
    return max(_LEAST_KIND, min(_MOST_KIND, widest))


def heading(sheet: ReviewSheet, width: int) -> Line:
    """What the columns are, in `width` cells: over a page with its margins and its scroll bar."""
    inner = Widths.of(sheet, width - 3)
    cells = [
        Cell(_("Kind"), inner.kind, "heading"),
        Cell(_("Item"), inner.item, "heading"),
        Cell(_("Bank"), inner.where, "heading"),
        Cell(_("Held"), inner.held, "heading"),
        Cell("R", inner.risk, "heading"),
        Cell(_("Amount 万"), inner.amount, "heading", "right"),
        Cell(_("Since last"), inner.change, "heading", "right"),
        Cell("%", inner.percent, "heading", "right"),
        Cell(_("Note"), inner.note, "heading"),
    ]
    return [*line(Cell("", 1)), *line(*cells, gap=_GAP), *line(Cell("", 2))]


def columns(sheet: ReviewSheet, today: date, _width: int, _is_folded: bool) -> Sequence[Column]:
    """One column of sections, those without lines left out."""
    return (tuple(_bands(sheet, today)),)


def _bands(sheet: ReviewSheet, today: date) -> list[Band]:
    bands: list[Band] = []
    if may_begin(sheet):
        bands.append((Section("", partial(_begin, sheet), whose="begin"),))
    review = sheet.review
    if review is None:
        return bands
    for title, rows, said in _parts(sheet):
        bands.append((Section(_(title), partial(_lines, rows, sheet), said, whose=title),))
    bands.append((Section(_("Talked about"), partial(_texts, review), whose="texts"),))
    bands.append((Section(_("Next review"), partial(_next, sheet, today), whose="next"),))
    return bands


def _parts(sheet: ReviewSheet) -> list[tuple[str, list[Compared], str]]:
    """Sections of lines with what each comes to; debts, what no bank holds and what is gone only
    where there are."""
    ours: list[Compared] = []
    elsewhere: list[Compared] = []
    outside: list[Compared] = []
    debts: list[Compared] = []
    gone: list[Compared] = []
    for row in sheet.compared:
        if row.line is None:
            gone.append(row)
        elif row.line.holding_class.is_liability:
            debts.append(row)
        elif row.line.is_ours:
            ours.append(row)
        else:
            (outside if is_outside(row.line) else elsewhere).append(row)
    now, before = sheet.totals, sheet.totals_before
    parts = [
        (N_("With us"), ours, _sum_words(now.ours, before.ours if before else None)),
        (
            N_("Elsewhere"),
            elsewhere,
            _sum_words(now.at_others, before.at_others if before else None),
        ),
    ]
    if outside:
        said = _sum_words(now.outside, before.outside if before else None)
        parts.append((N_("Property and other"), outside, said))
    if debts:
        said = _sum_words(now.debts, before.debts if before else None)
        parts.append((N_("Debts"), debts, said))
    if gone:
        parts.append((N_("Gone since the last review"), gone, _gone_words(gone)))
    return parts


def may_begin(sheet: ReviewSheet) -> bool:
    """Whether a review is to be begun here: there is none, or the newest is closed."""
    return sheet.review is None or (not sheet.review.is_draft and sheet.later is None)


def _begin(sheet: ReviewSheet, width: int) -> list[Item]:
    name = formats.clean(sheet.client.name)
    if sheet.review is None:
        told = _(
            "{name} has not been reviewed yet. A review lists everything the client has, here and"
            " elsewhere; what the ledger knows is filled in, and only figures are typed."
        ).format(name=name)
        act = _("Begin the first review")
    else:
        told = ""
        act = _("Begin a new review from this one: only what changed is typed")
    lines = [line(Cell(text, width, "muted")) for text in wrap(told, width)] if told else []
    row = Row([line(Cell(f"> {act}", width, "accent"))], BEGIN)
    return [lines, [line(Cell("", width))], row] if lines else [row]


def _sum_words(worth: Worth, before: Worth | None) -> str:
    """What a section comes to, and what changed of that where everything is known."""
    parts = [_("{amount} 万").format(amount=worth_wan(worth))]
    change = change_since(before, worth)
    if change is not None and change.by:
        parts.append(_("changed by {amount} 万").format(amount=signed_wan(change.by)))
    if worth.unknown:
        parts.append(_("lines not known: {count}").format(count=worth.unknown))
    return APART.join(parts)


def _gone_words(rows: Sequence[Compared]) -> str:
    """What the lines that are gone took with them, a debt that is gone being a gain."""
    gone = totals([row.before for row in rows if row.before is not None]).net
    change = change_since(gone, Worth())
    amount = formats.unknown() if change is None else signed_wan(change.by)
    return _("{amount} 万").format(amount=amount)


def _lines(rows: Sequence[Compared], sheet: ReviewSheet, width: int) -> list[Item]:
    if not rows:
        return [[line(Cell(_("nothing here"), width, "muted"))]]
    widths = Widths.of(sheet, width)
    return [_line(row, sheet, widths, width) for row in rows]


def _line(row: Compared, sheet: ReviewSheet, widths: Widths, width: int) -> Item:
    shown = row.line or row.before
    assert shown is not None  # one of the two is there
    is_gone = row.line is None
    on = sheet.review.on if sheet.review else date.min
    is_first = sheet.before is None  # then every line is new: no need to say so
    ink = "muted" if is_gone else ""
    percent = signed_percent(row.change_bp) if row.state is State.CHANGED else ""
    amount = row.before.amount if is_gone and row.before else shown.amount
    first = line(
        Cell(label(shown.holding_class), widths.kind, ink or "strong"),
        Cell(shown.item, widths.item, ink),
        Cell(_where(shown), widths.where, ink),
        Cell(held_for(shown.held_since, on), widths.held, "muted"),
        Cell(shown.risk, widths.risk, ink),
        Cell(formats.money_wan(amount), widths.amount, ink or _amount_ink(shown), "right"),
        Cell("" if is_first else change_words(row), widths.change, _change_ink(row), "right"),
        Cell(percent, widths.percent, _change_ink(row), "right"),
        Cell(shown.note, widths.note, "muted"),
        gap=_GAP,
    )
    lines: list[Line] = [first]
    if shown.note and not widths.note:
        indent = 2
        lines.append(line(Cell("", indent), Cell(shown.note, width - indent, "muted")))
    return lines if is_gone else Row(lines, LineKey(shown.id))


def _where(shown: ReviewLine) -> str:
    if shown.is_ours:
        return _("ours")
    return shown.institution or ("" if is_outside(shown) else _("others"))


def _amount_ink(shown: ReviewLine) -> str:
    return "warning" if shown.amount is None else ""


def _change_ink(row: Compared) -> str:
    """Up and down are told by their signs alone: red means a gain to some and a loss to others."""
    if row.state is State.NEW:
        return "accent"
    return "strong" if row.state is State.CHANGED else "muted"


def _texts(review: Review, width: int) -> list[Item]:
    return [_text(name, getattr(review, name), review, width) for name in TEXT_TITLES]


def _text(name: str, text: str, review: Review, width: int) -> Item:
    room = width - _TITLE
    title = _(TEXT_TITLES[name])
    if not text:
        empty = _(TEXT_PROMPTS[name]) if review.is_draft else _("nothing noted")
        lines = [line(Cell(title, _TITLE, "muted"), Cell(empty, room, "muted"))]
        return Row(lines, TextKey(name)) if review.is_draft else lines
    said = [part for one in text.split("\n") for part in wrap(formats.clean(one), room)]
    lines = [
        line(Cell("" if place else title, _TITLE, "muted"), Cell(part, room))
        for place, part in enumerate(said)
    ]
    return Row(lines, TextKey(name))


def _next(sheet: ReviewSheet, today: date, width: int) -> list[Item]:
    review = sheet.review
    if review is None:
        return []
    if review.next_on is not None:
        told = f"{formats.day(review.next_on)}  {formats.ahead(review.next_on, today)}"
    elif review.is_draft:
        told = _("agreed when the review is closed: Ctrl+S")
    else:
        told = _("not agreed: every {months} months").format(months=sheet.due.months)
    said = line(Cell(_("On"), _TITLE, "muted"), Cell(told, width - _TITLE))
    return [Row([said], NEXT) if review.is_draft else [said]]


def order(sheet: ReviewSheet) -> list[Key]:
    """The rows of a draft that are typed into, from the top."""
    rows = [row.line for _title, part, _worth in _parts(sheet) for row in part]
    lines = [LineKey(one.id) for one in rows if one is not None]
    return [*lines, *map(TextKey, TEXT_TITLES), NEXT]
