"""Tables of deals: those closed or lost in a span, expected ones, the pipeline by stage."""

from collections.abc import Sequence
from datetime import date

from rmdesk.desk.dealing.board import Board, DealRow, counted, summed
from rmdesk.desk.dealing.figures import LostReason
from rmdesk.desk.reports.laid.manner import Manner
from rmdesk.desk.reports.told import Figures, Leads, ReportWords, Told, remarks
from rmdesk.domain.deals.conversion import StageFigures
from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.exchange.writers.outline import Column, Kind, Value
from rmdesk.language import _

MOST_DEALS = 100


def closed_deals(rows: Sequence[DealRow], manner: Manner) -> Figures:
    """Deals that were won, each with its day."""
    none = _("No deal was closed in this time.")
    days = [row.deal.closed_on for row in rows]
    return _listed(_("Deals closed"), rows, manner, (_("Deal closed on"), days), none=none)


def lost_one_by_one(rows: Sequence[DealRow], manner: Manner) -> Figures:
    """Deals that were lost, each with its day."""
    days = [row.deal.closed_on for row in rows]
    return _listed(_("Deals lost"), rows, manner, (_("Deal lost on"), days), none="")


def added_deals(rows: Sequence[DealRow], manner: Manner) -> Figures:
    """Deals that were noted, whatever became of them since."""
    none = _("Nothing new was noted.")
    days = [row.deal.added_on for row in rows]
    return _listed(_("New in the pipeline"), rows, manner, (_("Noted on"), days), none=none)


def expected_deals(rows: Sequence[DealRow], manner: Manner, *, name: str) -> Figures:
    """Open deals expected in a week, with how likely they are."""
    shown = rows[:MOST_DEALS]
    return Figures(
        name=name,
        columns=(
            Column(heading=_("Client")),
            Column(heading=_("Class")),
            Column(heading=_("Product")),
            Column(heading=_("Stage")),
            Column(heading=_("Amount (万)"), kind=Kind.WAN, width=8),
            Column(heading=_("Pieces"), kind=Kind.COUNT, width=5),
            Column(heading=_("Chance"), kind=Kind.SHARE, width=8),
            *_note_column(manner),
        ),
        rows=tuple(
            Told(
                (
                    manner.client(row.name, row.party.number),
                    manner.words.word(row.client_class),
                    _product(row, manner),
                    manner.words.word(row.deal.stage),
                    _amount(row),
                    row.deal.pieces,
                    row.chance * 100,
                    *_note(row, manner),
                ),
                clients=(row.deal.client_id,),
            )
            for row in shown
        ),
        remark=_left_out(rows, none=_("No deal is expected in this week.")),
    )


def lost_deals(reasons: Sequence[LostReason], words: ReportWords) -> Figures:
    """Why deals were lost, and whether the objection was ever answered well."""
    return Figures(
        name=_("Deals lost, by reason"),
        columns=(
            Column(heading=_("Reason it was lost"), width=20),
            Column(heading=_("Number of deals"), kind=Kind.COUNT, width=6),
            Column(heading=_("Amount (万)"), kind=Kind.WAN, width=10),
            Column(heading=_("Answered in calls"), kind=Kind.COUNT, width=8),
            Column(heading=_("and met all the same"), kind=Kind.COUNT, width=8),
        ),
        rows=tuple(
            Told(
                (
                    words.word(one.reason) if one.reason else _("no reason said"),
                    len(one.deals),
                    one.amount.fen,
                    sum(tally.times for tally in one.answered),
                    sum(tally.meetings for tally in one.answered),
                ),
                clients=tuple(dict.fromkeys(deal.client_id for deal in one.deals)),
            )
            for one in reasons
        ),
        remark="" if reasons else _("No deal was lost in this time."),
    )


def stages(found: Sequence[StageFigures], words: ReportWords) -> Figures:
    """How the deals of a span went on from stage to stage."""
    return Figures(
        name=_("From stage to stage"),
        columns=(
            Column(heading=_("Stage"), width=16),
            Column(heading=_("Came to it"), kind=Kind.COUNT, width=8),
            Column(heading=_("Went on"), kind=Kind.COUNT, width=8),
            Column(heading=_("Lost"), kind=Kind.COUNT, width=8),
            Column(heading=_("Still there"), kind=Kind.COUNT, width=8),
        ),
        rows=tuple(
            Told(
                (words.word(one.stage), one.came, one.went_on, one.lost, one.stands),
                leads=Leads.PIPELINE,
            )
            for one in found
        ),
    )


