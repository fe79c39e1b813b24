"""A meeting prepared: when, on what occasion, and what one goes into it with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import partial

from textual import events
from textual.app import ComposeResult

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.meetings.meeting import MeetingKind
from rmdesk.domain.meetings.plan import Plan, wrong_with_plan
from rmdesk.domain.occasions.gatherings import Event
from rmdesk.domain.spoken.dates import When, read_when
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.close_review import NO_MOMENT
from rmdesk.ui.dialogs.parts.box_row import BoxForm, BoxRow
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.parts.planned_day import reading_of
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.talk_warnings import warning_text

NO_DAY = N_("Say when you meet, such as 下周三10:30 or +3.")

_BARE = 24
"""Lines of a screen that has none to spare: from there on the long texts grow."""
_TALLEST = 10


@dataclass(frozen=True, slots=True)
class PlanTyped:
    """The plan as it was read, and the day as it was typed: it stands in the form again."""

    plan: Plan
    when: str
    is_read: bool = True
    """Somebody wrote words of his own into it, or went through what the file has ready."""

    @property
    def kept(self) -> Plan:
        """What is written down: a preparation that nobody read is none."""
        return self.plan if self.is_read else self.plan.without_preparation()


def occasion_choice(events: Sequence[Event], event_id: int | None) -> Choice:
    """A routine talk, or one of these events of the bank; the one of `event_id` is chosen."""
    ids = [None, *(one.id for one in events)]
    return Choice(
        _("Occasion"),
        [label(MeetingKind.ROUTINE), *(formats.clean(one.name) for one in events)],
        id="kind",
        title_width=TITLE_WIDTH,
        chosen=ids.index(event_id) if event_id in ids else 0,
    )


def read_moment(text: str, today: date, days: WorkingDays) -> str:
    """How a day with its hour is understood, while it is typed."""
    when = read_when(text, today, days=days)
    if when is None:
        return _("not a date yet") if text.strip() else ""
    hour = f"{when.at:%H:%M}" if when.at else ""
    reading = reading_of(when.on, today, days)
    if text.strip() != moment_text(when.on, when.at):
        return f"{hour}  {reading}" if hour else reading
    # It was typed as it is understood: what the field does not say is the weekday and how far.
    return reading.replace(when.on.isoformat(), "").replace("=  ", "= ")


def moment_text(on: date, at: time | None) -> str:
    """A day with its hour as it can be typed."""
    return f"{on.isoformat()} {at:%H:%M}" if at else on.isoformat()


class MeetingPlanForm(BoxForm[PlanTyped]):
    """Everything but the day may be empty; what the file knows stands in it already."""

    def __init__(
        self,
        title: str,
        draft: PlanTyped | None,
        proposed: Plan,
        held: Sequence[Event],
        days: WorkingDays,
        today: date,
        *,
        is_agreed: bool,
        is_prepared: bool = False,
        warnings: Sequence[str] = (),
        refusal: RmdeskError | None = None,
    ) -> None:
        """`is_prepared` where what is proposed was written down before."""
        super().__init__(title, refusal=refusal)
        self._proposed = proposed
        self._is_prepared = is_prepared
        self._warnings = warnings
        self._plan = draft.plan if draft else proposed
        self._when = draft.when if draft else ""
        if not self._when and is_agreed:
            self._when = moment_text(proposed.on, proposed.at)
        self._events = held
        self._days = days
        self._today = today

    def compose_content(self) -> ComposeResult:
        plan = self._plan
        if self._warnings:
            yield Words(warning_text(self._warnings), classes="dialog-text dialog-warning")
        yield FormRow(
            _("When"),
            id="on",
            value=self._when,
            placeholder=_("下周三10:30, +3; the hour may be left out"),
            reading=lambda text: read_moment(text, self._today, self._days),
            is_first=True,
        )
        yield occasion_choice(self._events, plan.event_id)
        yield FormRow(
            _("Purpose"),
            id="purpose",
            value=plan.purpose,
            placeholder=_("what the meeting is to come to"),
        )
        yield FormRow(
            _("Roles"),
            id="roles",
            value=plan.roles,
            placeholder=_("who of the team does what: I lead, the head greets"),
        )
        for name, title, text, example in (
            ("facts", _("Facts"), plan.facts, _("what is known, sorted; the file fills it in")),
            ("objections", _("Objections"), plan.objections, _("what to be ready for, and how")),
            ("allocation", _("Allocation"), plan.allocation, _("an idea, class by class")),
        ):
            yield BoxRow(title, id=name, value=text, placeholder=example)

    def on_resize(self, event: events.Resize) -> None:
        """The long texts share what the screen has to spare, the facts first."""
        spare = max(0, event.size.height - _BARE)
        for name, least, share in (("facts", 4, 2), ("objections", 3, 4), ("allocation", 3, 4)):
            self.box(name).styles.height = min(_TALLEST, least + spare // share)

    def action_dialog_save(self) -> None:
        """What the file has ready is no preparation until somebody went through it."""
        answer = self.answer()
        if answer is None:
            return
        plan = answer.plan
        if wrong := wrong_with_plan(plan, today=self._today, before=self._proposed.on):
            self.refused(ValueRefused(wrong))
            return
        if self._is_prepared or not plan.is_prepared or plan.says_more_than(self._proposed):
            self.dismiss(answer)
            return
        ways = (
            _("I went through it: the meeting is prepared"),
            _("Keep the day only, and prepare it later"),
        )
        question = _("All of this is from the file; no word of your own is in it yet.")
        self.app.push_screen(
            Pick(_("Is the meeting prepared?"), ways, question=question),
            partial(self._confirmed, answer),
        )

    def _confirmed(self, answer: PlanTyped, way: int | None) -> None:
        if way is not None:
            self.dismiss(replace(answer, is_read=way == 0))

    def answer(self) -> PlanTyped | None:
        text = self.row("on").value
        when = read_when(text, self._today, days=self._days)
        if when is None:
            self.refused(ValueRefused(Wrong("on", NO_MOMENT if text.strip() else NO_DAY)))
            return None
        return PlanTyped(self._typed(when), text)

    def _typed(self, when: When) -> Plan:
        place = self.query_one("#kind", Choice).chosen
        event = self._events[place - 1] if place else None
        return Plan(
            on=when.on,
            at=when.at,
            kind=MeetingKind.EVENT if event else MeetingKind.ROUTINE,
            event_id=event.id if event else None,
            purpose=self.row("purpose").value,
            roles=self.row("roles").value,
            facts=self.box("facts").value,
            objections=self.box("objections").value,
            allocation=self.box("allocation").value,
        )
