"""A to-do: what, by which day, and for whom."""

from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult

from rmdesk.desk.day.to_dos import NOTHING_TO_DO
from rmdesk.desk.heard.entries import EntryRefused
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.entry import EntryDialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.planned_day import planned_day, planned_day_row


@dataclass(frozen=True, slots=True)
class ToDoTyped:
    """What was typed; `on` is today where no day was."""

    what: str
    on: date
    is_for_client: bool


def done_by(on: date, today: date, days: WorkingDays) -> date:
    """When a task is done that is due by a day: on a day off, the last working day before."""
    return on if on == today else max(today, days.working_day_on_or_before(on))


class NothingToDo(EntryRefused):
    """A day alone is no task."""

    message = NOTHING_TO_DO
    field = "what"


class ToDoForm(EntryDialog[ToDoTyped]):
    """`name` is the client it may be for; empty where there is nobody to choose."""

    def __init__(
        self,
        title: str,
        today: date,
        days: WorkingDays,
        before: ToDoTyped | None = None,
        *,
        name: str = "",
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, today, refusal=refusal)
        self._days = days
        self._before = before
        self._name = name

    def compose_content(self) -> ComposeResult:
        before = self._before
        yield FormRow(
            _("What"),
            id="what",
            value=before.what if before else "",
            placeholder=_("send the contract, ask the branch about the quota"),
            is_first=True,
        )
        yield planned_day_row(
            _("Due by"),
            "on",
            self.today,
            self._days,
            value=before.on.isoformat() if before and before.on != self.today else "",
            nothing=_("empty: today"),
            lands=lambda on: done_by(on, self.today, self._days),
        )
        if self._name:
            for_nobody = before is not None and not before.is_for_client
            words = [self._name, _("nobody")]
            yield self.choice_row(_("For whom"), "whom", words, int(for_nobody))

    def entry(self) -> ToDoTyped:
        what = self.typed("what").strip()
        if not what:
            raise NothingToDo
        text = self.typed("on")
        on = planned_day(text, "on", self.today, self._days) if text.strip() else self.today
        return ToDoTyped(what, on, bool(self._name) and self.chosen("whom") == 0)
