"""The line under the script where an outcome gets its day and its gist, in place."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from rmdesk.desk.agreements import AlreadyPast, require_future
from rmdesk.domain.calls import Outcome
from rmdesk.domain.spoken_dates import When, read_when
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.misread import misread
from rmdesk.ui.views import call_parts
from rmdesk.ui.views.call_bars import CounterLine
from rmdesk.ui.views.call_parts import Part
from rmdesk.ui.widgets.bars import Bar
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import Cell, Span, line

_MOST_MINUTES = 600


@dataclass(frozen=True, slots=True)
class Given:
    """An outcome with all it asks for."""

    outcome: Outcome
    gist: str
    when: When | None


class EntryLabel(Bar):
    """What the field beside it is for; alone on its line it says what to do."""

    def __init__(self) -> None:
        super().__init__(id="entry-label")
        self._text = ""
        self._style = "muted"

    def show(self, text: str, style: str) -> None:
        self._text, self._style = text, style
        self.refresh()

    def compose_line(self, width: int) -> list[Span]:
        return line(Cell(f" {self._text}", width, self._style))


class CallEntry(Vertical):
    """Outcome first, then what it asks for. A text stays with its card until that is recorded."""

    BINDINGS = bindings(Scope.CALL_ENTRY)

    class Closed(Message):
        """The line was left without an outcome."""

    def __init__(
        self, clock: Callable[[], datetime], given: Callable[[Given], Awaitable[None]]
    ) -> None:
        super().__init__(id="call-entry")
        self._clock = clock
        self._given = given
        self._parts: list[Part] = []
        self.outcome: Outcome | None = None
        self.texts = dict.fromkeys(Part, "")
        self._rest = ""

    def compose(self) -> ComposeResult:
        with Horizontal(id="entry-line"):
            yield EntryLabel()
            yield Field(id="entry-field")
        yield CounterLine()

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    @property
    def counters(self) -> CounterLine:
        return self.query_one(CounterLine)

    @property
    def part(self) -> Part | None:
        """What is being typed; None at rest."""
        return self._parts[-1] if self._parts else None

    @property
    def seconds(self) -> int | None:
        """How long the call took, where the RM said so."""
        typed = self.texts[Part.MINUTES].strip()
        return int(typed) * 60 if typed else None

    # --- the card's own texts ---

    def kept(self) -> dict[str, Any]:
        """As JSON: what was typed and not yet recorded."""
        if self.part:
            self.texts[self.part] = self.field.value
        outcome = self.outcome.value if self.outcome and self.part else ""
        return {"outcome": outcome, **{part.value: text for part, text in self.texts.items()}}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Bring back what `kept` holds."""
        self.texts = {part: str(kept.get(part.value, "")) for part in Part}
        if kept.get("outcome") in set(Outcome):
            self.begin(Outcome(kept["outcome"]))

    def reset(self) -> None:
        """Another card: nothing is typed yet."""
        self.outcome = None
        self.texts = dict.fromkeys(Part, "")
        self._parts = []
        self._show()

    def rest(self, text: str) -> None:
        """What the line says while nothing is typed."""
        self._rest = text
        if not self.part:
            self._show()

    # --- typing ---

    def begin(self, outcome: Outcome) -> None:
        """Ask for what `outcome` needs."""
        self.outcome = outcome
        self._parts = []
        self._ask(Part.WHEN if outcome.asks_when else Part.GIST)

    def ask_minutes(self, so_far: int) -> None:
        """Ask how long the call took, and return to what was typed before."""
        if self.part is Part.MINUTES:
            return
        self.texts[Part.MINUTES] = self.texts[Part.MINUTES] or str(so_far)
        self._ask(Part.MINUTES)

    def complain(self, sentence: str) -> None:
        """Say what is wrong; what was typed stays."""
        self.counters.say(formats.clean(sentence), "warning")

    @on(Field.Submitted)
    async def _entered(self, event: Field.Submitted) -> None:
        """Enter: on to the next part, or the outcome is complete."""
        event.stop()
        text = self.field.value
        match self.part:
            case Part.WHEN if self._is_in_order(text):
                self._ask(Part.GIST)
            case Part.MINUTES:
                self._take_minutes(text)
            case Part.GIST if self.outcome:
                self.texts[Part.GIST] = text
                await self._given(Given(self.outcome, text, self._when()))

    def action_entry_back(self) -> None:
        """One part back; from the first one to the outcomes."""
        if self.part is Part.MINUTES:
            self.field.value = self.texts[Part.MINUTES] = ""
        self._leave()

    def _leave(self) -> None:
        if self.part:
            self.texts[self.part] = self.field.value
            self._parts.pop()
        if not self._parts:
            self.outcome = None
        self._show()
        if not self._parts:
            self.post_message(self.Closed())

    def _ask(self, part: Part) -> None:
        if self.part:
            self.texts[self.part] = self.field.value
        self._parts.append(part)
        self._show()

    def _take_minutes(self, text: str) -> None:
        typed = text.strip()
        if typed and not (typed.isdecimal() and int(typed) <= _MOST_MINUTES):
            self.complain(_("Whole minutes up to {most}, please.").format(most=_MOST_MINUTES))
            return
        self._leave()

    def _when(self) -> When | None:
        return read_when(self.texts[Part.WHEN], self._clock().date())

    def _is_in_order(self, text: str) -> bool:
        """Whether a day to come was typed; complains when not."""
        if not text.strip():
            self.complain(_("Type the day that was agreed: tomorrow, next wed 10:30, 6.30."))
            return False
        when = read_when(text, self._clock().date())
        if when is None:
            self.complain(misread(text))
            return False
        try:
            require_future(when.on, when.at, self._clock())
        except AlreadyPast as refusal:
            self.complain(refusal.in_full())
            return False
        return True

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        if self.part:
            self._read(event.value)

    # --- how it looks ---

    def _show(self) -> None:
        part, field = self.part, self.field
        self.set_class(part is not None, "-typing")
        shown = self.query_one(EntryLabel)
        if part is None:
            self.counters.say("")
            shown.styles.width = "1fr"
            shown.show(self._rest, "muted")
            return
        text = call_parts.heading(part, self.outcome)
        shown.styles.width = formats.cells(text) + 3
        shown.show(text, "title")
        with field.prevent(Field.Changed):
            field.value = self.texts[part]
        field.placeholder = formats.clean(call_parts.invitation(part))
        field.cursor_position = len(field.value)
        # At once, not with the next turn of the loop: the keys that follow belong to the field.
        self.screen.set_focus(field)
        self._read(field.value)

    def _read(self, text: str) -> None:
        """Put what is typed into words, or name what Enter will do."""
        match self.part:
            case Part.WHEN:
                self.counters.say(*call_parts.reading(text, self._clock()))
            case Part.GIST if self.outcome is Outcome.DO_NOT_CALL:
                sentence = _("Enter: nobody calls this client again. Esc: back without a change.")
                self.counters.say(formats.clean(sentence), "warning")
            case Part.GIST if (when := self._when()) and self.outcome and self.outcome.asks_when:
                self.counters.say(f"= {formats.moment(when)}")
            case _:
                self.counters.say("")
