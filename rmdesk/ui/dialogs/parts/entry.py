"""A form about one entry of a file: days are read while they are typed, and what is wrong is said
at its field, in the words of the desk."""

from abc import abstractmethod
from datetime import date
from typing import Generic, TypeVar

from textual import events
from textual.widget import Widget

from rmdesk.desk.heard.entries import EntryRefused
from rmdesk.domain.spoken.dates import read_when
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.typed.misread import DayMisread, DayMissing
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.field import Field

T = TypeVar("T")


class Misread(EntryRefused):
    """A day that is none."""

    message = DayMisread.message
    hint = DayMisread.hint

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text=text.strip())
        if not text.strip():
            self.message = DayMissing.message
        self.field = field


class LeadingChoice(Choice):
    """The first line of a form: a digit chooses and goes on, any other text belongs to the field
    that follows. What an input method commits at once arrives here before that has the focus."""

    _left_to: Field | None = None

    def on_focus(self) -> None:
        self._left_to = None

    def on_key(self, event: events.Key) -> None:
        typed = event.character if event.is_printable else None
        if self._left_to is not None and typed:
            self._left_to.insert_text_at_cursor(typed)
        elif (place := self.number_typed(event)) is not None:
            self.take(place)
            self._leave()
        elif typed and not typed.isspace():
            self._leave()
            if self._left_to is not None:
                self._left_to.insert_text_at_cursor(typed)
        else:
            return  # the arrows, Enter and Space of every choice
        event.stop()
        event.prevent_default()

    def _leave(self) -> None:
        following = self.screen.focus_next(Field)
        self._left_to = following if isinstance(following, Field) else None


class EntryDialog(Dialog[T], Generic[T]):
    """Its rows are named as the fields that an `EntryRefused` names."""

    def __init__(self, title: str, today: date, *, refusal: RmdeskError | None = None) -> None:
        super().__init__(title, refusal=refusal)
        self.today = today

    @abstractmethod
    def entry(self) -> T:
        """What was typed, in order; raises EntryRefused."""

    def answer(self) -> T | None:
        try:
            return self.entry()
        except EntryRefused as refusal:
            sentences = filter(None, (refusal.sentence(), refusal.advice()))
            self.complain("\n".join(sentences), self._place_of(refusal))
            return None

    def on_mount(self) -> None:
        if isinstance(self._refusal, EntryRefused) and (at := self._place_of(self._refusal)):
            self.call_after_refresh(at.focus)

    def _place_of(self, refusal: EntryRefused) -> Widget | None:
        found = self.query(f"#{refusal.field}") if refusal.field else ()
        return next((row.field for row in found if isinstance(row, FormRow)), None)

    # --- what was typed ---

    def row(self, name: str) -> FormRow:
        return self.query_one(f"#{name}", FormRow)

    def typed(self, name: str) -> str:
        return self.row(name).value

    def chosen(self, name: str) -> int:
        """The place of the word chosen, counted from 0."""
        return self.query_one(f"#{name}", Choice).chosen

    def past_day(self, name: str = "on") -> date:
        """Today where nothing is typed; raises Misread."""
        text = self.typed(name)
        when = read_when(text, self.today, looking="back")
        if when is None and text.strip():
            raise Misread(name, text)
        return when.on if when else self.today

    def coming_day(self, name: str) -> date | None:
        """None where nothing is typed; raises Misread."""
        text = self.typed(name)
        when = read_when(text, self.today)
        if when is None and text.strip():
            raise Misread(name, text)
        return when.on if when else None

    # --- rows that every entry has ---

    def choice_row(
        self, title: str, name: str, words: list[str], chosen: int = 0, *, leads: bool = False
    ) -> Choice:
        kind = LeadingChoice if leads else Choice
        return kind(title, words, id=name, title_width=TITLE_WIDTH, chosen=chosen, is_first=leads)

    def past_day_row(self, title: str, on: date | None = None, *, name: str = "on") -> FormRow:
        """A day gone by; empty is today."""
        return FormRow(
            title,
            id=name,
            value="" if on is None or on == self.today else on.isoformat(),
            placeholder=_("today, unless it was earlier: yesterday, -3, last fri"),
            reading=self._past_reading,
        )

    def coming_day_row(
        self,
        title: str,
        name: str,
        on: date | None = None,
        *,
        nothing: str,
        is_first: bool = False,
    ) -> FormRow:
        """A day to come; `nothing` says what empty means."""

        def reading(text: str) -> str:
            when = read_when(text, self.today)
            if when is None:
                return _("not a date yet") if text.strip() else nothing
            shown = f"= {formats.day(when.on)}  {formats.ahead(when.on, self.today)}"
            if when.on < self.today:
                shown += f"  {formats.alarm_sign()} {_('already past')}"
            return shown

        return FormRow(
            title,
            id=name,
            value=on.isoformat() if on else "",
            placeholder=_("+3, next fri, 6.30, eom"),
            reading=reading,
            is_first=is_first,
        )

    def _past_reading(self, text: str) -> str:
        when = read_when(text, self.today, looking="back") if text.strip() else None
        if when is None and text.strip():
            return _("not a date yet")
        on = when.on if when else self.today
        shown = f"= {formats.day(on)}  {formats.ago(on, self.today)}"
        if on > self.today:
            shown += f"  {formats.alarm_sign()} {_('still to come')}"
        return shown
