"""The call session: one card after another, the script beside it, an outcome for each."""

from collections.abc import Callable
from dataclasses import replace

from textual import on

from rmdesk.desk.briefing import brief
from rmdesk.desk.calling import sessions
from rmdesk.desk.scripts.in_force import show_hints
from rmdesk.domain.call_figures import Period
from rmdesk.domain.calling.outcomes import by_digit
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.calling.queue_rest import open_rest
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import (
    OpenFigures,
    OpenPractice,
    SessionPaused,
    Told,
    Undertaken,
)
from rmdesk.ui.views.call import outcomes
from rmdesk.ui.views.call.bars import OutcomeBar
from rmdesk.ui.views.call.entry import CallEntry
from rmdesk.ui.views.call.preparing import CallPreparing
from rmdesk.ui.views.call.script import ScriptReader, Showing
from rmdesk.ui.views.call.talk import show_confirmation, tell_more
from rmdesk.ui.views.call.turning import turn


class CallView(CallPreparing):
    """What the keys do to the card that is up. Outcomes are awaited key by key: what is typed
    ahead meets the card it was meant for."""

    BINDINGS = bindings(Scope.CALL)

    # --- outcomes ---

    @on(OutcomeBar.Clicked)
    async def _outcome_clicked(self, event: OutcomeBar.Clicked) -> None:
        event.stop()
        await self.action_call_outcome(event.digit)

    async def action_call_outcome(self, digit: str) -> None:
        if self.is_done:
            self._after_the_queue(digit)
            return
        reader = self.reader
        if reader and reader.showing is Showing.OBJECTIONS:
            if reader.answer(int(digit) - 1):
                self.paint()
            return
        kinds = by_digit(self.found.outcomes) if self.found else {}
        if kind := kinds.get(digit):
            await self.choose(kind)
        else:
            self.post_message(Told(_("No outcome has this digit; a or Ctrl+A shows all.")))

    def _after_the_queue(self, digit: str) -> None:
        """No card is up: what the page at the end offers."""
        match digit:
            case "9":
                self.post_message(OpenFigures(Period.SESSION))
            case "8":
                self.post_message(OpenPractice())

    def action_call_more(self) -> None:
        self.run_worker(self._choose_from_all())

    async def _choose_from_all(self) -> None:
        every = self.found.outcomes if self.found else ()
        if kind := await outcomes.choose_outcome(self.app, every):
            await self.choose(kind)

    def action_call_talk(self) -> None:
        self.run_worker(tell_more(self))

    @on(CallEntry.TalkWanted)
    def _talk_wanted(self, event: CallEntry.TalkWanted) -> None:
        event.stop()
        self.action_call_talk()

    def action_call_confirmation(self) -> None:
        """Show the draft that confirms what was agreed last."""
        show_confirmation(self)

    def action_call_minutes(self) -> None:
        self.entry.ask_minutes(formats.minutes(self.seconds))
        self.paint()

    # --- the queue ---

    async def action_call_next(self) -> None:
        await turn(self, 1)

    async def action_call_previous(self) -> None:
        await turn(self, -1)

    def action_call_queue(self) -> None:
        """Who is still to be called and why; the rest in another order, or a pause."""
        self.post_message(WantsHost(self._look_at_rest))

    async def _look_at_rest(self, host: Host) -> None:
        if await open_rest(host, self._choose_script):
            self.action_call_pause()

    def action_call_pause(self) -> None:
        """Leave the session where it stands; a call that runs gets its outcome first."""
        if self.is_calling:
            sentence = _("The number was shown: give the call its outcome first; 0 skips it.")
            self.post_message(Told(sentence, alarm=True))
        else:
            self.post_message(SessionPaused())

    async def _call_left_over(self) -> None:
        found, now = self.found, self.access.now()
        if found is None or not found.left_over:
            return
        ids, script = found.left_over, found.session.script
        try:
            session = await self.access.ask(
                lambda desk: sessions.start(desk, ids, script=script, now=now)
            )
        except sessions.NobodyToCall as refusal:
            self.post_message(Told(refusal.in_full(), alarm=True))
            return
        self.found = None
        await self.load(session)

    # --- the script ---

    async def action_call_follow(self) -> None:
        if self.is_done:
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
        """The first key turns to the script, where that is out of view."""
        if self.reader and self.selected is not None:
            if not self.turns_to_talk():
                move(self.reader)
            self.paint()

    def action_call_objections(self) -> None:
        """To the objections; again back to the same line, and to the text being typed."""
        reader = self.reader
        if reader is None or self.selected is None:
            return
        if not reader.turn_to_objections():
            self.post_message(Told(_("The script file holds no objections."), alarm=True))
            return
        self.turns_to_talk()
        if reader.showing is Showing.SCRIPT:
            self.take_focus()
        else:
            self.screen.set_focus(self.page)
        self.paint()

    def action_call_hints(self) -> None:
        """Hints for voice and posture, on or off; so it stays for the calls to come."""
        found, reader = self.found, self.reader
        if found is None or reader is None:
            return
        shows = not reader.shows_hints
        reader.shows_hints, self.found = shows, replace(found, shows_hints=shows)
        self.post_message(Undertaken(self.access.ask(lambda desk: show_hints(desk, shows=shows))))
        self.post_message(Told(_("Hints are shown.") if shows else _("Hints are hidden.")))
        self.paint()

    def action_call_script(self) -> None:
        self.run_worker(self._choose_script())

    async def _choose_script(self) -> None:
        reader, session = self.reader, self.session
        if reader is None or session is None:
            return
        script = await outcomes.choose_script(self.app, reader.pack, session.script)
        if isinstance(script, outcomes.Instead):
            self.post_message(WantsHost(self._change_scripts))
            return
        if script is None:
            return
        now = self.access.now()
        self.found = await self.access.ask(
            lambda desk: brief(desk, sessions.with_script(desk, session, script), now=now)
        )
        self.read_script()
        self.turns_to_talk()
        self.look_again()

    async def _change_scripts(self, host: Host) -> None:
        # Rare during a session: its modules are loaded when they are needed.
        from rmdesk.ui.scripts.library import open_library

        script = self.reader.script if self.reader else None
        await open_library(host, self.selected, at_script=script.id if script else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a text is typed only what belongs to the call goes on; no card, no outcome."""
        if not action.startswith("call_") or self.found is None:
            return True
        is_typing = self.entry.field.has_focus
        match action:
            case "call_number" | "call_large" | "call_minutes" | "call_objections" | "call_talk":
                return self.selected is not None
            case "call_confirmation":
                return not is_typing and self.agreed is not None
            case "call_face":
                return not is_typing and self.selected is not None and self.has_faces
            case "call_next" | "call_previous":
                return not is_typing
            case "call_follow" | "call_outcome":
                return not is_typing and (self.selected is not None or self.found.is_done)
            case _:
                return not is_typing and self.selected is not None
