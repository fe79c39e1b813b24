"""The shelves of what a household is diagnosed by."""

from typing import Any, Final

from peewee import SqliteDatabase

from rmdesk.domain.diagnosis.assumptions import wrong_with_rate
from rmdesk.domain.diagnosis.cash_flow import EVERY, FlowLine
from rmdesk.domain.diagnosis.goals import Goal
from rmdesk.domain.diagnosis.records import DiagnosisText, NoneHeld, OwnShare, StoredFlow
from rmdesk.domain.ids import ProductId
from rmdesk.domain.proposals import Proposal
from rmdesk.store.rows.shelf import Shelf
from rmdesk.store.tables.reviews import (
    CashFlowTable,
    DiagnosisTable,
    GoalTable,
    NoneHeldTable,
    OwnMixTable,
    ProposalTable,
)

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2200
"""Beyond these a year was not typed by anybody: a book handed over may say what it likes."""


def flows(database: SqliteDatabase) -> Shelf[StoredFlow]:
    """Income and expense, in the order of entry."""
    return Shelf(database, CashFlowTable, _flow, CashFlowTable.id)


def none_held(database: SqliteDatabase) -> Shelf[NoneHeld]:
    """What clients said they have nothing of, the newest word first."""
    order = (NoneHeldTable.on.desc(), NoneHeldTable.id.desc())
    return Shelf(database, NoneHeldTable, NoneHeld, *order)


def own_mixes(database: SqliteDatabase) -> Shelf[OwnShare]:
    """The shares of clients' own mixes."""
    return Shelf(database, OwnMixTable, OwnShare, OwnMixTable.id)


def goals(database: SqliteDatabase) -> Shelf[Goal]:
    """Goals: what is still ahead by its year, then what was settled."""
    order = (GoalTable.settled_on.is_null().desc(), GoalTable.on_year, GoalTable.id)
    return Shelf(database, GoalTable, _goal, *order)


def diagnoses(database: SqliteDatabase) -> Shelf[DiagnosisText]:
    """Diagnoses, newest first."""
    order = (DiagnosisTable.on.desc(), DiagnosisTable.id.desc())
    return Shelf(database, DiagnosisTable, DiagnosisText, *order)


class ProposalShelf(Shelf[Proposal]):
    """Proposals: those that stand before those withdrawn, newest first."""

    def is_there(self, product_id: ProductId) -> bool:
        """Whether the product was ever proposed to a client who is in the book."""
        row = self._database.execute_sql(
            "SELECT 1 FROM proposals WHERE product_id = ? LIMIT 1", (product_id,)
        ).fetchone()
        return row is not None


def proposals(database: SqliteDatabase) -> ProposalShelf:
    """The proposals of a book."""
    order = (
        ProposalTable.gone_on.is_null().desc(),
        ProposalTable.on.desc(),
        ProposalTable.id.desc(),
    )
    return ProposalShelf(database, ProposalTable, Proposal, *order)


def _flow(**row: Any) -> StoredFlow:
    """A row of flows as the domain knows it; of a period that is none the amount is not known."""
    if row["months"] not in EVERY:
        row |= {"months": 12, "amount": None}
    ids = {name: row.pop(name) for name in ("id", "client_id")}
    return StoredFlow(**ids, line=FlowLine(**row))


def _goal(**row: Any) -> Goal:
    """A row of goals as the domain knows it; a rate that is none is the one assumed, and a year
    that is none the nearest that is."""
    for name in ("rate_bp", "growth_bp"):
        if row[name] is not None and wrong_with_rate(name, row[name]):
            row[name] = None
    return Goal(**row | {"on_year": min(max(row["on_year"], _FIRST_YEAR), _LAST_YEAR)})
