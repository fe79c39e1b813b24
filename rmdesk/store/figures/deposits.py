"""Deposits of the whole book, for the view of what deposit insurance does not cover."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from peewee import SqliteDatabase

from rmdesk.domain.deposit_cover import COVERED, BankCover
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.lazy_rows import LazyRows
from rmdesk.domain.money import Money

_DEPOSITS: Final = ", ".join(f"'{kind.value}'" for kind in sorted(COVERED))
_DEMAND: Final = f"holding_class = '{HoldingClass.DEMAND_DEPOSIT.value}'"
_DAYS: Final = (
    "MAX(0, CAST(julianday(MIN(:today, COALESCE(maturity, :today))) - julianday(start) AS INTEGER))"
)
# As `valuation.interest`: simple, of 365 days, half up to fen; of demand deposits none.
_YEAR: Final = 10_000 * 365
_TWICE: Final = f"(2 * amount * rate_bp * {_DAYS} + {_YEAR})"
_ACCRUED: Final = (
    f"CASE WHEN {_DEMAND} THEN 0 WHEN rate_bp IS NULL OR start IS NULL THEN NULL"
    f" ELSE {_TWICE} / (2 * {_YEAR}) END"
)


class DepositShelf:
    """The deposits of an open book."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def covers(self, today: date, *, least: Money) -> Sequence[tuple[ClientId, str, BankCover]]:
        """Every client's deposits at one bank that come to at least so much, the largest first.

        The same figures as `deposit_cover` reckons from the lines. Clients who left the book are
        left out.
        """
        rows = self._database.execute_sql(
            "SELECT client_id, name, is_ours, bank, principal, accrued, is_known FROM ("
            "SELECT client_id, is_ours,"
            " CASE WHEN is_ours THEN '' ELSE TRIM(institution) END AS bank,"
            f" SUM(amount) AS principal, TOTAL({_ACCRUED}) AS accrued,"
            f" MIN({_DEMAND} OR (rate_bp IS NOT NULL AND start IS NOT NULL)) AS is_known"
            f" FROM holdings WHERE gone_on IS NULL AND holding_class IN ({_DEPOSITS})"
            " GROUP BY client_id, is_ours, bank) JOIN clients ON clients.id = client_id"
            " WHERE principal + accrued >= :least AND gone_on IS NULL"
            " ORDER BY principal + accrued DESC, client_id, bank",
            {"today": today.isoformat(), "least": least.fen},
        )
        return LazyRows(rows.fetchall(), _cover)


def _cover(row: tuple[Any, ...]) -> tuple[ClientId, str, BankCover]:
    client_id, name, is_ours, bank, principal, accrued, is_known = row
    return (
        ClientId(client_id),
        name,
        BankCover(
            institution=bank,
            is_ours=bool(is_ours),
            principal=Money(principal),
            interest=Money(int(accrued)),
            is_interest_known=bool(is_known),
        ),
    )
