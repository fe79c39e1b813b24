"""What the maturity ladder reads: sums of the whole book, and the lines and clients of a cell."""

from array import array
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from peewee import SqliteDatabase

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId
from rmdesk.domain.ladder import Column, Entry, LadderLine, Rung, Source, Span, Sum
from rmdesk.domain.money import Money

_DEBTS = ", ".join(f"'{kind.value}'" for kind in HoldingClass if kind.is_liability)
# Whoever left the book has no next due day: its index alone says who that is.
_IN_BOOK = "client_id NOT IN (SELECT client_id FROM facts WHERE next_due IS NULL)"
_OPEN: Final = (
    f"maturity IS NOT NULL AND gone_on IS NULL AND holding_class NOT IN ({_DEBTS}) AND {_IN_BOOK}"
)
_EXPECTED: Final = "expected_inflow > 0 AND gone_on IS NULL"
_LINES: Final = (
    "SELECT client_id, name, is_ours, TRIM(institution), holding_class, called, item, amount,"
    " maturity, holdings.id FROM holdings JOIN clients ON clients.id = client_id"
)
_INFLOWS: Final = (
    "SELECT id AS client_id, name, NULL, '', NULL, '', '', expected_inflow AS amount,"
    " expected_inflow_on, NULL FROM clients"
)


class LadderShelf:
    """The maturities and expected inflows of an open book; debts and clients gone left aside."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def entries(self, today: date) -> list[Entry]:
        """The sums by bank and month: what `build_ladder` makes a ladder of."""
        held = self._database.execute_sql(
            "SELECT is_ours, CASE WHEN is_ours THEN '' ELSE TRIM(institution) END, maturity < ?,"
            " substr(maturity, 1, 7), SUM(amount), COUNT(*)"
            f" FROM holdings WHERE {_OPEN} GROUP BY 1, 2, 3, 4",
            (today.isoformat(),),
        )
        entries = [
            Entry(
                Source.OURS if is_ours else Source.ELSEWHERE,
                institution,
                _month(month),
                is_past=bool(is_past),
                sum=Sum(Money(amount), lines),
            )
            for is_ours, institution, is_past, month, amount, lines in held.fetchall()
        ]
        expected = self._database.execute_sql(
            "SELECT substr(expected_inflow_on, 1, 7), SUM(expected_inflow), COUNT(*)"
            f" FROM clients WHERE {_EXPECTED} GROUP BY 1"
        )
        this_month = today.isoformat()[:7]
        return entries + [
            Entry(
                Source.INFLOW,
                "",
                _month(month) if month else None,
                is_past=bool(month) and month < this_month,
                sum=Sum(Money(amount), lines),
            )
            for month, amount, lines in expected.fetchall()
        ]

    def lines(
        self, rung: Rung, column: Column | None, *, limit: int | None = None
    ) -> list[LadderLine]:
        """The lines of a cell, the largest first; of the whole rung without a column."""
        query = _query(rung, column)
        rows = self._database.execute_sql(
            f"SELECT * FROM ({query.sql}) ORDER BY 8 DESC, 9, 1 LIMIT ?",
            (*query.values, -1 if limit is None else limit),
        )
        return [_line(row) for row in rows.fetchall()]

    def client_ids(self, rung: Rung, column: Column | None) -> "array[int]":
        """The clients of a cell, whoever has most coming free first."""
        query = _query(rung, column)
        rows = self._database.execute_sql(
            f"SELECT client_id FROM ({query.sql}) GROUP BY client_id"
            " ORDER BY SUM(amount) DESC, client_id",
            query.values,
        )
        return array("q", (row[0] for row in rows.fetchall()))

    def free_between(self, first: date, last: date) -> dict[ClientId, Money]:
        """What matures on these days at any bank, by client."""
        rows = self._database.execute_sql(
            "SELECT client_id, SUM(amount) FROM holdings"
            f" WHERE maturity BETWEEN ? AND ? AND {_OPEN} GROUP BY 1",
            (first.isoformat(), last.isoformat()),
        )
        return {ClientId(client): Money(amount) for client, amount in rows.fetchall()}

    def banks(self) -> list[str]:
        """The other banks that lines of the book name, the commonest first."""
        rows = self._database.execute_sql(
            "SELECT TRIM(institution) FROM holdings WHERE NOT is_ours AND TRIM(institution) <> ''"
            " GROUP BY 1 ORDER BY COUNT(*) DESC, 1"
        )
        return [row[0] for row in rows.fetchall()]


@dataclass(slots=True)
class _Query:
    """One SELECT over what a cell holds, and its values."""

    parts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    @property
    def sql(self) -> str:
        return " UNION ALL ".join(self.parts)


def _query(rung: Rung, column: Column | None) -> _Query:
    query = _Query()
    if (column is None or column.source is not Source.INFLOW) and rung.span is not Span.UNDATED:
        days, values = _held_within(rung)
        bank = ""
        if column is not None:
            bank = " AND is_ours" if column.source is Source.OURS else " AND NOT is_ours"
        if column is not None and column.source is Source.ELSEWHERE:
            marks = ", ".join("?" * len(column.institutions))
            bank += f" AND TRIM(institution) IN ({marks})"
            values += column.institutions
        where = _OPEN.replace("gone_on", "holdings.gone_on")
        query.parts.append(f"{_LINES} WHERE {where} AND {days}{bank}")
        query.values += values
    if column is None or column.source is Source.INFLOW:
        months, values = _expected_within(rung)
        query.parts.append(f"{_INFLOWS} WHERE {_EXPECTED} AND {months}")
        query.values += values
    if not query.parts:
        query.parts.append(f"{_INFLOWS} WHERE 0")
    return query


def _held_within(rung: Rung) -> tuple[str, list[Any]]:
    conditions, values = ["1"], []
    if rung.first is not None:
        conditions.append("maturity >= ?")
        values.append(rung.first.isoformat())
    if rung.last is not None:
        conditions.append("maturity <= ?")
        values.append(rung.last.isoformat())
    return " AND ".join(conditions), values


def _expected_within(rung: Rung) -> tuple[str, list[Any]]:
    """An inflow is known by its month: it has passed when the month has."""
    month = "substr(expected_inflow_on, 1, 7)"
    match rung.span:
        case Span.UNDATED:
            return "expected_inflow_on IS NULL", []
        case Span.PASSED if rung.last is not None:
            after = date.fromordinal(rung.last.toordinal() + 1)
            return f"{month} < ?", [after.isoformat()[:7]]
        case Span.LATER if rung.first is not None:
            return f"{month} >= ?", [rung.first.isoformat()[:7]]
        case _:
            assert rung.first is not None
            return f"{month} = ?", [rung.first.isoformat()[:7]]


def _month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")


def _line(row: tuple[Any, ...]) -> LadderLine:
    client_id, name, is_ours, institution, code, called, item, amount, day, holding_id = row
    source = Source.INFLOW if is_ours is None else Source.OURS if is_ours else Source.ELSEWHERE
    return LadderLine(
        client_id=ClientId(client_id),
        name=name,
        source=source,
        institution=institution if source is Source.ELSEWHERE else "",
        holding_class=HoldingClass(code) if code else None,
        called=called,
        item=item,
        amount=Money(amount),
        on=date.fromisoformat(day) if day else None,
        holding_id=HoldingId(holding_id) if holding_id is not None else None,
    )
