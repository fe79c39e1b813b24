"""One outcome of a call: how it is called, and what follows from it."""

from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult

from rmdesk.domain.calling.calls import AppointmentKind, Outcome
from rmdesk.domain.calling.outcome_rules import LONGEST
from rmdesk.domain.calling.outcomes import OutcomeKind
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.outcomes import code_words

_AGREES = (None, AppointmentKind.MEETING, AppointmentKind.CALL_BACK)


@dataclass(frozen=True, slots=True)
class OutcomeTyped:
    """The outcome as it shall be; `is_taken_away` where it shall not be at all."""

    kind: OutcomeKind
    is_taken_away: bool = False


class OutcomeForm(Dialog[OutcomeTyped]):
    """`before` is the outcome as it is, without a code a new one."""

    def __init__(
        self,
        before: OutcomeKind,
        typed: OutcomeTyped | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        named = before.words or (code_words(before.code) if before.code else _("New outcome"))
        super().__init__(_("Outcome: {name}").format(name=named), refusal=refusal)
        self._before = before
        self._kind = typed.kind if typed else before
        self._lasting: set[str] = set()
        """What is turned on that outlasts the call: turned on, it brings the second Enter."""

    def compose_content(self) -> ComposeResult:
        kind = self._kind
        standard = code_words(kind.code) if kind.is_standard else ""
        yield FormRow(
            _("Its name"),
            id="words",
            value=kind.words,
            placeholder=standard or _("a word or two"),
            reading=room_in_words,
            is_first=True,
        )
        if kind.code == Outcome.SKIPPED:
            return
        yield self._yes_or_no("reached", _("Spoken with"), is_so=kind.counts_reached)
        agrees = [_("none"), _("a meeting"), _("a call-back")]
        chosen = _AGREES.index(kind.agrees)
        yield Choice(_("Agrees"), agrees, id="agrees", title_width=TITLE_WIDTH, chosen=chosen)
        yield self._yes_or_no("note", _("Needs a note"), is_so=kind.needs_note)
        yield self._yes_or_no("closes", _("Closes number"), is_so=kind.closes_number)
        yield self._yes_or_no("stops", _("Never again"), is_so=kind.stops_cadence)
        yield self._yes_or_no("confirms", _("Enter twice"), is_so=kind.confirms)
        yield self._yes_or_no("dial", _("Is a dial"), is_so=kind.is_dial)
        uses = [_("shown"), _("hidden")]
        if not kind.is_standard and self._before.code:
            uses.append(_("taken away"))
        yield Choice(
            _("In the set"),
            uses,
            id="use",
            title_width=TITLE_WIDTH,
            chosen=int(kind.is_hidden),
        )
        yield Words(id="outcome-warns", classes="dialog-detail")

    def on_mount(self) -> None:
        super().on_mount()
        if self._kind.code != Outcome.SKIPPED:
            self._lasting = self._what_lasts()
            self._warn()

    def answer(self) -> OutcomeTyped:
        words = self.query_one("#words", FormRow).value.strip()
        if self._kind.code == Outcome.SKIPPED:
            return OutcomeTyped(replace(self._kind, words=words))
        agrees = _AGREES[self._chosen("agrees")]
        kind = replace(
            self._kind,
            words=words,
            counts_reached=self._is_so("reached"),
            asks_when=agrees is not None,
            agrees=agrees,
            needs_note=self._is_so("note"),
            closes_number=self._is_so("closes"),
            stops_cadence=self._is_so("stops"),
            confirms=self._is_so("confirms"),
            is_dial=self._is_so("dial"),
            is_hidden=self._chosen("use") == 1,
        )
        return OutcomeTyped(kind, is_taken_away=self._chosen("use") > 1)

    @on(Choice.Turned)
    def _turned(self, event: Choice.Turned) -> None:
        event.stop()
        before, self._lasting = self._lasting, self._what_lasts()
        if self._lasting - before:
            self.query_one("#confirms", Choice).take(1)
        self._warn()

    def _what_lasts(self) -> set[str]:
        return {name for name in ("closes", "stops") if self._is_so(name)}

    def _warn(self) -> None:
        """Say it where what outlasts the call needs one Enter only."""
        said = _(
            "One Enter closes the number or ends all calls to the client; “Enter twice” asks once"
            " more."
        )
        is_rash = self._lasting and not self._is_so("confirms")
        self.query_one("#outcome-warns", Words).update(said if is_rash else "")

    def _yes_or_no(self, name: str, title: str, *, is_so: bool) -> Choice:
        words = [_("no"), _("yes")]
        return Choice(title, words, id=name, title_width=TITLE_WIDTH, chosen=int(is_so))

    def _chosen(self, name: str) -> int:
        return self.query_one(f"#{name}", Choice).chosen

    def _is_so(self, name: str) -> bool:
        return self._chosen(name) == 1


def room_in_words(text: str) -> str:
    """How much of the room for a name is taken."""
    count = len(text.strip())
    told = _("{count} of {most} characters").format(count=count, most=LONGEST)
    return told if count <= LONGEST else _("{told}: too long").format(told=told)
