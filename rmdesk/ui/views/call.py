"""The call session: one card after another, the script beside it, an outcome for each."""

from collections.abc import Callable, Sequence

from textual import on

from rmdesk.desk.briefing import brief
from rmdesk.desk.calling import sessions
from rmdesk.desk.calling.shown import Turn, note_shown
from rmdesk.domain.calls import Outcome
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.commands.calls import OUTCOME_OF_DIGIT
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.dialog import ask
from rmdesk.ui.dialogs.override import Override
from rmdesk.ui.messages import Told, Undertaken
from rmdesk.ui.respect_words import forbidding
from rmdesk.ui.views import call_outcomes
from rmdesk.ui.views.call_bars import OutcomeBar
from rmdesk.ui.views.call_card import CallCard
from rmdesk.ui.views.call_entry import Given
from rmdesk.ui.views.call_parts import Part
from rmdesk.ui.views.call_script import ScriptReader, Showing


class CallView(CallCard):
    """What the keys do to the card that is up. Outcomes are awaited key by key: what is typed
    ahead meets the card it was meant for."""

    BINDINGS = bindings(Scope.CALL)

    # --- outcomes ---

    @on(OutcomeBar.Clicked)
    async def _outcome_clicked(self, event: OutcomeBar.Clicked) -> None:
        event.stop()
        await self.action_call_outcome(event.digit)

    async def action_call_outcome(self, digit: str) -> None:
        reader = self.reader
        if reader and reader.showing is Showing.OBJECTIONS:
            if reader.answer(int(digit) - 1):
                self.paint()
            return
        await self._choose(OUTCOME_OF_DIGIT[digit])

    async def _choose(self, outcome: Outcome) -> None:
        if self.selected is None:
            return
        if outcome in call_outcomes.AT_ONCE:
            await self.record(Given(outcome, self.entry.texts[Part.GIST], None))
        else:
            self.entry.begin(outcome)
            self.paint()

    def action_call_more(self) -> None:
        self.run_worker(self._choose_from_all())

    async def _choose_from_all(self) -> None:
        if outcome := await call_outcomes.choose_outcome(self.app):
            await self._choose(outcome)

    def action_call_minutes(self) -> None:
        self.entry.ask_minutes(formats.minutes(self.seconds))
        self.paint()

    def action_call_number(self) -> None:
        """Show the number and let the minutes run; again hides it, the minutes go on."""
        if self.dialling.reveals:
            self.dialling.mask()
        elif forbidding := self._forbidding():
            self.run_worker(self._call_all_the_same(forbidding))
            return
        else:
            self._show_number()
        self.paint()

    def _forbidding(self) -> list[str]:
        """Why the client does not want this call, unless the RM gave a reason for it already."""
        card = self.found.card if self.found else None
        if card is None or self.dialling.reason:
            return []
        return forbidding(card.respect, card.client, self.access.now())

    async def _call_all_the_same(self, warnings: Sequence[str]) -> None:
        card = self.found.card if self.found else None
        if card is None:
            return
        reason = await ask(self.app, Override(card.client.name, warnings))
        if reason is not None and self.selected == card.client.id:
            self.dialling.reason = reason
            self._show_number()
            self.paint()

    def _show_number(self) -> None:
        self.dialling.reveal(self.paint)
        if (client_id := self.selected) is not None:
            now = self.access.now()
            noted = self.access.ask(
                lambda desk: note_shown(desk, client_id, Turn.NUMBER_SHOWN, now=now)
            )
            self.post_message(Undertaken(noted))

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
        found = await self.access.ask(
            lambda desk: brief(desk, sessions.go_to(desk, session, position))
        )
        self.screen.set_focus(self.page)
        self.put_up(found)

    async def _call_left_over(self) -> None:
        found, now = self.found, self.access.now()
        if found is None or not found.left_over:
            return
        ids, script = found.left_over, found.session.script
        self.found = None
        await self.load(
            await self.access.ask(lambda desk: sessions.start(desk, ids, script=script, now=now))
        )

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
        if self.reader and self.selected is not None:
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
        if reader.showing is Showing.SCRIPT:
            self.take_focus()
        else:
            self.screen.set_focus(self.page)
        self.paint()

    def action_call_script(self) -> None:
        self.run_worker(self._choose_script())

    async def _choose_script(self) -> None:
        reader, session = self.reader, self.session
        if reader is None or session is None:
            return
        script = await call_outcomes.choose_script(self.app, reader.pack, session.script)
        if script is None:
            return
        self.found = await self.access.ask(
            lambda desk: brief(desk, sessions.with_script(desk, session, script))
        )
        self.read_script()
        self.look_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a text is typed only what belongs to the call goes on; no card, no outcome."""
        if not action.startswith("call_") or self.found is None:
            return True
        is_typing = self.entry.field.has_focus
        match action:
            case "call_number" | "call_minutes" | "call_objections":
                return self.selected is not None
            case "call_next" | "call_previous":
                return not is_typing
            case "call_follow":
                return not is_typing and (self.selected is not None or self.found.is_done)
            case _:
                return not is_typing and self.selected is not None
