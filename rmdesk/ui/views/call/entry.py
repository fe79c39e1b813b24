"""What an outcome asks for, typed part by part in the line under the script."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from textual import on
from textual.message import Message

from rmdesk.desk.calling.refusals import NoteMissing
from rmdesk.desk.client_file.agreements import AlreadyPast, require_future
from rmdesk.domain.calling.outcomes import OutcomeKind
from rmdesk.domain.spoken.dates import When, read_when
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.typed.misread import misread_ahead
from rmdesk.ui.views.call import parts
from rmdesk.ui.views.call.entry_line import EntryLine
from rmdesk.ui.views.call.parts import NO_DOUBTS, Doubts, Part, Typed
from rmdesk.ui.widgets.field import Field

_MOST_MINUTES = 600


class Taker(Protocol):
    """Who takes an outcome when it is complete, and knows what speaks against a day."""

    def give(self, typed: Typed) -> Awaitable[None]: ...

    def doubts(self, kind: OutcomeKind, when: When) -> Awaitable[Doubts]: ...


class CallEntry(EntryLine):
    """Outcome first, then what it asks for. A text stays with its card until that is recorded."""

    BINDINGS = bindings(Scope.CALL_ENTRY)

    class Closed(Message):
        """The line was left without an outcome."""

    class TalkWanted(Message):
        """More of the talk is to be told."""

    def __init__(self, clock: Callable[[], datetime], taker: Taker) -> None:
        super().__init__(clock)
        self._taker = taker
        self._doubts = NO_DOUBTS
        self._asked = ""
        """What was typed when Enter was asked for once more."""

    def reset(self) -> None:
        self._doubts = NO_DOUBTS
        super().reset()

    def ask_minutes(self, so_far: int) -> None:
        """Ask how long the call took, and return to what was typed before."""
        if self.part is Part.MINUTES:
            return
        self.texts[Part.MINUTES] = self.texts[Part.MINUTES] or str(so_far)
        self.ask(Part.MINUTES)

    @on(Field.Submitted)
    async def _entered(self, event: Field.Submitted) -> None:
        """Enter: on to the next part, or the outcome is complete."""
        event.stop()
        text, kind = self.field.value, self.outcome
        if self.part is Part.MINUTES:
            self._take_minutes(text)
        elif kind is not None and self.part is not None and await self._is_in_order(kind, text):
            self.keep_text()
            if following := self._following(self.part):
                self.ask(following)
            elif not kind.confirms or self._is_asked_twice(self._confirmation(kind)):
                await self._taker.give(self._typed(kind))

    def _following(self, part: Part) -> Part | None:
        if part is Part.WHEN and self._doubts.forbids:
            return Part.OVERRIDE
        return Part.GIST if part in (Part.WHEN, Part.OVERRIDE) else None

    def _typed(self, kind: OutcomeKind) -> Typed:
        gist = self.texts[Part.GIST]
        return Typed(
            kind=kind,
            gist="" if self.part is Part.WHY else gist,
            when=self.when if kind.asks_when else None,
            why=gist if parts.is_refusal(kind) else self.texts[Part.WHY],
            override=self.texts[Part.OVERRIDE] if self._doubts.forbids else "",
        )

    async def _is_in_order(self, kind: OutcomeKind, text: str) -> bool:
        """Whether the part can be left with `text`; complains or asks when not."""
        match self.part:
            case Part.WHEN:
                when = self._coming(text)
                if when is None:
                    return False
                self._doubts = await self._taker.doubts(kind, when)
                return not self._doubts.asks or self._is_asked_twice(self._in_spite())
            case Part.OVERRIDE if not text.strip():
                self.complain(_("Without a reason it is not agreed; Esc goes back to the day."))
                return False
            case Part.GIST if kind.needs_note and not text.strip():
                self.complain(NoteMissing().in_full())
                return False
        return True

    def _coming(self, text: str) -> When | None:
        """The day to come that was typed; complains when it is none."""
        if not text.strip():
            self.complain(_("Type the day that was agreed: tomorrow, next wed 10:30, 6.30."))
            return None
        when = read_when(text, self.clock().date())
        if when is None:
            self.complain(misread_ahead(text))
            return None
        try:
            require_future(when.on, when.at, self.clock())
        except AlreadyPast as refusal:
            self.complain(refusal.in_full())
            return None
        return when

    def _is_asked_twice(self, question: str) -> bool:
        """Whether this is the second Enter on the same text; asks for it on the first."""
        typed = f"{self.part}:{self.field.value}"
        if self._asked == typed:
            return True
        self._asked = typed
        self.complain(question)
        return False

    def _in_spite(self) -> str:
        sentence = _("Enter once more agrees it all the same: {against}")
        return sentence.format(against=" ".join(self._doubts.sentences))

    @staticmethod
    def _confirmation(kind: OutcomeKind) -> str:
        if kind.stops_cadence:
            return _("Enter once more: nobody calls this client again. Esc: back.")
        return _("Enter once more records it. Esc: back without a change.")

    def _take_minutes(self, text: str) -> None:
        typed = text.strip()
        if typed and not (typed.isdecimal() and int(typed) <= _MOST_MINUTES):
            self.complain(_("Whole minutes up to {most}, please.").format(most=_MOST_MINUTES))
            return
        self._leave()

    def action_entry_talk(self) -> None:
        self.post_message(self.TalkWanted())

    async def action_entry_take(self) -> None:
        """What Enter does in every field, which says so here in the footer."""
        await self.field.action_submit()

    def action_entry_back(self) -> None:
        """One part back; from the first one to the outcomes."""
        if self.part is Part.MINUTES:
            self.field.value = self.texts[Part.MINUTES] = ""
        self._leave()

    def _leave(self) -> None:
        self.keep_text()
        if self.parts:
            self.parts.pop()
        if not self.parts:
            self.outcome = None
        self.show()
        if not self.parts:
            self.post_message(self.Closed())

    # --- what is said of it while it is typed ---

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        event.stop()
        if self.part:
            self.explain(event.value)

    def explain(self, text: str) -> None:
        """Put what is typed into words, or name what Enter will do."""
        self._asked = ""
        kind = self.outcome
        match self.part:
            case Part.WHEN:
                self.counters.say(*parts.reading(text, self.clock()))
                self.run_worker(self._look(text))
            case Part.OVERRIDE:
                self.complain(" ".join(self._doubts.sentences))
            case Part.GIST if kind and kind.stops_cadence:
                self.complain(
                    _("Enter: nobody calls this client again. Esc: back without a change.")
                )
            case Part.GIST if kind and kind.asks_when and (when := self.when):
                self.counters.say(f"= {formats.moment(when)}")
            case _:
                self.counters.say("")

    async def _look(self, text: str) -> None:
        """Say beside the day what speaks against it."""
        kind, when = self.outcome, read_when(text, self.clock().date())
        if kind is None or when is None or when.on < self.clock().date():
            return
        doubts = await self._taker.doubts(kind, when)
        is_still = self.part is Part.WHEN and self.field.value == text and not self._asked
        if doubts.sentences and is_still:
            said, _style = parts.reading(text, self.clock())
            self.complain(f"{said}  {' '.join(doubts.sentences)}")
