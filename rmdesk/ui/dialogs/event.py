"""An event: its name, its day, and the tags by which it finds whom to invite."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult

from rmdesk.desk.heard.entries import EntryRefused
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.classes.tags import key, read_tags
from rmdesk.domain.occasions.gatherings import Event, wrong_with_event
from rmdesk.domain.wrong import Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.entry import EntryDialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.planned_day import planned_day, planned_day_row
from rmdesk.ui.formats import enumerated

TagsInUse = Sequence[tuple[str, int]]
_MOST_TAGS = 6


@dataclass(frozen=True, slots=True)
class EventTyped:
    """What was typed; before that `on` may be open."""

    name: str
    on: date | None
    tags: str
    is_forum: bool

    @property
    def day(self) -> date:
        """The day of what was typed in order."""
        assert self.on is not None
        return self.on


class EventMissing(EntryRefused):
    """What the rules say is missing or wrong."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(**wrong.parameters)
        self.message = wrong.message
        self.field = wrong.field


class NoEventDay(EntryRefused):
    """Nobody can be invited to it."""

    message = N_("On which day is the event?")
    hint = N_("Type it as you would say it: 3, next wed, 6.30.")
    field = "on"


class EventForm(EntryDialog[EventTyped]):
    """`known` is the event being changed: its own day stands, even when it is over."""

    def __init__(
        self,
        title: str,
        today: date,
        days: WorkingDays,
        tags: TagsInUse,
        before: EventTyped | None = None,
        *,
        known: Event | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, today, refusal=refusal)
        self._days = days
        self._tags = tags
        self._before = before
        self._known = known

    def compose_content(self) -> ComposeResult:
        before = self._before
        yield FormRow(
            _("Event"),
            id="name",
            value=before.name if before else "",
            placeholder=_("salon, dinner, trip, lecture, market briefing"),
            is_first=True,
        )
        yield planned_day_row(
            _("Day"),
            "on",
            self.today,
            self._days,
            value=before.on.isoformat() if before and before.on else "",
            nothing="",
        )
        yield FormRow(
            _("Tags"),
            id="tags",
            value=before.tags if before else "",
            placeholder=_("several with commas between them"),
            reading=self._matching,
        )
        words = [_("event"), _("the client forum of the year")]
        yield self.choice_row(_("Kind"), "kind", words, int(before is not None and before.is_forum))

    def _matching(self, text: str) -> str:
        return say_tags(text, self._tags)

    def entry(self) -> EventTyped:
        text = self.typed("on").strip()
        if self._known is not None and text == self._known.on.isoformat():
            on = self._known.on
        elif text:
            on = planned_day(text, "on", self.today, self._days)
        else:
            raise NoEventDay
        typed = EventTyped(self.typed("name"), on, self.typed("tags"), self.chosen("kind") == 1)
        first = min(self.today, on) if self._known else self.today
        if wrong := wrong_with_event(typed.name, on, read_tags(typed.tags), today=first):
            raise EventMissing(wrong)
        return typed


def say_tags(text: str, in_use: TagsInUse) -> str:
    """The tags that were typed, each with how many clients have it; else those in use."""
    counts = {key(tag): count for tag, count in in_use}
    typed = read_tags(text)
    shown = [(tag, counts.get(key(tag), 0)) for tag in typed] or list(in_use[:_MOST_TAGS])
    if not shown:
        return _("no client has a tag yet")
    said = enumerated(f"{tag} {count}" for tag, count in shown)
    return f"= {said}" if typed else _("in use: {tags}").format(tags=said)
