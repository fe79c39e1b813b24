"""The bundles that a book wrote, and the receipts that came back; no undo calls a file back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.handover.kinds import ConfirmedBy
from rmdesk.store.tables.handover import BundleTable


class BundleRows:
    """Reads and writes them, within the transaction that is open or in one of its own."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def all(self) -> list[dict[str, Any]]:
        """Every one by the names of the columns, the newest first."""
        query: Any = BundleTable.select().order_by(BundleTable.at.desc(), BundleTable.bundle)
        return list(query.dicts().bind(self._database))

    def add(self, values: Mapping[str, object]) -> None:
        """One more that counts."""
        BundleTable.insert(**values).bind(self._database).execute()

    def confirm(self, bundle: str, by: ConfirmedBy, *, at: datetime) -> None:
        """Note who said that it arrived, and when."""
        said = {"confirmed_at": at, "confirmed_by": by}
        BundleTable.update(said).where(BundleTable.bundle == bundle).bind(self._database).execute()