def pipeline(board: Board, words: ReportWords) -> Figures:
    """The open deals of a month by stage, with their sums."""
    rows = [_stage(board, stage, words) for stage in OPEN_STAGES]
    whole = summed(row for stage in OPEN_STAGES for row in counted(board.columns[stage]))
    sums = (whole.deals, whole.pieces, whole.amount.fen, whole.weighted.fen, whole.unknown)
    earlier, stranded = len(board.earlier), len(board.stranded)
    return Figures(
        name=_("Open pipeline"),
        columns=(
            Column(heading=_("Stage"), width=14),
            Column(heading=_("Number of deals"), kind=Kind.COUNT, width=6),
            Column(heading=_("Pieces"), kind=Kind.COUNT, width=6),
            Column(heading=_("Amount (万)"), kind=Kind.WAN, width=10),
            Column(heading=_("Weighted (万)"), kind=Kind.WAN, width=10),
            Column(heading=_("Amount unknown"), kind=Kind.COUNT, width=8),
        ),
        rows=(*rows, Told((_("All together"), *sums), is_total=True)),
        remark=remarks(
            _("Open deals of earlier months, not counted here: {count}.").format(count=earlier)
            if earlier
            else "",
            _("Open deals of clients who left the bank's list, not counted here: {count}.").format(
                count=stranded
            )
            if stranded
            else "",
        ),
    )


def _stage(board: Board, stage: Stage, words: ReportWords) -> Told:
    of = board.sums[stage]
    return Told(
        (words.word(stage), of.deals, of.pieces, of.amount.fen, of.weighted.fen, of.unknown),
        clients=tuple(dict.fromkeys(row.deal.client_id for row in counted(board.columns[stage]))),
    )


def _listed(
    name: str,
    rows: Sequence[DealRow],
    manner: Manner,
    dated: tuple[str, Sequence[date | None]],
    *,
    none: str,
) -> Figures:
    """Deals with a day each, which `dated` says with its heading."""
    heading, days = dated
    lines = [
        Told(
            (
                day,
                manner.client(row.name, row.party.number),
                manner.words.word(row.client_class),
                _product(row, manner),
                _amount(row),
                row.deal.pieces,
                *_note(row, manner),
            ),
            clients=(row.deal.client_id,),
        )
        for day, row in zip(days[:MOST_DEALS], rows[:MOST_DEALS], strict=True)
    ]
    whole = summed(rows)
    blank: tuple[Value, ...] = (None,) if manner.with_notes else ()
    sums = (_("All together"), None, None, None, whole.amount.fen, whole.pieces, *blank)
    return Figures(
        name=name,
        columns=(
            Column(heading=heading, kind=Kind.DAY, width=10),
            Column(heading=_("Client")),
            Column(heading=_("Class")),
            Column(heading=_("Product")),
            Column(heading=_("Amount (万)"), kind=Kind.WAN, width=8),
            Column(heading=_("Pieces"), kind=Kind.COUNT, width=5),
            *_note_column(manner),
        ),
        rows=(*lines, Told(sums, is_total=True)) if lines else (),
        remark=_left_out(rows, none=none),
    )


def _product(row: DealRow, manner: Manner) -> str:
    """The product, and what it counts towards where that is not its name.

    One that is not fit for the client any more has no name on a paper. Words that were typed in
    place of a product of the shelf may say anything: they are notes.
    """
    metric = manner.metric(row.deal.metric)
    if row.is_unfit:
        return _("not fit for the risk grade / {metric}").format(metric=metric)
    if row.product_on_shelf is None and not manner.with_notes:
        return metric
    product = manner.text(row.product)
    return product if not metric or product == metric else f"{product} / {metric}".strip(" /")


def _amount(row: DealRow) -> Value:
    return _("not known") if row.deal.amount is None else row.deal.amount.fen


def _note_column(manner: Manner) -> tuple[Column, ...]:
    return (Column(heading=_("Note")),) if manner.with_notes else ()


def _note(row: DealRow, manner: Manner) -> tuple[Value, ...]:
    if not manner.with_notes:
        return ()
    said = "; ".join(filter(None, (row.deal.note, row.deal.lost_words)))
    return (manner.text(said),)


def _left_out(rows: Sequence[DealRow], *, none: str) -> str:
    """What there is no room for, and what nobody knows."""
    if not rows:
        return none
    left = len(rows) - MOST_DEALS
    unknown = sum(row.deal.amount is None for row in rows)
    return remarks(
        _("Further deals: {count}.").format(count=f"{left:,}") if left > 0 else "",
        _("Amounts that nobody knows, counted as nothing: {count}.").format(count=unknown)
        if unknown
        else "",
    )
