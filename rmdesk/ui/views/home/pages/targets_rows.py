"""The page of targets in lines: a row for each metric, its target beside what is done. Pure."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rmdesk.desk.rhythm.standing import MonthStanding
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.standing import Progress
from rmdesk.domain.rhythm.weeks import month_before
from rmdesk.domain.shares import done_bp
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.widgets.column_pieces import lying
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.page import Column, Item, Row, Section
from rmdesk.ui.words.deals import month_word
from rmdesk.ui.words.rhythm import metric_name, percent_words
from rmdesk.ui.words.wrapping import wrap

_NAME: Final = 20
_MOST_NAME: Final = 34
_MONEY: Final = 11
_PIECES: Final = 6
_SHARE: Final = 7
_NEEDED: Final = 9
_LEAST_BAR: Final = 12
_WHOLE: Final = 10_000
_BAR: Final = "chart-3"


class _Widths(NamedTuple):
    """What the name and the bar have of a line; no bar where it would say nothing."""

    name: int
    bar: int


def _widths(width: int) -> _Widths:
    left = width - 1 - 2 * (_MONEY + _PIECES) - _SHARE - _NEEDED - 6
    name = max(_NAME, min(_MOST_NAME, left - _LEAST_BAR - 1))
    rest = left - name - 1
    return _Widths(name if rest >= _LEAST_BAR else left, rest if rest >= _LEAST_BAR else 0)


def head(standing: MonthStanding, width: int) -> list[Line]:
    """Which month it is and how much of it is left; what the columns are."""
    days = len(standing.plan.days)
    left = standing.plan.days_left(standing.today)
    told = _("{days} working days, {left} left").format(days=days, left=left)
    if not days:
        told = _("no working day in it")
    title = f" {month_word(standing.month)}"
    taken = formats.cells(title) + 2
    widths = _widths(width - 2)
    columns = [
        Cell(_("Metric"), widths.name, "heading"),
        *_headings((N_("Target 万"), N_("pieces"), N_("Achieved 万"), N_("pieces"))),
        Cell(_("% of it"), _SHARE, "heading", "right"),
        Cell(_("A day"), _NEEDED, "heading", "right"),
    ]
    if widths.bar:
        columns.append(Cell("", widths.bar))
    row = [Span(" "), *line(*columns, gap=1)]
    row.append(Span(" " * max(0, width - sum(formats.cells(one.text) for one in row))))
    top = line(Cell(title, taken, "strong"), Cell(told, max(0, width - taken), "muted"))
    return [top, row]


def _headings(titles: Sequence[str]) -> list[Cell]:
    widths = (_MONEY, _PIECES, _MONEY, _PIECES)
    return [
        Cell(_(title), own, "heading", "right") for title, own in zip(titles, widths, strict=True)
    ]


def _how_to_begin(standing: MonthStanding, width: int) -> Item:
    said = _(
        "No target yet. Type one with Enter (229 12 is 229万 and 12 pieces), take those"
        " of {before} with {copy}, or paste a sheet with {paste}."
    ).format(
        before=month_word(month_before(standing.month)),
        copy=first_key(BY_ID["targets.copy"]),
        paste=first_key(BY_ID["targets.paste"]),
    )
    told = [line(Cell(one, width, "accent")) for one in wrap(said, width)]
    return [line(Cell("", width)), *told]


def columns(standing: MonthStanding, width: int, _is_folded: bool) -> Sequence[Column]:
    """A row for each metric; its record is the metric's code."""

    def compose(width: int) -> list[Item]:
        is_over = standing.today > standing.plan.span[1]
        rows: list[Item] = [
            Row([_row(one, width, is_over=is_over)], one.metric.code) for one in standing.progress
        ]
        return rows if standing.with_target else [*rows, _how_to_begin(standing, width)]

    return [[[Section("", compose)]]]


def _row(one: Progress, width: int, *, is_over: bool) -> Line:
    widths = _widths(width)
    target = one.target
    amount = target.amount if target else None
    pieces = target.pieces if target else None
    style = "" if target else "muted"
    share = reached_bp(one)
    told = [
        Cell(metric_name(one.metric), widths.name, style),
        Cell(_money(amount, one.metric.has_amount), _MONEY, "strong", "right"),
        Cell(_count(pieces, one.metric.has_pieces), _PIECES, "strong", "right"),
        Cell(_money(one.done_amount, one.metric.has_amount), _MONEY, style, "right"),
        Cell(_count(one.done_pieces, one.metric.has_pieces), _PIECES, style, "right"),
        Cell("" if share is None else percent_words(share), _SHARE, style, "right"),
        Cell(_needed(one, is_over=is_over), _NEEDED, style, "right"),
    ]
    row = line(*told, gap=1)
    if widths.bar:
        row += [Span(" "), *lying(min(share or 0, _WHOLE), _WHOLE, widths.bar, _BAR)]
    return row


def reached_bp(one: Progress) -> int | None:
    """What is done of a target, in hundredths of a per cent: of its amount where it has one."""
    if one.target is None:
        return None
    if one.target.amount:
        return done_bp(one.done_amount.fen, one.target.amount.fen)
    return done_bp(one.done_pieces, one.target.pieces or 0)


def _money(amount: Money | None, is_counted: bool) -> str:
    return formats.money_wan(amount) if is_counted else ""


def _count(pieces: int | None, is_counted: bool) -> str:
    if not is_counted:
        return ""
    return formats.unknown() if pieces is None else f"{pieces:,}"


def _needed(one: Progress, *, is_over: bool) -> str:
    """What each working day left has to bring; in money where the target is."""
    if one.is_reached:
        return _("all done")
    if is_over:
        return ""
    if one.needed_amount is not None:
        return formats.money_wan(one.needed_amount)
    if one.needed_pieces is not None:
        return _("{count} pcs").format(count=f"{one.needed_pieces:,}")
    return _("none left") if one.target is not None and not one.days_left else ""
