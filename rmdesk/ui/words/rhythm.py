"""The words on screen for targets and the rhythm of a month: metrics, weeks, pace, coverage."""

from typing import Final

from rmdesk.domain.metrics import Metric
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.plan import Part
from rmdesk.domain.rhythm.retyped import CLEARED
from rmdesk.domain.rhythm.targets import Target
from rmdesk.domain.rhythm.typed import Figures
from rmdesk.domain.shares import done_bp, whole_percent
from rmdesk.language import N_, _
from rmdesk.ui import formats

WEEKS: Final = {1: N_("week 1"), 2: N_("week 2"), 3: N_("week 3"), 4: N_("week 4")}


def metric_name(metric: Metric) -> str:
    """What a metric is called; the book's own ones as they were named."""
    return _(metric.name)


def figure(value: int, *, in_pieces: bool) -> str:
    """Fen in 万 with two decimals, or pieces."""
    return f"{value:,}" if in_pieces else formats.money_wan(Money(value))


def figure_with_unit(value: int, *, in_pieces: bool) -> str:
    """``229.00 万``, ``12 pcs``."""
    if in_pieces:
        return _("{count} pcs").format(count=f"{value:,}")
    return _("{amount} 万").format(amount=formats.money_wan(Money(value)))


def signed(value: int, *, in_pieces: bool) -> str:
    """``+17.40``, ``-3``: how far ahead, or behind; what rounds to nothing has no sign."""
    shown = figure(value, in_pieces=in_pieces)
    has_sign = value >= (1 if in_pieces else 5_000) and not shown.startswith("*")
    return f"+{shown}" if has_sign else shown


def percent_words(basis_points: int | None) -> str:
    """``85 %``, in whole per cents; what is not quite reached does not look it."""
    return formats.unknown() if basis_points is None else f"{whole_percent(basis_points):,} %"


def share_words(done: int, whole: int) -> str:
    """How much of a whole is done: ``67 %``; of nothing there is no share."""
    return percent_words(done_bp(done, whole) if whole > 0 else None)


def target_typed(target: Target | None, metric: Metric) -> str:
    """A target as it may be typed: ``229 12``; pieces alone have their word where a bare figure
    would be an amount."""
    if target is None:
        return ""
    amount = formats.wan_limit(target.amount) if target.amount is not None else ""
    if target.pieces is None:
        return amount
    if amount or not metric.has_amount:
        return f"{amount} {target.pieces}".strip()
    return _("{count} pcs").format(count=target.pieces)


def target_words(amount: Money | None, pieces: int | None) -> str:
    """``229.00 万, 12 pcs``; nothing where nothing is set."""
    parts = []
    if amount is not None:
        parts.append(figure_with_unit(amount.fen, in_pieces=False))
    if pieces is not None:
        parts.append(figure_with_unit(pieces, in_pieces=True))
    return formats.enumerated(parts)


def target_or_none(amount: Money | None, pieces: int | None) -> str:
    """`target_words`, with words for nothing, too."""
    return target_words(amount, pieces) or _("no target")


def figures_of(target: Target | None) -> Figures:
    """What is set: an amount and pieces."""
    return (target.amount, target.pieces) if target is not None else CLEARED


def changed_words(before: Figures, after: Figures) -> str:
    """``110.00 万, 7 pcs -> 5.00 万, 7 pcs``; what was not there before is said alone."""
    if before == CLEARED:
        return target_or_none(*after)
    return _("{before} -> {after}").format(
        before=target_or_none(*before), after=target_or_none(*after)
    )


def week_name(part: Part) -> str:
    """``Oct week 4``: which week of which month a part of a plan is."""
    return _("{month} {week}").format(
        month=formats.month(part.week.first), week=_(WEEKS[part.week.number])
    )


def week_span(part: Part) -> str:
    """``10-26 - 10-31``"""
    return f"{part.week.first:%m-%d} - {part.week.last:%m-%d}"
