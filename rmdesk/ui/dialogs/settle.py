"""Settling what is due: to which day it is put off, or why it is dropped."""

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult

from rmdesk.desk.heard.entries import EntryRefused
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.duties import NO_REASON
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.entry import EntryDialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.planned_day import planned_day, planned_day_row
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.widgets.plain_words import Words


class Unreasoned(EntryRefused):
    """Nothing is dropped without a word."""

    message = NO_REASON
    field = "why"


class MoveForm(EntryDialog[date]):
    """The day on which it will be done instead; `lands` says which one that is on a day off."""

    def __init__(
        self,
        what: str,
        today: date,
        days: WorkingDays,
        before: date | None = None,
        *,
        lands: Callable[[date], date] | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("To another day"), today, refusal=refusal)
        self._what = what
        self._days = days
        self._lands = lands
        self._before = before

    def compose_content(self) -> ComposeResult:
        yield Words(clean_lines(self._what), classes="dialog-text")
        yield planned_day_row(
            _("New day"),
            "to",
            self.today,
            self._days,
            value=self._before.isoformat() if self._before else "",
            nothing=_("a digit: so many working days"),
            is_first=True,
            lands=self._lands,
        )

    def entry(self) -> date:
        return planned_day(self.typed("to"), "to", self.today, self._days)


class DropForm(EntryDialog[str]):
    """Why it will not be done."""

    def __init__(
        self,
        what: str,
        today: date,
        before: str | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Drop, with the reason"), today, refusal=refusal)
        self._what = what
        self._before = before or ""

    def compose_content(self) -> ComposeResult:
        yield Words(clean_lines(self._what), classes="dialog-text")
        yield FormRow(
            _("Why"),
            id="why",
            value=self._before,
            placeholder=_("no longer needed, a clear no, settled elsewhere"),
            is_first=True,
        )

    def entry(self) -> str:
        why = self.typed("why").strip()
        if not why:
            raise Unreasoned
        return why
