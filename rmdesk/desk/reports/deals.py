"""The deals that reports list: closed, lost or noted in a span, expected in a week."""

from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.board import DealRow, in_order, rows_of
from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.store.figures.pipeline import STRANDED, Chosen

_OPEN = ", ".join(f"'{stage.value}'" for stage in OPEN_STAGES)


def closed_between(desk: Desk, first: date, last: date) -> list[DealRow]:
    """Won in the span, the last first."""
    return _ended(desk, Stage.CLOSED, first, last)


def lost_between(desk: Desk, first: date, last: date) -> list[DealRow]:
    """Lost in the span, the last first."""
    return _ended(desk, Stage.LOST, first, last)


def added_between(desk: Desk, first: date, last: date) -> list[DealRow]:
    """Noted in the span, whatever became of them since, in their order."""
    return _rows(desk, "added_on BETWEEN ? AND ?", first, last)


def expected_between(desk: Desk, first: date, last: date) -> list[DealRow]:
    """Open ones expected in the weeks that begin in the span, where the tie is closest first; of
    clients who left nothing is expected."""
    where = f"stage IN ({_OPEN}) AND NOT {STRANDED} AND expected_on BETWEEN ? AND ?"
    return _rows(desk, where, first, last)


def _ended(desk: Desk, stage: Stage, first: date, last: date) -> list[DealRow]:
    return _rows(desk, f"stage = '{stage.value}' AND closed_on BETWEEN ? AND ?", first, last)


def _rows(desk: Desk, where: str, first: date, last: date) -> list[DealRow]:
    span = (first.isoformat(), last.isoformat())
    return in_order(rows_of(desk, Chosen(where, span), today=desk.today))
