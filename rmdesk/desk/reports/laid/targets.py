"""The targets of a month in a report: what is done, due and needed."""

from rmdesk.desk.reports.laid.shares import share_of
from rmdesk.desk.reports.told import Figures, Leads, ReportWords, Told, remarks
from rmdesk.desk.rhythm.standing import MonthStanding
from rmdesk.domain.rhythm.standing import Progress
from rmdesk.exchange.writers.outline import Column, Kind
from rmdesk.language import _


def progress(standing: MonthStanding, words: ReportWords) -> list[Figures]:
    """Each metric with a target: what is done, due and needed, in amounts and in pieces apart."""
    days = _days_left(standing)
    month = f"{standing.month:%Y-%m}"
    if not standing.with_target:
        none = remarks(_("No target is set for this month."), days)
        name = _("Targets of {month}").format(month=month)
        return [
            Figures(name=name, columns=_columns(Kind.WAN, Kind.WAN_CHANGE), rows=(), remark=none)
        ]
    in_money = [one for one in standing.with_target if one.target and one.target.amount is not None]
    in_pieces = [
        one for one in standing.with_target if one.target and one.target.pieces is not None
    ]
    unknown = sum(one.unknown + one.unknown_open for one in in_money)
    told = []
    if in_money:
        told.append(
            Figures(
                name=_("Targets of {month} in amounts (万)").format(month=month),
                columns=_columns(Kind.WAN, Kind.WAN_CHANGE),
                rows=tuple(_in_money(one, words) for one in in_money),
                remark=remarks(
                    days,
                    _(
                        "Due by now: as the rhythm asks; pace: ahead of it, or behind. A day:"
                        " what each working day that is left has to bring."
                    ),
                    _("Cover: the open deals weighted by their chance, against what is missing."),
                    _("Deals whose amount nobody knows, counted as nothing: {count}.").format(
                        count=unknown
                    )
                    if unknown
                    else "",
                ),
            )
        )
    if in_pieces:
        told.append(
            Figures(
                name=_("Targets of {month} in pieces").format(month=month),
                columns=_columns(Kind.COUNT, Kind.COUNT),
                rows=tuple(_in_pieces(one, words) for one in in_pieces),
                remark="" if in_money else days,
            )
        )
    return told


def _days_left(standing: MonthStanding) -> str:
    """How many days there are to reach the targets in."""
    left = standing.plan.days_left(standing.today)
    if not left:
        return _("No working day is left in the month.")
    sentence = _("Working days left in the month, from {day} on: {count}.")
    return sentence.format(day=max(standing.today, standing.month).isoformat(), count=left)


def _columns(kind: Kind, change: Kind) -> tuple[Column, ...]:
    return (
        Column(heading=_("Metric"), width=16),
        Column(heading=_("Month's target"), kind=kind, width=8),
        Column(heading=_("Achieved"), kind=kind, width=8),
        Column(heading=_("Done (%)"), kind=Kind.SHARE, width=8),
        Column(heading=_("Due by now"), kind=kind, width=8),
        Column(heading=_("Pace"), kind=change, width=8),
        Column(heading=_("A day"), kind=kind, width=8),
        Column(heading=_("Cover (%)"), kind=Kind.SHARE, width=8),
    )


def done_without_target(standing: MonthStanding, words: ReportWords) -> Figures | None:
    """What was done of metrics without a target; None where nothing was."""
    rows = [
        Told(
            (words.metric(one.metric), one.done_amount.fen or None, one.done_pieces),
            leads=Leads.RHYTHM,
        )
        for one in standing.progress
        if one.target is None and (one.done_pieces or one.done_amount)
    ]
    if not rows:
        return None
    return Figures(
        name=_("Done without a target"),
        columns=(
            Column(heading=_("Metric"), width=24),
            Column(heading=_("Amount (万)"), kind=Kind.WAN, width=12),
            Column(heading=_("Pieces"), kind=Kind.COUNT, width=8),
        ),
        rows=tuple(rows),
    )


def _in_money(one: Progress, words: ReportWords) -> Told:
    target = one.target.amount if one.target else None
    needed = one.needed_amount.fen if one.needed_amount is not None else None
    return Told(
        (
            words.metric(one.metric),
            target.fen if target is not None else None,
            one.done_amount.fen,
            share_of(one.done_amount.fen, target.fen) if target else None,
            one.due_amount.fen if one.due_amount is not None else None,
            one.ahead_amount.fen if one.ahead_amount is not None else None,
            needed if one.missing_amount else _("all done"),
            one.coverage_bp,
        ),
        leads=Leads.RHYTHM,
    )


def _in_pieces(one: Progress, words: ReportWords) -> Told:
    target = one.target.pieces if one.target else None
    return Told(
        (
            words.metric(one.metric),
            target,
            one.done_pieces,
            share_of(one.done_pieces, target) if target else None,
            one.due_pieces,
            one.ahead_pieces,
            one.needed_pieces if one.missing_pieces else _("all done"),
            one.coverage_pieces_bp,
        ),
        leads=Leads.RHYTHM,
    )
