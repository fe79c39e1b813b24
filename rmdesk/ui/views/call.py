"""The call session: one card after another, the script beside it, an outcome for each."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer

from rmdesk.desk import calling
from rmdesk.desk.book import Desk
from rmdesk.desk.briefing import Brief, brief, fitting_script
from rmdesk.desk.calling import Session
from rmdesk.desk.script_packs import shipped_pack
from rmdesk.domain.calls import Outcome
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import _, spoken
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.commands.calls import OUTCOME_OF_DIGIT
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.dialog import ask
from rmdesk.ui.dialogs.pick import Pick
from rmdesk.ui.labels import label
from rmdesk.ui.messages import Told
from rmdesk.ui.views.call_bars import OutcomeBar, QueueLine
from rmdesk.ui.views.call_entry import CallEntry, Given, Part
from rmdesk.ui.views.call_page import CallPage, DonePage, GonePage
from rmdesk.ui.views.call_script import ScriptReader, Showing, findings_of
from rmdesk.ui.widgets.page import Page

_REVEAL_SECONDS = 30.0  # dialling eleven figures takes longer than reading them
_AT_ONCE = {
    *(Outcome.NO_ANSWER, Outcome.BUSY, Outcome.DEAD_NUMBER),
    *(Outcome.SKIPPED, Outcome.WRONG_PERSON),
}


class CallView(Vertical):
    """The card that is up. Outcomes are awaited key by key: what is typed ahead meets the
    card it was meant for."""

    BINDINGS = bindings(Scope.CALL)

    class Shown(Message):
        """Another card is up."""

    class Recorded(Message):
        """An outcome is in the book."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._access = access
        self._brief: Brief | None = None
        self._reader: ScriptReader | None = None
        self._dialled_at: datetime | None = None
        self._reveal: Timer | None = None

    def compose(self) -> ComposeResult:
        yield QueueLine()
        yield Page(id="call-page")
        yield CallEntry(self._access.now, self._record)
        yield OutcomeBar()

    @property
    def page(self) -> Page:
        return self.query_one("#call-page", Page)

    @property
    def entry(self) -> CallEntry:
        return self.query_one(CallEntry)

    @property
    def session(self) -> Session | None:
        return self._brief.session if self._brief else None

    @property
    def client_id(self) -> ClientId | None:
        """Whose card is up; None at the end of the queue, or when the client is gone."""
        return self._brief.card.client.id if self._brief and self._brief.card else None

    @property
    def is_calling(self) -> bool:
        """Whether a number was shown and its outcome is still to come."""
        return self._dialled_at is not None

    @property
    def is_done(self) -> bool:
        """Whether the end of the queue is shown."""
        return self._brief is not None and self._brief.is_done

    # --- reading ---

    async def load(self, session: Session, kept: Mapping[str, Any] | None = None) -> None:
        """Put up the card where `session` stands, with what was `kept` of it."""
        await self._put_up(await self._access.ask(lambda desk: brief(desk, session)), kept)

    async def read_again(self) -> None:
        """Records changed, perhaps the session's own place by an undo."""

        def newest(desk: Desk) -> Brief | None:
            session = calling.kept(desk)
            return brief(desk, session) if session else None

        if found := await self._access.ask(newest):
            await self._put_up(found)

    async def _put_up(self, found: Brief, kept: Mapping[str, Any] | None = None) -> None:
        before = self._brief.session.client_id if self._brief else None
        is_other = self._brief is None or found.session.client_id != before
        self._brief = found
        if is_other:
            self._dialled_at = None
            self._mask()
            self.entry.reset()
            self._read_script()
        if kept and kept.get("client") == self.client_id and self._reader:
            self._reader.return_to(kept.get("reading", {}))
            dialled_at = kept.get("dialled_at")
            self._dialled_at = datetime.fromisoformat(dialled_at) if dialled_at else None
            self.entry.return_to(kept.get("entry", {}))
        self.look_again()
        self.post_message(self.Shown())

    def kept(self) -> dict[str, Any]:
        """What the card would lose in a lock: the line of the script and what was typed."""
        if self.client_id is None or self._reader is None:
            return {}
        return {
            "client": self.client_id,
            "dialled_at": self._dialled_at.isoformat() if self._dialled_at else "",
            "reading": self._reader.kept(),
            "entry": self.entry.kept(),
        }

    def _read_script(self) -> None:
        if self._brief and self._brief.card:
            fitting = fitting_script(self._brief.card, self._access.today)
            script = self._brief.session.script or fitting
            self._reader = ScriptReader(shipped_pack(spoken()), script)

    def focus_card(self) -> None:
        """Where keys go: the field while something is typed, else the card."""
        if self.entry.part:
            self.screen.set_focus(self.entry.field)
        else:
            self.screen.set_focus(self.page)

    # --- painting ---

    def look_again(self) -> None:
        """Paint what is known anew: the language, the glyphs or the day changed."""
        found, reader = self._brief, self._reader
        if found is None:
            return
        if reader and reader.pack is not shipped_pack(spoken()):
            kept = reader.kept()
            self._read_script()
            if self._reader:
                self._reader.return_to(kept)
        self.query_one(QueueLine).show(found)
        self.entry.counters.show(found.progress)
        self._paint()

    def _paint(self) -> None:
        found, reader = self._brief, self._reader
        if found is None:
            return
        is_picking = reader is not None and reader.showing is Showing.OBJECTIONS
        if found.card and reader:
            reveals = self._reveal is not None
            columns = CallPage(found, found.card, self._access.today, reader, reveals).columns
        else:
            columns = DonePage(found).columns if found.is_done else GonePage().columns
        self.page.show(columns)
        self.entry.rest(self._advice())
        self.query_one(OutcomeBar).show(
            self.entry.outcome if self.entry.part else None,
            is_off=is_picking or found.card is None,
        )

    def _advice(self) -> str:
        if self.client_id is None:
            return ""
        if kept := "  ".join(filter(None, self.entry.texts.values())):
            return _("Typed so far: {text}").format(text=kept)
        if self._dialled_at is None:
            return _("Space shows the number and starts the minutes; a digit is the outcome.")
        return _("Number shown at {time}. A digit is the outcome.").format(
            time=f"{self._dialled_at:%H:%M}"
        )

    @staticmethod
    def explanation() -> str:
        """What help says about this screen."""
        return _(
            "One client at a time: the brief above, the script below or beside it. A digit is the"
            " outcome; a talk then takes its gist and Enter, an appointment or a call-back first"
            " the day. Every outcome is saved at once, and the session resumes after a lock, a"
            " crash or a night."
        )

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        if self._brief and self._brief.session.left_out:
            left_out = _("left out: {count} (gone or not to be called)")
            return _("Call session"), left_out.format(count=self._brief.session.left_out)
        return _("Call session"), ""

    def detail(self) -> str:
        if self._brief is None:
            return ""
        figures = self._brief.progress.session
        return _(
            "This session: dials {dials}  reached {reached}  appointments {appointments}"
            "  minutes {minutes}"
        ).format(
            dials=figures.dials,
            reached=figures.reached,
            appointments=figures.appointments,
            minutes=formats.minutes(figures.seconds),
        )

    # --- outcomes ---

    async def action_call_outcome(self, digit: str) -> None:
        reader = self._reader
        if reader and reader.showing is Showing.OBJECTIONS:
            if reader.answer(int(digit) - 1):
                self._paint()
            return
        await self._choose(OUTCOME_OF_DIGIT[digit])

    async def _choose(self, outcome: Outcome) -> None:
        if self.client_id is None:
            return
        if outcome in _AT_ONCE:
            await self._record(Given(outcome, self.entry.texts[Part.GIST], None))
        else:
            self.entry.begin(outcome)
            self._paint()

    async def _record(self, given: Given) -> None:
        """Write it and bring the next card; a refusal keeps the card and every word typed."""
        found, reader = self._brief, self._reader
        if found is None or found.session.client_id is None:
            return
        now, when, seconds = self._access.now(), given.when, self._seconds()
        script = reader.script.id if reader and reader.script else ""

        def work(desk: Desk) -> Brief:
            following = calling.record(
                desk,
                found.session,
                given.outcome,
                now=now,
                gist=given.gist,
                on=when.on if when else None,
                at=when.at if when else None,
                seconds=seconds,
                script=script,
            )
            return brief(desk, following)

        try:
            following = await self._access.ask(work)
        except Refused as refusal:
            self.entry.complain(" ".join(filter(None, (refusal.sentence(), refusal.advice()))))
            return
        name = found.card.client.name if found.card else ""
        self.screen.set_focus(self.page)
        await self._put_up(following)
        news = _("{name}: {outcome}. u or Ctrl+Z takes it back.")
        self.post_message(Told(news.format(name=name, outcome=label(given.outcome))))
        self.post_message(self.Recorded())

    def _seconds(self) -> int:
        """The time since the number was shown, unless the RM said otherwise."""
        if self.entry.seconds is not None:
            return self.entry.seconds
        if self._dialled_at is None:
            return 0
        return max(0, round((self._access.now() - self._dialled_at).total_seconds()))

    @on(CallEntry.Closed)
    def _entry_closed(self, event: CallEntry.Closed) -> None:
        event.stop()
        self.screen.set_focus(self.page)
        self._paint()

    @on(OutcomeBar.Clicked)
    async def _outcome_clicked(self, event: OutcomeBar.Clicked) -> None:
        event.stop()
        await self.action_call_outcome(event.digit)

    def action_call_more(self) -> None:
        self.run_worker(self._choose_from_all())

    async def _choose_from_all(self) -> None:
        outcomes = list(Outcome)
        dialog = Pick(_("All outcomes"), [label(outcome) for outcome in outcomes])
        place = await ask(self.app, dialog)
        if place is not None:
            await self._choose(outcomes[place])

    def action_call_minutes(self) -> None:
        self.entry.ask_minutes(formats.minutes(self._seconds()))
        self._paint()

    # --- the number ---

    def action_call_number(self) -> None:
        """Show the number and let the minutes run; again hides it, the minutes go on."""
        if self._reveal:
            self._mask()
        else:
            self._dialled_at = self._dialled_at or self._access.now()
            self._reveal = self.set_timer(_REVEAL_SECONDS, self._hide)
        self._paint()

    def _hide(self) -> None:
        self._mask()
        self._paint()

    def _mask(self) -> None:
        if self._reveal:
            self._reveal.stop()
            self._reveal = None

    # --- the queue ---

    async def action_call_next(self) -> None:
        await self._turn(1)

    async def action_call_previous(self) -> None:
        await self._turn(-1)

    async def _turn(self, steps: int) -> None:
        session = self.session
        if session is None:
            return
        position = session.position + steps
        # Past the last card only outcomes lead: a session with open cards stays unfinished.
        if not 0 <= position < len(session.queue):
            first, last = _("This is the first card."), _("This is the last card of the queue.")
            self.post_message(Told(last if steps > 0 else first))
            return
        found = await self._access.ask(
            lambda desk: brief(desk, calling.go_to(desk, session, position))
        )
        self.screen.set_focus(self.page)
        await self._put_up(found)

    async def _call_left_over(self) -> None:
        found, now = self._brief, self._access.now()
        if found is None or not found.left_over:
            return
        ids, script = found.left_over, found.session.script
        self._brief = None
        await self.load(
            await self._access.ask(lambda desk: calling.start(desk, ids, script=script, now=now))
        )

    # --- the script ---

    async def action_call_follow(self) -> None:
        if self._brief and self._brief.is_done:
            await self._call_left_over()
        else:
            self._read_on(ScriptReader.follow)

    def action_call_step_on(self) -> None:
        self._read_on(ScriptReader.on)

    def action_call_step_back(self) -> None:
        self._read_on(ScriptReader.back)

    def action_call_choice_down(self) -> None:
        self._read_on(lambda reader: reader.choose(1))

    def action_call_choice_up(self) -> None:
        self._read_on(lambda reader: reader.choose(-1))

    def _read_on(self, move: Callable[[ScriptReader], None]) -> None:
        if self._reader and self.client_id is not None:
            move(self._reader)
            self._paint()

    def action_call_objections(self) -> None:
        """To the objections; again back to the same line, and to the text being typed."""
        reader = self._reader
        if reader is None or self.client_id is None:
            return
        if not reader.turn_to_objections():
            self.post_message(Told(_("The script file holds no objections."), alarm=True))
            return
        if reader.showing is Showing.SCRIPT:
            self.focus_card()
        else:
            self.screen.set_focus(self.page)
        self._paint()

    def action_call_script(self) -> None:
        self.run_worker(self._choose_script())

    async def _choose_script(self) -> None:
        reader, session = self._reader, self.session
        if reader is None or session is None:
            return
        scripts = reader.pack.scripts
        ids = ["", *(script.id for script in scripts)]
        titles = [_("Each card its own"), *(f"{one.title}: {one.purpose}" for one in scripts)]
        at = ids.index(session.script) if session.script in ids else 0
        place = await ask(self.app, Pick(_("Script of this session"), titles, at=at))
        if place is None:
            return
        found = await self._access.ask(
            lambda desk: brief(desk, calling.with_script(desk, session, ids[place]))
        )
        self._brief = found
        self._read_script()
        self.look_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a text is typed only what belongs to the call goes on; no card, no outcome."""
        if not action.startswith("call_") or self._brief is None:
            return True
        is_typing = self.entry.field.has_focus
        match action:
            case "call_number" | "call_minutes" | "call_objections":
                return self.client_id is not None
            case "call_next" | "call_previous":
                return not is_typing
            case "call_follow":
                return not is_typing and (self.client_id is not None or self._brief.is_done)
            case _:
                return not is_typing and self.client_id is not None

    def findings(self) -> list[str]:
        """What is wrong with the script file, in sentences."""
        return list(findings_of(shipped_pack(spoken())))
