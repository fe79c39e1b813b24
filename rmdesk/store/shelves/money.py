"""The shelves of what clients own, owe and are insured for, and what they can bear."""

from datetime import date

from peewee import SqliteDatabase

from rmdesk.domain.flows import Snapshot
from rmdesk.domain.holdings import Holding
from rmdesk.domain.insurance import CoverAnswer
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import Policy
from rmdesk.domain.suitability import Assessment
from rmdesk.store.rows.shelf import Shelf
from rmdesk.store.tables.money import (
    AssessmentTable,
    BalanceTable,
    CoverAnswerTable,
    HoldingTable,
    PolicyTable,
)


def holdings(database: SqliteDatabase) -> Shelf[Holding]:
    """The lines of the ledger: ours first, the largest first."""
    order = (HoldingTable.is_ours.desc(), HoldingTable.amount.desc(), HoldingTable.id)
    return Shelf(database, HoldingTable, Holding, *order)


def policies(database: SqliteDatabase) -> Shelf[Policy]:
    """Insurance policies, in the order of entry."""
    return Shelf(database, PolicyTable, Policy, PolicyTable.id)


def balances(database: SqliteDatabase) -> Shelf[Snapshot]:
    """Balances that were reported, the oldest first."""
    return Shelf(database, BalanceTable, _snapshot, BalanceTable.on, BalanceTable.id)


def assessments(database: SqliteDatabase) -> Shelf[Assessment]:
    """What clients were found to bear, the newest first."""
    order = (AssessmentTable.on.desc(), AssessmentTable.id.desc())
    return Shelf(database, AssessmentTable, Assessment, *order)


def cover_answers(database: SqliteDatabase) -> Shelf[CoverAnswer]:
    """What was answered about insurance, the oldest first."""
    return Shelf(database, CoverAnswerTable, CoverAnswer, CoverAnswerTable.on, CoverAnswerTable.id)


def _snapshot(*, on: date, balance: Money, **_ids: int) -> Snapshot:
    """A row of balances as the domain knows it."""
    return Snapshot(on, balance)
