"""Deals as they are painted: cards of the board, columns of the list, and what stands over both."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from rmdesk.desk.dealing.board import Board, DealRow, StageSum
from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.domain.money import Money
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.widgets.board_lanes import Lane
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.table_lines import Column
from rmdesk.ui.words.deals import (
    amount_word,
    chance_word,
    metric_word,
    month_word,
    pieces_word,
    week_word,
)
from rmdesk.ui.words.labels import class_label, label

_AMOUNT: Final = 10


def lanes(board: Board) -> list[Lane]:
    """A lane for each stage; below its title the sum in 万, and how much of it nobody knows."""
    return [
        Lane(label(stage), total_word(board.sums[stage]), board.columns[stage]) for stage in Stage
    ]


def total_word(total: StageSum) -> str:
    """``412.00 万``, ``412.00 万 +2?`` with two amounts that nobody knows."""
    if not total.deals:
        return ""
    amount = _("{amount} 万").format(amount=formats.money_wan(total.amount))
    return f"{amount} +{total.unknown}?" if total.unknown else amount


def paint_card(row: DealRow, width: int, lines: int) -> list[Line]:
    """Name and amount; below it the product with its week; of three lines the last says chance,
    pieces and what it counts towards."""
    deal = row.deal
    sign = f"{formats.alarm_sign()} " if row.is_unfit or row.is_left else ""
    amount = amount_word(deal)
    taken = min(_AMOUNT, formats.cells(amount))
    is_open = deal.stage.is_open
    first = line(
        Cell(f"{sign}{row.name}", width - taken - 1, "warning" if sign else "strong"),
        Cell("", 1),
        Cell(amount, taken, "" if is_open else "muted", "right"),
    )
    beside = _beside(row)
    room = formats.cells(beside) + 1 if beside else 0
    second = line(
        Cell(row.product or formats.unknown(), width - room, "muted"),
        Cell(beside, room, "muted", "right"),
    )
    third = line(
        Cell(_third(row), width, "muted"),
    )
    painted: list[Line] = [first, second, third]
    return painted[:lines]


def _beside(row: DealRow) -> str:
    """The week it is expected in; of one that ended the day."""
    deal = row.deal
    if deal.stage.is_open:
        return week_word(deal.expected_on)
    on = deal.closed_on
    return f"{on.month:02d}-{on.day:02d}" if on else ""


def _third(row: DealRow) -> str:
    deal = row.deal
    if deal.stage is Stage.LOST:
        return label(deal.lost_reason)
    parts = [chance_word(row)] if deal.stage.is_open else []
    if deal.pieces > 1:
        parts.append(pieces_word(deal.pieces))
    parts.append(class_label(row.client_class))
    return "  ".join(parts)


def _weighted(row: DealRow, _today: date) -> str:
    """Of one that ended nothing is left to be weighed."""
    return formats.money_wan(row.weighted) if row.deal.stage.is_open else ""


# --- the list -----------------------------------------------------------------------------


def columns(metrics: Sequence[Any]) -> list[Column[DealRow]]:
    """The columns of the list; the first ones fit 80 cells."""
    return [
        Column(title=N_("Client"), text=lambda row, _day: row.name, width=10, grows=True, most=16),
        Column(
            title=N_("Product"),
            text=lambda row, _day: row.product or formats.unknown(),
            width=14,
            grows=True,
            most=28,
        ),
        Column(title=N_("Stage"), text=lambda row, _day: label(row.deal.stage), width=8),
        Column(
            title=N_("Amount, 万"),
            text=lambda row, _day: amount_word(row.deal),
            width=10,
            align="right",
        ),
        Column(title=N_("Chance"), text=lambda row, _day: chance_word(row), width=6, align="right"),
        Column(title=N_("Expected"), text=lambda row, _day: _beside(row), width=8),
        Column(title=N_("Month"), text=lambda row, _day: f"{row.deal.month:%Y-%m}", width=7),
        Column(
            title=N_("Weighted, 万"),
            text=_weighted,
            width=10,
            align="right",
            least=100,
        ),
        Column(
            title=N_("Pieces"),
            text=lambda row, _day: str(row.deal.pieces),
            width=6,
            align="right",
            least=100,
        ),
        Column(
            title=N_("Counts as"),
            text=lambda row, _day: metric_word(row.deal.metric, metrics),
            width=12,
            least=110,
            grows=True,
            most=24,
        ),
        Column(
            title=N_("Familiarity"),
            text=lambda row, _day: label(row.familiarity),
            width=12,
            least=140,
        ),
        Column(
            title=N_("Attitude"),
            text=lambda row, _day: label(row.attitude) or formats.unknown(),
            width=10,
            least=140,
        ),
        Column(
            title=N_("Class"),
            text=lambda row, _day: class_label(row.client_class),
            width=8,
            least=150,
        ),
    ]


# --- what stands over both ----------------------------------------------------------------


def heading(board: Board, month: date | None, marked: int) -> str:
    """Which month, how much is open and what it weighs; how many of earlier months are left, and
    how many are in no sum because their clients left."""
    sums = [board.sums[stage] for stage in OPEN_STAGES]
    deals = sum(one.deals for one in sums)
    amount = Money(sum(one.amount.fen for one in sums))
    weighted = Money(sum(one.weighted.fen for one in sums))
    parts = [
        month_word(month) if month else _("All months"),
        _("open deals: {count}").format(count=f"{deals:,}"),
        _("{amount} 万, weighted {weighted} 万").format(
            amount=formats.money_wan(amount), weighted=formats.money_wan(weighted)
        ),
    ]
    if board.earlier:
        parts.append(
            f"{formats.alarm_sign()} " + _("earlier: {count} (o)").format(count=len(board.earlier))
        )
    if stranded := len(board.stranded):
        parts.append(
            f"{formats.alarm_sign()} " + _("client left: {count}").format(count=f"{stranded:,}")
        )
    if marked:
        parts.insert(1, _("marked: {count}").format(count=marked))
    return "   ".join(parts)


def spans(board: Board, month: date | None, marked: int, width: int) -> list[Line]:
    """The heading as a painted line."""
    style = "warning" if board.earlier or board.stranded else "muted"
    return [line(Cell(f" {heading(board, month, marked)}", width, style))]
