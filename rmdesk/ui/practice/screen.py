"""A practice on the screen: the call as it is, what the colleague reads, score sheet, result."""

from collections.abc import Coroutine, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import ContentSwitcher

from rmdesk.desk.practice import begin
from rmdesk.domain.practice import Case, Item, result_of
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.help import Help
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask, translated
from rmdesk.ui.hints import hints
from rmdesk.ui.host import WantsHost
from rmdesk.ui.messages import (
    SPEAKING,
    OpenFigures,
    OpenPractice,
    OutcomeRecorded,
    SessionPaused,
    Shown,
    Told,
    Undertaken,
)
from rmdesk.ui.practice import words
from rmdesk.ui.practice.bar import PracticeBar
from rmdesk.ui.practice.result_page import ResultPage
from rmdesk.ui.practice.sheet import ScoreSheet
from rmdesk.ui.views.call.view import CallView
from rmdesk.ui.widgets.bars import HintBar, StatusBar
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.page_view import Page
from rmdesk.ui.widgets.painted import Painted

_CALL, _SHEET, _RESULT = "practice-call", "practice-sheet", "practice-result"


class PracticeScreen(ModalScreen[None], inherit_bindings=False):
    """Its access is that of a book with nobody but the fictional client, thrown away at the end:
    from here no way leads to the RM's own."""

    BINDINGS = bindings(Scope.PRACTICE)
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(self, case: Case, items: Sequence[Item], access: Access) -> None:
        super().__init__(classes=SPEAKING)
        self._case = case
        self._items = items
        self._access = access
        self._place = -1
        """Which of the client's sentences is shown; -1: whom the colleague plays."""

    def compose(self) -> ComposeResult:
        yield PracticeBar(self._case)
        with ContentSwitcher(initial=_CALL):
            yield CallView(self._access, id=_CALL)
            yield ScoreSheet(self._items, id=_SHEET)
            yield Page(id=_RESULT)
        yield Painted(id="practice-prompt")
        yield StatusBar()
        yield HintBar()

    async def on_mount(self) -> None:
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_hints())
        self.query_one(f"#{_RESULT}", Page).fold(is_folded=False)
        case, now = self._case, self._access.now()
        session = await self._access.ask(lambda desk: begin(desk, case, now=now))
        await self.call.load(session)
        self._turn_to(_CALL)

    @property
    def call(self) -> CallView:
        return self.query_one(CallView)

    @property
    def sheet(self) -> ScoreSheet:
        return self.query_one(ScoreSheet)

    @property
    def status(self) -> StatusBar:
        return self.query_one(StatusBar)

    @property
    def _shown(self) -> str:
        return self.query_one(ContentSwitcher).current or _CALL

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        return translated(super().active_bindings)

    # --- what is shown ---

    def _turn_to(self, pane: str) -> None:
        self.query_one(ContentSwitcher).current = pane
        match pane:
            case "practice-sheet":
                self.set_focus(self.sheet.lines)
            case "practice-result":
                self._show_result()
                self.set_focus(self.query_one(f"#{_RESULT}", Page))
            case _:
                self.call.take_focus()
        self._say()
        self.refresh_bindings()

    def _show_result(self) -> None:
        points = dict(self.sheet.points)
        result = result_of(self._items, points)
        page = ResultPage(result, self._items, points, dict(self.sheet.comments))
        self.query_one(f"#{_RESULT}", Page).show(page.columns)

    def _say(self) -> None:
        """The colleague's lines, and the line at rest."""
        case, sheet = self._case, self.sheet
        is_call = self._shown == _CALL
        said = words.said_by_client(case, self._place) if is_call else words.watched(case)
        self.query_one("#practice-prompt", Painted).show(said)
        if self._shown == _SHEET:
            item = sheet.item
            self.status.show(words.item_in_full(item, sheet.comments.get(item.id, "")))
        else:
            self.status.show(self.call.detail() if is_call else "")

    def _show_hints(self) -> None:
        if self.is_current:
            typing = isinstance(self.focused, Field) or self.app.has_class("-input-method")
            self.query_one(HintBar).show(hints(self.active_bindings, typing=typing))

    def on_screen_resume(self) -> None:
        self._show_hints()

    # --- keys ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has no sense right now is no hint, either."""
        if not self.is_mounted:
            return True
        match action:
            case "practice_says" | "practice_says_before":
                return self._shown == _CALL
            case "practice_result":
                return self._shown != _RESULT
            case "practice_down" | "practice_up":
                return self._shown == _RESULT
            case _:
                return True

    def action_practice_says(self) -> None:
        self._place = min(self._place + 1, len(self._case.says) - 1)
        self._say()

    def action_practice_says_before(self) -> None:
        self._place = max(self._place - 1, -1)
        self._say()

    def action_practice_sheet(self) -> None:
        if self.sheet.is_typing:
            self.sheet.leave_comment()
        self._turn_to(_CALL if self._shown == _SHEET else _SHEET)

    def action_practice_result(self) -> None:
        if self.sheet.is_typing:
            self.sheet.leave_comment()
        self._turn_to(_RESULT)

    def action_practice_down(self) -> None:
        self.query_one(f"#{_RESULT}", Page).scroll_relative(y=1, animate=False)

    def action_practice_up(self) -> None:
        self.query_one(f"#{_RESULT}", Page).scroll_relative(y=-1, animate=False)

    def action_practice_help(self) -> None:
        scopes = (Scope.PRACTICE, Scope.SCORE, Scope.CALL, Scope.CALL_ENTRY)
        self.app.push_screen(Help(words.explanation(), scopes))

    def action_practice_leave(self) -> None:
        if self.sheet.is_typing:
            self.sheet.leave_comment()
        else:
            self.run_worker(self._leave())

    async def _leave(self) -> None:
        """Points that nobody looked at yet are not lost by one key."""
        if (self.sheet.points or self.sheet.comments) and self._shown != _RESULT:
            question = _("The points and comments are kept nowhere. F5 shows the result first.")
            yes = _("Yes, leave the practice")
            if not await ask(self.app, Confirm(_("Leave the practice?"), question, yes)):
                return
        self.dismiss(None)

    # --- what the call tells ---

    @on(OutcomeRecorded)
    def _outcome_recorded(self, event: OutcomeRecorded) -> None:
        event.stop()
        self._turn_to(_SHEET)
        self.status.tell(_("The call is over; now the colleague gives the points."))

    @on(ScoreSheet.Changed)
    def _sheet_changed(self, event: ScoreSheet.Changed) -> None:
        event.stop()
        self._say()

    @on(Shown)
    def _call_shown(self, event: Shown) -> None:
        event.stop()
        self._say()

    @on(Told)
    def _news(self, event: Told) -> None:
        event.stop()
        self.status.tell(event.text, alarm=event.alarm)

    @on(Undertaken)
    def _undertaken(self, event: Undertaken) -> None:
        event.stop()
        self.run_worker(self._attempt(event.work))

    async def _attempt(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except RmdeskError as refusal:
            self.status.tell(refusal.in_full(), alarm=True)

    @on(WantsHost)
    @on(OpenFigures)
    @on(OpenPractice)
    @on(SessionPaused)
    def _leads_away(self, event: Message) -> None:
        """What writes, sends or goes to another view has no place here."""
        event.stop()
        self.status.tell(_("Not while practising: nothing is sent and nothing kept."))

    @on(HintBar.Clicked)
    async def _hint_clicked(self, event: HintBar.Clicked) -> None:
        event.stop()
        bound = self.active_bindings.values()
        node = next((one.node for one in bound if one.binding.id == event.action), self)
        await self.app.run_action(BY_ID[event.action].action, node)
