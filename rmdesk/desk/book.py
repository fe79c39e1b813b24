"""The desk: an open book on a given day."""

from collections.abc import Callable
from dataclasses import asdict, fields
from datetime import date, datetime
from functools import cache
from typing import Any, Self

from rmdesk import content
from rmdesk.domain.money import Money
from rmdesk.domain.pinyin import Readings
from rmdesk.domain.segments import Thresholds
from rmdesk.store.journal import Done, Journal
from rmdesk.store.shelves import Shelves
from rmdesk.store.state import State
from rmdesk.store.store import Store
from rmdesk.store.vault import Vault

_THRESHOLDS = "thresholds"


class Desk(Shelves):
    """An open book on a given day: its shelves, and what every use case needs.

    A use case is a function that takes the desk, in a module of its subject. One that takes `now`
    writes one action that undo can take back.
    """

    def __init__(self, vault: Vault, *, today: date) -> None:
        super().__init__(vault.database)
        self.vault = vault
        self.today = today
        self.store = Store(vault.database, readings=readings, thresholds=Thresholds())
        self.store.facts.thresholds = self._kept_thresholds()
        self.store.roll_over(today)

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
    def state(self) -> State:
        return self.store.state

    @property
    def thresholds(self) -> Thresholds:
        return self.store.facts.thresholds

    def change_thresholds(self, thresholds: Thresholds) -> None:
        """Draw the value grid's lines anew and place every client again."""
        self.store.facts.thresholds = thresholds
        with self.store.database.atomic():
            plain = {
                name: value["fen"] if isinstance(value, dict) else value
                for name, value in asdict(thresholds).items()
            }
            self.state.put(_THRESHOLDS, plain)
            self.store.facts.refresh_all(today=self.today)

    def roll_over(self, today: date) -> None:
        """Make `today` the day everything is judged by."""
        self.today = today
        self.store.roll_over(today)

    def undo(self, *, now: datetime) -> Done | None:
        """Take back the newest action of the day; None when there is nothing to take back."""
        return self.store.undo(at=now)

    def redo(self, *, now: datetime) -> Done | None:
        """Do again what was undone last; None when there is nothing, or something new came."""
        return self.store.redo(at=now)

    def watch(self, should_stop: Callable[[], bool]) -> None:
        """Ask `should_stop` while a query runs; when it says so, the query raises."""
        self.vault.watch(should_stop)

    def explained(self, error: BaseException) -> BaseException:
        """The refusal behind an error of the file; the error itself when there is none."""
        return self.vault.explained(error)

    def close(self) -> None:
        """Close the book cleanly."""
        self.vault.close()

    def _kept_thresholds(self) -> Thresholds:
        kept: dict[str, int] = self.state.get(_THRESHOLDS) or {}
        money = {field.name for field in fields(Thresholds) if isinstance(field.default, Money)}
        values: dict[str, Any] = {
            name: Money(value) if name in money else value for name, value in kept.items()
        }
        return Thresholds(**values)


@cache
def readings() -> Readings:
    """How Chinese is spelt: one table for the whole program."""
    return Readings.load(content.text("pinyin.tsv"), content.text("surnames.tsv"))
