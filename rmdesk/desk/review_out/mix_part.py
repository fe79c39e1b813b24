"""The mix of a review's financial assets on a client's paper."""

from rmdesk.desk.for_client.review import ClientReview
from rmdesk.desk.review_mix import spread, unknown_in
from rmdesk.desk.review_out.wording import Wording
from rmdesk.domain.diagnosis.allocation import Allocation, ClassRow
from rmdesk.domain.diagnosis.mixes import Source
from rmdesk.exchange.writers.outline import Column, Kind, Value
from rmdesk.exchange.writers.paper import Chart, ChartKind, Row, Table
from rmdesk.language import _


def mix_table(review: ClientReview, wording: Wording) -> Table | None:
    """The mix of the review's lines, beside the one wished for where there is one; None where
    nothing financial is known."""
    held = spread(review)
    if held is None:
        return None
    is_wished = held.wished is not None
    rows = tuple(Row(_values(one, wording)) for one in held.rows)
    wished = (
        Column(heading=_("Wished share"), kind=Kind.SHARE, width=12),
        Column(heading=_("Above (+) or below (-) the wish (yuan)"), kind=Kind.CHANGE, width=16),
    )
    drawn = Chart(
        kind=ChartKind.COLUMNS,
        name=_("Held and wished shares"),
        names=0,
        values=(2, 3),
        rows=len(rows),
    )
    return Table(
        name=_("Mix of the financial assets on {day}").format(day=review.on.isoformat()),
        columns=(
            Column(heading=_("Kind of asset"), width=18),
            Column(heading=_("Held (yuan)"), kind=Kind.MONEY, width=16),
            Column(heading=_("Share"), kind=Kind.SHARE, width=10),
            *(wished if is_wished else ()),
        ),
        rows=rows,
        charts=(drawn,) if is_wished else (),
        remark=_remark(held),
    )


def _values(row: ClassRow, wording: Wording) -> tuple[Value, ...]:
    held = (wording.word(row.share_class), row.held.fen, row.share_bp)
    if row.gap is None:
        return held
    return (*held, row.wished_bp, -row.gap.fen)


def _remark(held: Allocation) -> str:
    said = []
    if held.wished is not None and held.wished.source is Source.OWN:
        said.append(_("The wished shares are your own."))
    elif held.wished is not None:
        model = _("The wished shares are the model for risk grade C{level}.")
        said.append(model.format(level=held.wished.level))
    if unknown := unknown_in(held):
        left_out = _("Amounts not known yet: {count}. The shares are of what is known.")
        said.append(left_out.format(count=unknown))
    return "\n".join(said)
