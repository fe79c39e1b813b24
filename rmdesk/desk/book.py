"""The desk: an open book on a given day."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Final, Self

from rmdesk import content
from rmdesk.desk.rules.calling import keep_call_settings, kept_call_settings
from rmdesk.desk.rules.day import keep_settings, kept_settings, plan_stamp, working_days
from rmdesk.desk.rules.diagnosing import keep_diagnosis_settings, kept_diagnosis_settings
from rmdesk.desk.rules.rhythm import keep_rhythm_settings, kept_rhythm_settings
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.call_settings import CallSettings, wrong_with_call_settings
from rmdesk.domain.day_settings import DaySettings, wrong_with_day
from rmdesk.domain.diagnosis.settings import DiagnosisSettings, wrong_with_diagnosis
from rmdesk.domain.pinyin import Readings
from rmdesk.domain.rhythm.settings import RhythmSettings, wrong_with_rhythm
from rmdesk.domain.segments import Thresholds
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.book_shelves import Shelves
from rmdesk.store.journal.actions import Action
from rmdesk.store.journal.changes import Done, Journal
from rmdesk.store.state import State
from rmdesk.store.vault.opened import Vault
from rmdesk.store.writing import Store

_PLANNED_BY: Final = "planned_by"


class Desk(Shelves):
    """An open book on a given day: its shelves, and what every use case needs.

    A use case is a function that takes the desk, in a module of its subject. One that takes `now`
    writes one action that undo can take back.
    """

    def __init__(self, vault: Vault, *, today: date) -> None:
        super().__init__(vault.database)
        self.vault = vault
        self.today = today
        settings = kept_settings(State(vault.database))
        self.store = Store(
            vault.database,
            vault.audit,
            readings=readings,
            settings=settings,
            days=working_days(self.own_days, settings),
        )
        self._call_settings = kept_call_settings(self.state)
        self._diagnosis_settings = kept_diagnosis_settings(self.state)
        self._rhythm_settings = kept_rhythm_settings(self.state)
        self.store.roll_over(today)
        if self.state.get(_PLANNED_BY) != self._plan_stamp():
            # A holiday or a default of a new version, or a plan that a cut kept from being made.
            self._place_and_plan()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self.close()
        if error is not None and (told := self.explained(error)) is not error:
            raise told from error

    @property
    def journal(self) -> Journal:
        return self.store.journal

    @property
    def audit(self) -> AuditChain:
        """What was done in the book, for those who ask later."""
        return self.store.audit

    @property
    def state(self) -> State:
        return self.store.state

    @property
    def settings(self) -> DaySettings:
        """What is set of classes, lead times, Today and the week."""
        return self.store.facts.settings

    @property
    def call_settings(self) -> CallSettings:
        """What is set of calling: outcomes, guards, queues."""
        return self._call_settings

    @property
    def diagnosis_settings(self) -> DiagnosisSettings:
        """What is set of diagnosing: wished mixes, flags, assumptions, norms."""
        return self._diagnosis_settings

    @property
    def rhythm_settings(self) -> RhythmSettings:
        """What is set of the rhythm: weights of a plan, chances, metrics of the book's own."""
        return self._rhythm_settings

    @property
    def thresholds(self) -> Thresholds:
        return self.settings.classes.value

    @property
    def days(self) -> WorkingDays:
        """The days on which one works."""
        return self.store.facts.days

    def change_settings(self, settings: DaySettings) -> None:
        """Keep other settings of the day, and place, plan and order everything by them.

        Raises ValueRefused where they are no rule.
        """
        if wrong := wrong_with_day(settings):
            raise ValueRefused(wrong)
        before = self.settings
        self.store.facts.settings = settings
        try:
            with self.store.database.atomic():
                keep_settings(self.state, settings)
                self._place_and_plan()
        except BaseException:
            self.store.facts.settings = before
            raise

    def change_call_settings(self, settings: CallSettings) -> None:
        """Keep other settings of calling; raises ValueRefused where they are no rule."""
        if wrong := wrong_with_call_settings(settings):
            raise ValueRefused(wrong)
        keep_call_settings(self.state, settings)
        self._call_settings = settings

    def change_diagnosis_settings(self, settings: DiagnosisSettings) -> None:
        """Keep other settings of diagnosing; raises ValueRefused where they are no rule."""
        if wrong := wrong_with_diagnosis(settings):
            raise ValueRefused(wrong)
        keep_diagnosis_settings(self.state, settings)
        self._diagnosis_settings = settings

    def change_rhythm_settings(self, settings: RhythmSettings) -> None:
        """Keep other settings of the rhythm; raises ValueRefused where they are no rule."""
        if wrong := wrong_with_rhythm(settings):
            raise ValueRefused(wrong)
        keep_rhythm_settings(self.state, settings)
        self._rhythm_settings = settings

    def recall_settings(self) -> None:
        """Go by the settings that the book holds: a change of them was taken back with the
        transaction that it was a part of."""
        self.store.facts.settings = kept_settings(self.state)
        self.store.facts.days = working_days(self.own_days, self.settings)
        self._call_settings = kept_call_settings(self.state)
        self._diagnosis_settings = kept_diagnosis_settings(self.state)
        self._rhythm_settings = kept_rhythm_settings(self.state)

    def plan_anew(self) -> None:
        """Plan by the days of work and the settings as they stand in the book now.

        Raises NoWorkingDay where nobody works for a year, and nothing is planned anew then.
        """
        before = self.days
        self.store.facts.days = working_days(self.own_days, self.settings)
        try:
            with self.store.database.atomic():
                self.store.follow_days(today=self.today)
                self.state.put(_PLANNED_BY, self._plan_stamp())
        except BaseException:
            self.store.facts.days = before
            raise

    def _place_and_plan(self) -> None:
        with self.store.database.atomic():
            self.store.facts.refresh_all(today=self.today)
            self.plan_anew()

    def _plan_stamp(self) -> str:
        """What tells one plan's days and settings from another's."""
        return plan_stamp(self.days, self.settings)

    def change_days(
        self,
        kind: str,
        write: Callable[[Action], None],
        *,
        now: datetime,
        subject: Mapping[str, object] | None = None,
    ) -> None:
        """Write days of work as one action, and plan by them, or neither; raises NoWorkingDay."""
        with self.store.database.atomic():
            with self.store.action(kind, subject, at=now) as action:
                write(action)
            self.plan_anew()

    def roll_over(self, today: date) -> None:
        """Make `today` the day everything is judged by."""
        self.today = today
        self.store.roll_over(today)

    def undo(self, *, now: datetime) -> Done | None:
        """Take back the newest action of the day; None when there is nothing to take back."""
        done = self.store.undo(at=now)
        self._follow_days()
        return done

    def redo(self, *, now: datetime) -> Done | None:
        """Do again what was undone last; None when there is nothing, or something new came."""
        done = self.store.redo(at=now)
        self._follow_days()
        return done

    def _follow_days(self) -> None:
        """Plan anew where what was undone or done again was leave or a holiday."""
        if working_days(self.own_days, self.settings) != self.days:
            self.plan_anew()

    def watch(self, should_stop: Callable[[], bool]) -> None:
        """Ask `should_stop` while a query runs; when it says so, the query raises."""
        self.vault.watch(should_stop)

    def explained(self, error: BaseException) -> BaseException:
        """The refusal behind an error of the file; the error itself when there is none."""
        return self.vault.explained(error)

    @property
    def is_closed(self) -> bool:
        """Whether the book was closed, as a change of its data key does."""
        return bool(self.vault.database.is_closed())

    def close(self) -> None:
        """Close the book cleanly."""
        self.vault.close()


@cache
def readings() -> Readings:
    """How Chinese is spelt: one table for the whole program."""
    return Readings.load(content.text("pinyin.tsv"), content.text("surnames.tsv"))
