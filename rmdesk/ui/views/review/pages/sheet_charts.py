"""The charts beside the review sheet: shares now, all assets at each review, each class."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from rmdesk.desk.reviewing.sheet import ReviewSheet
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import NOTHING
from rmdesk.domain.reviews.trend import Point
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Column, Item, Section
from rmdesk.ui.widgets.pie import PieSlice, pie_with_table, wanted_height
from rmdesk.ui.widgets.total_bars import BarPoint, bars_of
from rmdesk.ui.widgets.trend import TrendRow, trend
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reviews import worth_wan

_TWO_COLUMNS_FROM: Final = 74
_MOST_PIE: Final = 24
"""Lines of the pie with the table that stands beside or below it."""
_LEAST_BARS, _MOST_BARS = 6, 11
_LEAST_CLASSES, _MOST_CLASSES = 4, 9
_AROUND_ONE, _AROUND_TWO = 5, 3
"""Lines of titles and blanks where the charts stand in one column, and in the right one of two."""


def columns(sheet: ReviewSheet, height: int, width: int, _is_folded: bool) -> Sequence[Column]:
    """The charts under one another, or in two columns where there is room; as high as `height`
    lets them be, which is that of the screen."""
    classes = min(_MOST_CLASSES, max(1, len(_by_size(sheet))))
    is_single = width < _TWO_COLUMNS_FROM
    if is_single:
        least = _AROUND_ONE + _LEAST_BARS + min(classes, _LEAST_CLASSES)
        pie = wanted_height(_slices(sheet), width - 2, min(_MOST_PIE, max(1, height - least)))
        room = height - _AROUND_ONE - pie
    else:
        pie, room = min(_MOST_PIE, height - 1), height - _AROUND_TWO
    rows = max(min(classes, _LEAST_CLASSES), min(classes, room - _LEAST_BARS))
    bars = max(_LEAST_BARS, min(_MOST_BARS, room - rows))
    shares = Section(_("Shares of the assets"), partial(_shares, sheet, pie), whose="shares")
    totals = Section(_("All assets at each review, 万"), partial(_bars, sheet, bars), whose="bars")
    by_class = Section(_("By class, 万"), partial(_classes, sheet, rows), whose="classes")
    if is_single:
        return (((shares,), (totals,), (by_class,)),)
    return (((shares,),), ((totals,), (by_class,)))


def _slices(sheet: ReviewSheet) -> list[PieSlice]:
    return [
        PieSlice(
            label(one.holding_class), (formats.money_wan(one.amount),), one.share_bp, one.amount.fen
        )
        for one in sheet.slices
    ]


def _shares(sheet: ReviewSheet, height: int, width: int) -> list[Item]:
    slices = _slices(sheet)
    if not slices:
        return _nothing(width)
    return [pie_with_table(slices, width, wanted_height(slices, width, height))]


def _bars(sheet: ReviewSheet, height: int, width: int) -> list[Item]:
    points = [
        BarPoint(_short(point.on), point.total.amount.fen, worth_wan(point.total))
        for point in sheet.trend
    ]
    return [bars_of(points, width, height)] if points else _nothing(width)


def _classes(sheet: ReviewSheet, most: int, width: int) -> list[Item]:
    if len(sheet.trend) < 2:
        return _nothing(width)
    newest = sheet.trend[-1]
    rows = [
        TrendRow(label(one), [_known(point, one) for point in sheet.trend], _said(newest, one))
        for one in _by_size(sheet)[:most]
    ]
    return [trend(rows, width)] if rows else _nothing(width)


def _known(point: Point, one: HoldingClass) -> int | None:
    """None where all that is known of a class is that there was some."""
    worth = point.worth_of(one)
    return None if worth is None else worth.amount.fen


def _said(point: Point, one: HoldingClass) -> str:
    worth = point.worth_of(one)
    return formats.unknown() if worth is None else worth_wan(worth)


def _by_size(sheet: ReviewSheet) -> list[HoldingClass]:
    """Every class of which any of the reviews had an amount, the largest of this one first."""
    classes = dict.fromkeys(one for point in sheet.trend for one in point.by_class)
    newest = sheet.trend[-1].by_class if sheet.trend else {}
    return sorted(classes, key=lambda one: -newest.get(one, NOTHING).fen)


def _short(on: date) -> str:
    """A day in the width of a column."""
    return on.strftime("%y-%m")


def _nothing(width: int) -> list[Item]:
    return [[line(Cell(_("nothing to show yet"), width, "muted"))]]
