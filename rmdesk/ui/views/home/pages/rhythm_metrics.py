"""The metrics of a month in lines: target, achieved, pace, need and cover. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from rmdesk.domain.metrics import FedBy
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.standing import Progress
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.home.pages.rhythm_keys import Curved, metric_keys
from rmdesk.ui.widgets.lines import Cell, Line, filled, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.rhythm import figure, figure_with_unit, metric_name, percent_words, signed
from rmdesk.ui.words.wrapping import wrap

_MORE_FROM: Final = 98
_NAME: Final = 13
_UNIT: Final = 5
_MOST_NAME: Final = 27
_FIGURE: Final = 9
_COVERED: Final = 6


def metric_items(progress: Sequence[Progress], width: int, *, is_over: bool) -> list[Item]:
    """A line for each; of a month that `is_over` nothing is needed a day any more."""
    by_code = {one.metric.code: one for one in progress}
    keys = metric_keys(progress)
    if not keys:
        said = _("No target and no deal in this month yet: page 4 sets targets, page 2 has deals.")
        return [[line(Cell(one, width, "muted")) for one in wrap(said, width)]]
    items: list[Item] = [[_metric_heading(width)]]
    items += [
        Row([_metric_line(by_code[key.code], key, width, is_over=is_over)], key) for key in keys
    ]
    return items


def _metric_widths(width: int) -> tuple[int, bool]:
    """What the name has of a line, and whether there is room for the even spread and pipeline."""
    has_more = width >= _MORE_FROM
    figures = 5 + 2 * has_more
    left = width - figures * (_FIGURE + 1) - _COVERED - _UNIT - 2
    return max(_NAME, min(_MOST_NAME, left)), has_more


def _metric_heading(width: int) -> Line:
    name, has_more = _metric_widths(width)
    titles = [_("To reach"), _("Achieved"), _("By rhythm"), _("Pace")]
    titles += [_("Even")] if has_more else []
    titles += [_("A day")]
    titles += [_("Weighted")] if has_more else []
    cells = [Cell(one, _FIGURE, "heading", "right") for one in titles]
    covered = Cell(_("Cover"), _COVERED, "heading", "right")
    unit = Cell("", _UNIT)
    return filled([Cell(_("Metric"), name, "heading"), unit, *cells, covered], width)


def _metric_line(one: Progress, key: Curved, width: int, *, is_over: bool) -> Line:
    name, has_more = _metric_widths(width)
    ahead = one.ahead_pieces if key.in_pieces else _fen(one.ahead_amount)
    style = "" if ahead is None else "warning" if _is_behind(ahead, key) else "good"
    figures = _figures(one, key)
    cells = [
        Cell(metric_name(one.metric), name),
        Cell(_unit(one, key), _UNIT, "muted"),
        Cell(_shown(figures.target, key), _FIGURE, "strong", "right"),
        Cell(_shown(figures.done, key), _FIGURE, "strong", "right"),
        Cell(_shown(figures.due, key), _FIGURE, "", "right"),
        Cell(_signed(ahead, key), _FIGURE, style, "right"),
    ]
    if has_more:
        cells.append(Cell(_shown(figures.even, key), _FIGURE, "muted", "right"))
    needed = "" if is_over else _needed(one, figures.needed, key)
    cells.append(Cell(needed, _FIGURE, "", "right"))
    if has_more:
        cells.append(Cell(_weighted(one, key), _FIGURE, "", "right"))
    covered = "" if is_over else _covered(one, key)
    cells.append(Cell(covered, _COVERED, "", "right"))
    return filled(cells, width)


def _unit(one: Progress, key: Curved) -> str:
    if not key.in_pieces:
        return _("万")
    return _("pcs") if one.metric.fed_by is FedBy.DEALS else _("times")


@dataclass(frozen=True, slots=True)
class _Figures:
    """Of a metric, in fen or pieces."""

    target: int | None
    done: int
    due: int | None
    even: int | None
    needed: int | None


def _figures(one: Progress, key: Curved) -> _Figures:
    target = one.target
    if key.in_pieces:
        wanted = target.pieces if target else None
        return _Figures(wanted, one.done_pieces, one.due_pieces, one.even_pieces, one.needed_pieces)
    return _Figures(
        _fen(target.amount if target else None),
        one.done_amount.fen,
        _fen(one.due_amount),
        _fen(one.even_amount),
        _fen(one.needed_amount),
    )


def _fen(amount: Money | None) -> int | None:
    return None if amount is None else amount.fen


def _is_behind(ahead: int, key: Curved) -> bool:
    return ahead < 0 and (key.in_pieces or ahead <= -5_000)


def _shown(value: int | None, key: Curved) -> str:
    return formats.unknown() if value is None else figure(value, in_pieces=key.in_pieces)


def _signed(value: int | None, key: Curved) -> str:
    return "" if value is None else signed(value, in_pieces=key.in_pieces)


def _needed(one: Progress, needed: int | None, key: Curved) -> str:
    if needed is None:
        has_target = one.target is not None
        return _("none left") if has_target and not one.days_left else ""
    return figure(needed, in_pieces=key.in_pieces) if needed else _("all done")


def _weighted(one: Progress, key: Curved) -> str:
    if key.in_pieces:
        return f"{one.weighted_pieces / 100:,.1f}" if one.open_deals else ""
    return formats.money_wan(one.weighted) if one.open_deals else ""


def _covered(one: Progress, key: Curved) -> str:
    """Of what is missing in the unit of the row."""
    if one.target is None or one.metric.fed_by is not FedBy.DEALS:
        return ""
    missing = one.missing_pieces if key.in_pieces else one.missing_amount
    if not missing:
        return ""
    return percent_words(one.coverage_pieces_bp if key.in_pieces else one.coverage_bp)


def head_words(one: Progress, key: Curved) -> Sequence[tuple[str, str]]:
    """What stands over the curves, with its styles: the metric, target, done, pace, need."""
    figures = _figures(one, key)
    unit = partial(figure_with_unit, in_pieces=key.in_pieces)
    parts = [(metric_name(one.metric), "strong")]
    if figures.target is None:
        parts.append((_("{figure} achieved, no target").format(figure=unit(figures.done)), ""))
        return parts
    told = _("{done} of {target}").format(done=unit(figures.done), target=unit(figures.target))
    parts.append((told, ""))
    for value, said in ((figures.due, _("pace {ahead}")), (figures.even, _("evenly {ahead}"))):
        if value is not None:
            ahead = figures.done - value
            style = "warning" if _is_behind(ahead, key) else "good"
            parts.append((said.format(ahead=signed(ahead, in_pieces=key.in_pieces)), style))
    if figures.needed:
        needed = figure(figures.needed, in_pieces=key.in_pieces)
        parts.append((_("a day {figure}").format(figure=needed), ""))
    return parts


def supposed_words(actual: Progress, supposed: Progress, key: Curved) -> Sequence[tuple[str, str]]:
    """What stands over the curves while something is supposed: what is done of the target, and what
    a day needs and the pipeline covers, from what they are to what they would be."""
    was, is_now = _figures(actual, key), _figures(supposed, key)
    unit = partial(figure_with_unit, in_pieces=key.in_pieces)
    name = (metric_name(supposed.metric), "strong")
    parts = [(_("Supposed"), "accent")]
    if is_now.target is None:
        said = _("{figure} achieved, no target").format(figure=unit(is_now.done))
        return [*parts, name, (said, "")]
    told = _("{done} of {target}").format(done=unit(is_now.done), target=unit(is_now.target))
    parts.append((told, ""))
    needed = (_needed(actual, was.needed, key), _needed(supposed, is_now.needed, key))
    covered = (_covered(actual, key), _covered(supposed, key))
    for said, (before, after) in ((_("a day {figure}"), needed), (_("cover {figure}"), covered)):
        if after and before == after:
            parts.append((said.format(figure=after), ""))
        elif before or after:
            change = _("{before} -> {after}").format(
                before=before or formats.unknown(), after=after or formats.unknown()
            )
            parts.append((said.format(figure=change), "accent"))
    return [*parts, name]  # the rows below name it, too: on a small screen it goes first
