"""A meeting written down: what was said, what follows, when one meets again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from textual import on
from textual.app import ComposeResult

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.meetings.follow_ups import read_follow_ups
from rmdesk.domain.meetings.meeting import MeetingKind
from rmdesk.domain.meetings.plan import Held, wrong_with_held
from rmdesk.domain.occasions.gatherings import Event
from rmdesk.domain.spoken.dates import When, read_when
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.close_review import NO_MOMENT
from rmdesk.ui.dialogs.meeting_plan import occasion_choice, read_moment
from rmdesk.ui.dialogs.parts.box_row import BoxForm, BoxRow
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.widgets.text_box import TextBox
from rmdesk.ui.words.talk_warnings import warning_text

_MOST_SAID = 3
"""So many follow-ups are read back."""


@dataclass(frozen=True, slots=True)
class HeldTyped:
    """What was read, and the texts of the rows that they were read from."""

    held: Held
    texts: dict[str, str] = field(default_factory=dict)


class MeetingHeldForm(BoxForm[HeldTyped]):
    """The record suffices. The caret is in it: day and occasion stand as they were planned."""

    AUTO_FOCUS = "#record TextBox"

    def __init__(
        self,
        title: str,
        draft: HeldTyped,
        held_at: Sequence[Event],
        days: WorkingDays,
        today: date,
        *,
        deals: int,
        warnings: Sequence[str] = (),
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._warnings = warnings
        self._draft = draft
        self._events = held_at
        self._days = days
        self._today = today
        self._deals = deals

    def compose_content(self) -> ComposeResult:
        held, texts = self._draft.held, self._draft.texts
        if self._warnings:
            yield Words(warning_text(self._warnings), classes="dialog-text dialog-warning")
        yield FormRow(
            _("Held on"),
            id="on",
            value=texts.get("on", "" if held.on == self._today else held.on.isoformat()),
            placeholder=_("today, unless it was earlier: yesterday, -3, last fri"),
            reading=self._read_day,
        )
        yield occasion_choice(self._events, held.event_id)
        yield BoxRow(
            _("Record"),
            id="record",
            value=held.record,
            placeholder=_("what was said and agreed"),
            is_first=True,
        )
        yield BoxRow(
            _("Follow-ups"),
            id="follow_ups",
            value=texts.get("follow_ups", ""),
            placeholder=_("a line each: send the comparison +3"),
        )
        yield Words(id="follow-ups-read", classes="form-reading")
        yield FormRow(
            _("Next meeting"),
            id="next_on",
            value=texts.get("next_on", ""),
            placeholder=_("empty: none agreed"),
            reading=lambda text: read_moment(text, self._today, self._days),
        )
        if self._deals:
            words = [
                _("met now ({count})").format(count=self._deals),
                _("leave them where they are"),
            ]
            yield Choice(
                _("Deals"),
                words,
                id="deals",
                title_width=TITLE_WIDTH,
                chosen=int(not held.moves_deals),
            )

    def on_mount(self) -> None:
        super().on_mount()
        self._say_follow_ups()

    @on(TextBox.Changed)
    def _changed(self) -> None:
        self.is_in_order()
        self._say_follow_ups()

    def _say_follow_ups(self) -> None:
        """How the lines are understood: the day of each."""
        found = read_follow_ups(self.box("follow_ups").value, self._today, self._days)
        said = [f"= {formats.day(one.on)} {one.what}" for one in found[:_MOST_SAID]]
        if len(found) > _MOST_SAID:
            said.append(f"+{len(found) - _MOST_SAID}")
        words = " " * TITLE_WIDTH + "   ".join(said)
        self.query_one("#follow-ups-read", Words).update(formats.clean(words))

    def _read_day(self, text: str) -> str:
        when = read_when(text, self._today, looking="back") if text.strip() else When(self._today)
        if when is None:
            return _("not a date yet")
        shown = f"= {formats.day(when.on)}  {formats.ago(when.on, self._today)}"
        if when.on > self._today:
            shown += f"  {formats.alarm_sign()} {_('still to come')}"
        return shown

    def answer(self) -> HeldTyped | None:
        try:
            return self._typed()
        except ValueRefused as refusal:
            self.refused(refusal)
            return None

    def _typed(self) -> HeldTyped:
        """Raises ValueRefused."""
        day_text, next_text = self.row("on").value, self.row("next_on").value
        day = read_when(day_text, self._today, looking="back")
        if day is None and day_text.strip():
            raise ValueRefused(Wrong("on", NO_MOMENT))
        again = read_when(next_text, self._today, days=self._days)
        if again is None and next_text.strip():
            raise ValueRefused(Wrong("next_on", NO_MOMENT))
        place = self.query_one("#kind", Choice).chosen
        event = self._events[place - 1] if place else None
        lines = self.box("follow_ups").value
        held = Held(
            on=day.on if day else self._today,
            record=self.box("record").value,
            kind=MeetingKind.EVENT if event else MeetingKind.ROUTINE,
            event_id=event.id if event else None,
            follow_ups=read_follow_ups(lines, self._today, self._days),
            next_on=again.on if again else None,
            next_at=again.at if again else None,
            moves_deals=not self._deals or self.query_one("#deals", Choice).chosen == 0,
        )
        if wrong := wrong_with_held(held, today=self._today):
            raise ValueRefused(wrong)
        return HeldTyped(held, {"on": day_text, "next_on": next_text, "follow_ups": lines})
