"""The part of a client's paper that goes over time: all assets at each review, and by class."""

from collections.abc import Iterator, Sequence
from typing import Final

from rmdesk.desk.review_out.wording import Wording
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.reviews.totals import change_since
from rmdesk.domain.reviews.trend import Point
from rmdesk.exchange.writers.outline import Column, Kind, Value
from rmdesk.exchange.writers.paper import Chart, ChartKind, Row, Table
from rmdesk.language import _

MOST_POINTS: Final = 12
"""The last reviews that the bars show: a year of monthly ones."""

_CLASS_POINTS: Final = 6


def trend_blocks(trend: Sequence[Point], wording: Wording) -> Iterator[Table]:
    """All assets at each review with their columns, and the classes side by side."""
    points = trend[-MOST_POINTS:]
    earlier = [None, *trend][-len(points) - 1 : -1]
    rows = [_point(*pair) for pair in zip(points, earlier, strict=True)]
    drawn = Chart(
        kind=ChartKind.COLUMNS,
        name=_("All assets at each review (yuan)"),
        names=0,
        values=(1,),
        rows=len(rows),
    )
    yield Table(
        name=_("All assets at each review"),
        columns=(
            Column(heading=_("Reviewed on"), kind=Kind.DAY, width=18),
            Column(heading=_("All assets (yuan)"), kind=Kind.MONEY, width=16),
            Column(heading=_("Change (yuan)"), kind=Kind.CHANGE, width=16),
            Column(heading=_("Change (%)"), kind=Kind.SHARE_CHANGE, width=10),
        ),
        rows=tuple(rows),
        remark=_remark(points),
        charts=(drawn,),
    )
    if len(trend) > 1:
        yield _by_class(trend[-_CLASS_POINTS:], wording)


def _point(point: Point, before: Point | None) -> Row:
    """A review; its change only where all of both is known."""
    change = change_since(before.total if before else None, point.total)
    gained = (change.by.fen, change.share_bp) if change else (None, None)
    return Row((point.on, point.total.amount.fen, *gained))


def _remark(points: Sequence[Point]) -> str:
    """That some of the sums are not whole."""
    unknown = sum(point.total.unknown for point in points)
    remark = _("Amounts not known yet: {count}. The sums are of what is known.")
    return remark.format(count=unknown) if unknown else ""


def _by_class(points: Sequence[Point], wording: Wording) -> Table:
    """The last reviews side by side; a class without a known amount is left blank."""
    rows = []
    for one in HoldingClass:
        held = [point.by_class.get(one) for point in points]
        if any(of is not None for of in held):
            amounts = (None if of is None else of.fen for of in held)
            rows.append(Row((wording.word(one), *amounts)))
    whole: tuple[Value, ...] = (
        _("All assets"),
        *(point.total.amount.fen for point in points),
    )
    return Table(
        name=_("By class (yuan)"),
        columns=(
            Column(heading=_("Kind of asset")),
            *(Column(heading=point.on.isoformat(), kind=Kind.MONEY, width=13) for point in points),
        ),
        rows=(*rows, Row(whole, is_total=True)),
        remark=_remark(points),
    )
