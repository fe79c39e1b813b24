"""An open book's records: the shelves, the journal and the one way to write."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime

from peewee import SqliteDatabase

from rmdesk.domain.contacts import Contact
from rmdesk.domain.flows import Snapshot
from rmdesk.domain.holdings import Holding
from rmdesk.domain.household import Member
from rmdesk.domain.ids import ActionId
from rmdesk.domain.money import Money
from rmdesk.domain.pinyin import Readings
from rmdesk.domain.policies import Policy
from rmdesk.domain.segments import Thresholds
from rmdesk.store.actions import Action, open_action
from rmdesk.store.calls import AppointmentShelf, CallShelf
from rmdesk.store.clients import ClientShelf
from rmdesk.store.facts import FactKeeper
from rmdesk.store.grid import GridShelf
from rmdesk.store.journal import REDO, UNDO, Done, Journal
from rmdesk.store.selection import Selection
from rmdesk.store.shelf import Shelf
from rmdesk.store.state import State
from rmdesk.store.tables import (
    BalanceTable,
    ContactTable,
    HoldingTable,
    MemberTable,
    PolicyTable,
)


class Store:
    """Reads through its shelves; writes through `action`."""

    def __init__(
        self,
        database: SqliteDatabase,
        *,
        readings: Callable[[], Readings],
        thresholds: Thresholds,
    ) -> None:
        self.database = database
        self.facts = FactKeeper(database, readings=readings, thresholds=thresholds)
        self.journal = Journal(database)
        self.state = State(database)
        self.clients = ClientShelf(database)
        self.lists = Selection(database)
        self.household = Shelf(database, MemberTable, Member, MemberTable.id)
        self.holdings = Shelf(
            database,
            HoldingTable,
            Holding,
            HoldingTable.is_ours.desc(),
            HoldingTable.amount.desc(),
            HoldingTable.id,
        )
        self.policies = Shelf(database, PolicyTable, Policy, PolicyTable.id)
        self.contacts = Shelf(
            database, ContactTable, Contact, ContactTable.on.desc(), ContactTable.id.desc()
        )
        self.balances = Shelf(database, BalanceTable, _snapshot, BalanceTable.on, BalanceTable.id)
        self.appointments = AppointmentShelf(database)
        self.calls = CallShelf(database)
        self.grid = GridShelf(database)

    def action(
        self,
        kind: str,
        subject: Mapping[str, object] | None = None,
        *,
        at: datetime,
        reverses: ActionId | None = None,
    ) -> AbstractContextManager[Action]:
        """One user action: one transaction, one journal entry, one step of undo.

        `kind` names it (``"contact.log"``), `subject` holds the figures and names its title
        needs. What raises inside leaves everything as it was.
        """
        return open_action(
            self.database, self.facts, kind, at=at, subject=subject or {}, reverses=reverses
        )

    def undo(self, *, at: datetime) -> Done | None:
        """Take back the newest standing action of the day; None when there is none."""
        done = self.journal.last_undoable(at.date())
        if done is None:
            return None
        with self.action(UNDO, done.subject, at=at, reverses=done.id) as action:
            self.journal.reverse(done, action)
            self.journal.mark_undone(done, action.id)
        return done

    def redo(self, *, at: datetime) -> Done | None:
        """Do again what was undone last; None when something new was done since."""
        done = self.journal.last_undone(at.date())
        if done is None:
            return None
        undo = self.journal.reversal_of(done)
        with self.action(REDO, done.subject, at=at, reverses=undo.id) as action:
            self.journal.reverse(undo, action)
            self.journal.mark_undone(done, None)
        return done

    def roll_over(self, today: date) -> None:
        """Bring the facts to `today`: only those that time alone has changed are derived again.

        A day before the last one derived for (a fixed day) derives everyone again.
        """
        derived_on = self.state.get("derived_on")
        if derived_on == today.isoformat():
            return
        with self.database.atomic():
            if derived_on and derived_on > today.isoformat():
                self.facts.refresh_all(today=today)
            else:
                self.facts.refresh_expired(today=today)
            self.state.put("derived_on", today.isoformat())


def _snapshot(*, on: date, balance: Money, **_ids: int) -> Snapshot:
    """A row of balances as the domain knows it."""
    return Snapshot(on, balance)
