"""The occasions of ledger and policies: what matures, is to be paid, is overdue, or hit a limit."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from peewee import SqliteDatabase

from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.occasions import money, shelf
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.policies.policy import Policy
from rmdesk.store.derived.span import Span
from rmdesk.store.rows.reading import values_of
from rmdesk.store.tables.money import HoldingTable, PolicyTable

_DEBTS: Final = ", ".join(f"'{one.value}'" for one in HoldingClass if one.is_liability)


def ledger_occasions(database: SqliteDatabase, span: Span, among: str = "") -> Iterator[Occasion]:
    """Those of every client; `among` names a table of ids to look at alone."""
    yield from _Reading(database, span, among).all()


class _Reading:
    def __init__(self, database: SqliteDatabase, span: Span, among: str) -> None:
        self._database = database
        self._span = span
        self._among = among
        self._own = f"client_id IN (SELECT id FROM {among})" if among else "client_id IS NOT NULL"

    def _read(self, table: Any, value: Any, condition: str, *parameters: object) -> Iterator[Any]:
        return values_of(self._database, table, value, f"{self._own} AND {condition}", *parameters)

    def all(self) -> Iterator[Occasion]:
        first, last = self._span.first, self._span.last
        lines = self._lines()
        yield from money.maturities(lines, first, last)
        yield from money.overdue_debts(lines, self._span.today)
        yield from money.instalments(lines, first, last)
        paid = (money.Repayment(one, one.repay_day) for one in lines if one.repay_day is not None)
        yield from money.repayments(paid, first, last)
        for line in lines:
            if line.stop_profit_bp is not None or line.stop_loss_bp is not None:
                stops = shelf.StopLines(line.stop_profit_bp, line.stop_loss_bp)
                yield from shelf.stops_reached(line, stops, self._told_on(line))
        ends = "gone_on IS NULL AND (next_premium_on BETWEEN ? AND ? OR ends BETWEEN ? AND ?)"
        policies = self._read(PolicyTable, Policy, ends, *self._span.texts, *self._span.texts)
        yield from money.policies_due(policies, first, last)

    def _lines(self) -> list[Holding]:
        """The ledger lines that may be an occasion: of some clients by their ids, all at once, of
        the whole book by the index of each day."""
        span = self._span
        today, debts = span.today.isoformat(), f"holding_class IN ({_DEBTS})"
        wanted: list[tuple[str, tuple[str, ...]]] = [
            ("maturity BETWEEN ? AND ?", span.texts),
            (f"maturity < ? AND {debts}", (today,)),
            ("next_payment_on BETWEEN ? AND ?", span.texts),
            (f"next_payment_on < ? AND {debts}", (today,)),
            ("repay_day IS NOT NULL", ()),
        ]
        if self._among or span.quiet_since is None:
            # Time moves no value: who reached a limit is found when a value is written.
            wanted.append(("(stop_profit_bp IS NOT NULL OR stop_loss_bp IS NOT NULL)", ()))
        if self._among:
            either = " OR ".join(f"({condition})" for condition, _ in wanted)
            wanted = [(f"({either})", tuple(text for _, texts in wanted for text in texts))]
        found: dict[int, Holding] = {}
        for condition, texts in wanted:
            read = self._read(HoldingTable, Holding, f"gone_on IS NULL AND {condition}", *texts)
            found.update((line.id, line) for line in read)
        return list(found.values())

    def _told_on(self, line: Holding) -> date:
        """The day on which a limit was reached first: it is told once."""
        row = self._database.execute_sql(
            "SELECT MAX(about) FROM duties WHERE client_id = ? AND subject = ? AND kind IN (?, ?)",
            (
                *(line.client_id, line.id),
                *(OccasionKind.STOP_PROFIT.value, OccasionKind.STOP_LOSS.value),
            ),
        ).fetchone()
        return date.fromisoformat(row[0]) if row[0] else self._span.today
