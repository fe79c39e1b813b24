"""Recording a contact: channel, gist, next date, and the day if it was not today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.app import ComposeResult
from textual.message import Message

from rmdesk.domain.contacts import Channel
from rmdesk.domain.spoken.dates import read_when
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.keymap import HALF_WIDTH
from rmdesk.ui.typed.days import day_past
from rmdesk.ui.typed.misread import misread
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.widgets.word_bar import WordBar
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.talk_warnings import warning_text


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedContact:
    """What was typed, in order: a day up to today, a next date after it."""

    channel: Channel
    gist: str
    on: date
    next_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The same as typed, to open the dialog again without losing a word."""

    channel: Channel = Channel.TELEPHONE
    gist: str = ""
    next_date: str = ""
    day: str = ""


class ChannelPicker(WordBar):
    """The channels on one line, chosen by digit, letter, arrow or click.

    `words` says which channels there are, and what each is called here.
    """

    class Picked(Message):
        """A channel was chosen; `typed` already belongs to the gist."""

        def __init__(self, typed: str = "") -> None:
            super().__init__()
            self.typed = typed

    def __init__(self, channel: Channel, words: Mapping[Channel, str] | None = None) -> None:
        words = words or {each: label(each) for each in Channel}
        self._channels = list(words)
        super().__init__(
            _("Channel"),
            list(words.values()),
            title_width=TITLE_WIDTH,
            chosen=self._channels.index(channel),
            is_first=True,
        )
        self._is_done = False

    @property
    def channel(self) -> Channel:
        """The channel chosen."""
        return self._channels[self.chosen]

    def on_focus(self) -> None:
        self._is_done = False

    def take(self, index: int) -> None:
        self.chosen = index
        self.refresh()
        self._leave("")

    def _leave(self, typed: str) -> None:
        """What an input method commits at once arrives here before the gist has the focus."""
        self._is_done = True
        self.post_message(self.Picked(typed))

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is the gist, all its lines in one."""
        event.stop()
        self._leave(" ".join(event.text.split()))

    def on_key(self, event: events.Key) -> None:
        typed = HALF_WIDTH.get(event.character or "", event.character or "").upper()
        if self._is_done and event.is_printable and event.character:
            self._leave(event.character)
        elif (place := self.number_typed(event)) is not None:
            self.take(place)
        elif typed in self._channels:
            self.take(self._channels.index(Channel(typed)))
        elif event.key in ("left", "right"):
            self.chosen = self.turn(1 if event.key == "right" else -1)
            self.refresh()
        elif event.key == "enter":
            self.take(self.chosen)
        elif event.is_printable and event.character and not typed.isspace():
            self._leave(event.character)
        else:
            return
        event.stop()
        event.prevent_default()


class LogContact(Dialog[LoggedContact]):
    """Digit or letter, gist, next date, Enter. Any other text on the first line is the gist."""

    def __init__(
        self,
        name: str,
        today: date,
        *,
        draft: Draft | None = None,
        warnings: Sequence[str] = (),
        title: str = "",
        refusal: RmdeskError | None = None,
    ) -> None:
        title = title or _("Log a contact: {name}").format(name=name)
        super().__init__(title, refusal=refusal)
        self._warnings = warnings
        self._today = today
        self._draft = draft or Draft()

    def compose_content(self) -> ComposeResult:
        draft = self._draft
        if self._warnings:
            yield Words(warning_text(self._warnings), classes="dialog-text dialog-warning")
        yield ChannelPicker(draft.channel)
        yield FormRow(_("Gist"), id="gist", value=draft.gist, placeholder=_("what was said"))
        yield FormRow(
            _("Next date"),
            id="next-date",
            value=draft.next_date,
            placeholder=_("+3, next fri, 6.30, eom"),
            reading=self._next_reading,
        )
        yield FormRow(
            _("Day"),
            id="day",
            value=draft.day,
            placeholder=_("today, unless it was earlier: yesterday, -3, last fri"),
            reading=self._day_reading,
        )

    def on_channel_picker_picked(self, event: ChannelPicker.Picked) -> None:
        event.stop()
        field = self._row("gist").field
        field.focus()
        field.insert_text_at_cursor(event.typed)

    def draft(self) -> Draft:
        """Everything as it stands in the fields."""
        return Draft(
            channel=self.query_one(ChannelPicker).channel,
            gist=self._row("gist").value,
            next_date=self._row("next-date").value,
            day=self._row("day").value,
        )

    def answer(self) -> LoggedContact | None:
        draft = self.draft()
        on = day_past(draft.day, self._today)
        if on is None:
            self.complain(misread(draft.day), self._at("day"))
            return None
        if on > self._today:
            sentence = _("A contact lies in the past; for what is to come, use the next date.")
            self.complain(sentence, self._at("day"))
            return None
        next_on = self._next(draft.next_date)
        if next_on is None and draft.next_date.strip():
            self.complain(misread(draft.next_date), self._at("next-date"))
            return None
        if next_on is not None and next_on <= on:
            sentence = _("The next date {day} is not after the contact.")
            self.complain(sentence.format(day=formats.day(next_on)), self._at("next-date"))
            return None
        return LoggedContact(channel=draft.channel, gist=draft.gist.strip(), on=on, next_on=next_on)

    def _next(self, text: str) -> date | None:
        when = read_when(text, self._today)
        return when.on if when else None

    def _next_reading(self, text: str) -> str:
        on = self._next(text)
        if on is not None:
            return f"= {formats.day(on)}  {formats.ahead(on, self._today)}"
        return _("not a date yet") if text.strip() else _("empty: as the class says")

    def _day_reading(self, text: str) -> str:
        on = day_past(text, self._today)
        if on is None:
            return _("not a date yet")
        return f"= {formats.day(on)}  {formats.ago(on, self._today)}"

    def _row(self, row_id: str) -> FormRow:
        return self.query_one(f"#{row_id}", FormRow)

    def _at(self, row_id: str) -> Field:
        return self._row(row_id).field
