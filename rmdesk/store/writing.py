"""Writing into an open book: one way to do it, journaled, and the way back."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime

from peewee import SqliteDatabase

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.day_settings import DaySettings
from rmdesk.domain.ids import ActionId
from rmdesk.domain.pinyin import Readings
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.derived.duty_keeper import DutyKeeper
from rmdesk.store.derived.fact_keeper import FactKeeper
from rmdesk.store.derived.today_keeper import TodayKeeper
from rmdesk.store.forgetting import forget_for_good
from rmdesk.store.journal.actions import Action
from rmdesk.store.journal.changes import REDO, UNDO, Done, Journal
from rmdesk.store.journal.committing import open_action
from rmdesk.store.papers import PaperContents
from rmdesk.store.state import State

_FACTS, _DUTIES = 0.7, 0.85
"""The parts of the work until the facts, and then the duties, of very many clients are kept."""


class Held(Refused):
    """Something was to be written while the desk goes back to where it was left."""

    message = N_("Nothing is written while the desk returns to its place: do it again.")


class Store:
    """Everything is written through `action`; undo and redo are actions, too."""

    def __init__(
        self,
        database: SqliteDatabase,
        audit: AuditChain,
        *,
        readings: Callable[[], Readings],
        settings: DaySettings,
        days: WorkingDays,
    ) -> None:
        self.database = database
        self.audit = audit
        self.facts = FactKeeper(database, readings=readings, settings=settings, days=days)
        self.duties = DutyKeeper(database, self.facts)
        self.today = TodayKeeper(database, self.facts)
        self._day = date.min
        self.journal = Journal(database)
        self.state = State(database)
        self.written = 0
        """How many actions were written since the book was opened."""
        self.refusal: Refused | None = None
        """Why no action is begun any more, once that is so."""
        self.is_held = False
        """While it is, no action is begun: keys of an earlier sitting are pressed again."""

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
        if self.refusal is not None:
            raise self.refusal
        if self.is_held:
            raise Held
        keep = self._keep if reverses is None else self._keep_what_stood
        return open_action(
            self.database, self.audit, keep, kind, at=at, subject=subject or {}, reverses=reverses
        )

    def _keep(self, action: Action, today: date) -> None:
        """Bring up to date what follows from the records that `action` wrote."""
        self.written += 1
        clients = {one for one in action.touched if one is not None}
        tell = action.tell_kept
        action.tell_kept = _part(tell, 0, _FACTS)
        self.facts.refresh(clients, today=today, action=action)
        action.tell_kept = _part(tell, _FACTS, _DUTIES)
        clients |= self.duties.tied_to(clients)
        self.duties.follow(action, clients, today=today)
        clients |= {one for one in action.touched if one is not None}  # whom it is news for
        action.tell_kept = _part(tell, _DUTIES, 1)
        self._refresh_today(action, clients, today)

    def _keep_what_stood(self, action: Action, today: date) -> None:
        """What undo and redo bring back has its history and its duties with it."""
        self.written += 1
        clients = {one for one in action.touched if one is not None}
        self.facts.refresh(clients, today=today)
        self._refresh_today(action, clients, today)

    def _refresh_today(self, action: Action, clients: set[int], today: date) -> None:
        """An action of a day that is over changes the Today of the day that is."""
        is_nobody = None in action.touched
        day = max(today, self._day)
        self.today.refresh(clients, today=day, nobody=is_nobody, tell=action.tell_kept)

    def follow_days(self, *, today: date) -> None:
        """Plan everything anew: the days of work have changed."""
        with self.database.atomic():
            self.facts.follow_days()
            self.duties.roll_over(today)
            self.duties.replan(today=today)
            self.today.rebuild(today=today)

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

        A day before the last one derived for (a fixed day) derives everyone again. What was to be
        forgotten yesterday is forgotten for good.
        """
        self._day = today
        derived_on = self.state.get("derived_on")
        if derived_on == today.isoformat():
            return
        with self.database.atomic():
            if derived_on and derived_on > today.isoformat():
                self.facts.refresh_all(today=today)
                self.duties.roll_over(today)
                self.today.rebuild(today=today)
            else:
                expired = self.facts.refresh_expired(today=today)
                self.facts.recount(
                    date.fromisoformat(derived_on) if derived_on else None, today=today
                )
                PaperContents(self.database).sweep()  # undo takes back what was done today
                forget_for_good(self.database, today=today)
                self.duties.roll_over(today)
                if derived_on:
                    since = date.fromisoformat(derived_on)
                    self.today.roll_over(since, expired, today=today)
                else:
                    self.today.rebuild(today=today)
            self.state.put("derived_on", today.isoformat())


def _part(tell: Callable[[float], None], first: float, last: float) -> Callable[[float], None]:
    """What is told of a part of the work as that of the whole."""
    return lambda done: tell(first + (last - first) * done)
