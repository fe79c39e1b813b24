"""The line of a call's outcome without its rules: the field, what it is for, and the texts that
wait with their card."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from rmdesk.desk.calling.talk_texts import TalkPart
from rmdesk.domain.calling.outcomes import OutcomeKind, outcome_of
from rmdesk.domain.spoken.dates import When, read_when
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.views.call import parts
from rmdesk.ui.views.call.bars import CounterLine
from rmdesk.ui.views.call.parts import Part
from rmdesk.ui.widgets.bars import Bar
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import Cell, Span, line


class EntryField(Field):
    """Where an outcome is typed. The keys of the line go before those of a field, of which one
    deletes; the line itself does what they say."""

    BINDINGS = bindings(Scope.CALL_ENTRY)


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


class EntryLine(Vertical):
    """Shows the part that is typed; a subclass says what follows from it."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__(id="call-entry")
        self.clock = clock
        self.parts: list[Part] = []
        self.outcome: OutcomeKind | None = None
        self.texts = dict.fromkeys(Part, "")
        self.talk = dict.fromkeys(TalkPart, "")
        self._rest = ""

    def compose(self) -> ComposeResult:
        with Horizontal(id="entry-line"):
            yield EntryLabel()
            yield EntryField(id="entry-field")
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
        return self.parts[-1] if self.parts else None

    @property
    def when(self) -> When | None:
        """The day that was agreed, as it was typed."""
        return read_when(self.texts[Part.WHEN], self.clock().date())

    @property
    def seconds(self) -> int | None:
        """How long the call took, where the RM said so."""
        typed = self.texts[Part.MINUTES].strip()
        return int(typed) * 60 if typed else None

    @property
    def typed_so_far(self) -> str:
        """All that waits for its outcome, in one line."""
        talk = (self.talk[part] for part in (TalkPart.TOPICS, TalkPart.PROMISE))
        return "  ".join(filter(None, (*self.texts.values(), *talk)))

    # --- the card's own texts ---

    def kept(self) -> dict[str, Any]:
        """As JSON: what was typed and not yet recorded."""
        self.keep_text()
        return {
            "outcome": self.outcome.code if self.outcome and self.part else "",
            "talk": {part.value: text for part, text in self.talk.items() if text},
            **{part.value: text for part, text in self.texts.items()},
        }

    def return_to(self, kept: Mapping[str, Any], outcomes: Sequence[OutcomeKind]) -> None:
        """Bring back what `kept` holds."""
        talk = kept.get("talk") or {}
        self.texts = {part: str(kept.get(part.value, "")) for part in Part}
        self.talk = {part: str(talk.get(part.value, "")) for part in TalkPart}
        if kind := outcome_of(outcomes, str(kept.get("outcome", ""))):
            self.begin(kind)

    def reset(self) -> None:
        """Another card: nothing is typed yet."""
        self.outcome = None
        self.texts = dict.fromkeys(Part, "")
        self.talk = dict.fromkeys(TalkPart, "")
        self.parts = []
        self.show()

    def rest(self, text: str) -> None:
        """What the line says while nothing is typed."""
        self._rest = text
        if not self.part:
            self.show()

    def begin(self, kind: OutcomeKind) -> None:
        """Ask for what the outcome needs, which is something."""
        self.outcome = kind
        self.parts = []
        self.ask(parts.parts_of(kind)[0])

    def ask(self, part: Part) -> None:
        """Go on to a part; what was typed stays with its own."""
        self.keep_text()
        self.parts.append(part)
        self.show()

    def keep_text(self) -> None:
        """What stands in the field belongs to its part."""
        if self.part:
            self.texts[self.part] = self.field.value

    # --- how it looks ---

    def complain(self, sentence: str) -> None:
        """Say what is wrong; what was typed stays."""
        self.counters.say(formats.clean(sentence), "warning")

    def show(self) -> None:
        """The field and what it is for, or the line at rest."""
        part, field = self.part, self.field
        self.set_class(part is not None, "-typing")
        shown = self.query_one(EntryLabel)
        if part is None:
            self.counters.say("")
            shown.styles.width = "1fr"
            shown.show(self._rest, "muted")
            return
        text = parts.heading(part, self.outcome)
        shown.styles.width = formats.cells(text) + 3
        shown.show(text, "title")
        with field.prevent(Field.Changed):
            field.value = self.texts[part]
        field.placeholder = formats.clean(parts.invitation(part, self.outcome))
        field.cursor_position = len(field.value)
        # At once, not with the next turn of the loop: the keys that follow belong to the field.
        self.screen.set_focus(field)
        self.explain(field.value)

    def explain(self, text: str) -> None:
        """Say what follows from what stands in the field."""
        raise NotImplementedError
