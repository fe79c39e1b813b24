"""Planning a visit: the day and what for."""

from datetime import date

from textual.app import ComposeResult

from rmdesk.desk.heard.entries import EntryRefused
from rmdesk.desk.occasions.visits import VisitPlan
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.entry import EntryDialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.planned_day import planned_day, planned_day_row


class NoVisitDay(EntryRefused):
    """A visit without a day reminds of nothing."""

    message = N_("On which day is the visit?")
    hint = N_("Type it as you would say it: 3, next wed, 6.30.")
    field = "on"


class VisitForm(EntryDialog[VisitPlan]):
    """The day first: what it is for may stay open."""

    def __init__(
        self,
        name: str,
        today: date,
        days: WorkingDays,
        before: VisitPlan | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Planned visit: {name}").format(name=name), today, refusal=refusal)
        self._days = days
        self._before = before

    def compose_content(self) -> ComposeResult:
        before = self._before
        yield planned_day_row(
            _("Day"),
            "on",
            self.today,
            self._days,
            value=before.on.isoformat() if before else "",
            nothing="",
            is_first=True,
        )
        yield FormRow(
            _("What for"),
            id="what",
            value=before.what if before else "",
            placeholder=_("the new flat, the contract to be signed; may stay empty"),
        )

    def entry(self) -> VisitPlan:
        if not self.typed("on").strip():
            raise NoVisitDay
        on = planned_day(self.typed("on"), "on", self.today, self._days)
        plan = VisitPlan(on=on, what=self.typed("what"))
        plan.values(self.today)
        return plan


class VisitMadeForm(EntryDialog[str]):
    """The gist of the visit; an empty one leaves what it was planned for."""

    def __init__(self, name: str, planned: str, today: date) -> None:
        super().__init__(_("The visit took place: {name}").format(name=name), today)
        self._planned = planned

    def compose_content(self) -> ComposeResult:
        yield FormRow(
            _("Gist"),
            id="gist",
            placeholder=self._planned or _("what was talked about"),
            is_first=True,
        )

    def entry(self) -> str:
        return self.typed("gist")
