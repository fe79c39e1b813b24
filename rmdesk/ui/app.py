"""The application around the main screen: what starts with it, and the order of keys and days."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from rmdesk.desk.audit import failed_before
from rmdesk.desk.discretion import note_beside
from rmdesk.desk.locking_up import Why
from rmdesk.keymap_file import KeymapFile
from rmdesk.language import _
from rmdesk.settings import Preferences
from rmdesk.tour_file import TourMark
from rmdesk.ui.access import Access
from rmdesk.ui.adjustable_app import AdjustableApp
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.commands.tried_keys import bad_lines_sentence
from rmdesk.ui.discretion.for_client import for_client
from rmdesk.ui.drafts.kept import Drafts
from rmdesk.ui.input_method import InputMethod
from rmdesk.ui.main_screen import MainScreen
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.too_small import TooSmall, is_too_small
from rmdesk.ui.typed_ahead import Button, Key, TypedAhead
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import LINE_CLASSES
from rmdesk.ui.widgets.scrollbar import PlainScrollBar
from rmdesk.ui.widgets.text_box import TextBox
from rmdesk.ui.words.audit import tries_sentence

if TYPE_CHECKING:
    from rmdesk.ui.learning.tour import Tour

_REST_SECONDS = 5.0


class DeskApp(AdjustableApp, inherit_bindings=False):
    """The desk on an open book. Its result is the exit code."""

    BINDINGS = bindings(Scope.ANYWHERE)
    COMPONENT_CLASSES = LINE_CLASSES
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "app.tcss",
        "dialogs/dialogs.tcss",
        "views/today/view.tcss",
        "views/home/view.tcss",
        "views/clients/view.tcss",
        "views/client/view.tcss",
        "views/calendar/view.tcss",
        "views/call/view.tcss",
        "views/tables/view.tcss",
        "views/ladder/view.tcss",
        "views/classes/view.tcss",
        "views/figures/view.tcss",
        "views/settings/view.tcss",
        "views/review/view.tcss",
        "practice/practice.tcss",
        "presenting/presenting.tcss",
    ]
    ESCAPE_TO_MINIMIZE = False
    AUTO_FOCUS = None

    def __init__(
        self,
        access: Access,
        preferences: Preferences,
        *,
        place: Place,
        is_demo: bool = False,
        book_name: str = "",
        ahead: str = "",
        leave_hours: Callable[[str], None] | None = None,
        leaving: Callable[[int], None] | None = None,
        is_someone_beside: bool = False,
        half_typed: Drafts | None = None,
        own_keys: KeymapFile | None = None,
        tour_mark: TourMark | None = None,
        once_it_stands: Callable[[], None] | None = None,
    ) -> None:
        """`once_it_stands` is called when the first screen does."""
        super().__init__(
            access,
            preferences,
            half_typed=half_typed or Drafts(),
            leave_hours=leave_hours,
            leaving=leaving,
            is_someone_beside=is_someone_beside,
            is_demo=is_demo,
            own_keys=own_keys or KeymapFile(),
        )
        self._place = place
        self._book_name = book_name
        self._ahead = ahead
        self._typed_ahead = TypedAhead(self, self.give)
        self._input_method = InputMethod(lambda: self.desk, self._typed_ahead.insert)
        self.tour_mark = tour_mark
        self._once_it_stands = once_it_stands
        self.tour: Tour | None = None
        ScrollBar.renderer = PlainScrollBar
        self.animation_level = "none"

    def get_default_screen(self) -> Screen[None]:
        return MainScreen(
            self.access,
            self.preferences,
            place=self._place,
            is_demo=self._is_demo,
            book_name=self._book_name,
        )

    @property
    def desk(self) -> MainScreen:
        """The main screen, whatever dialog lies over it."""
        screen = self.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    def on_ready(self) -> None:
        if self._once_it_stands is not None:
            self._once_it_stands()
        if self.preferences.problem:
            self.alarm(self.preferences.problem.sentence())
        if said := bad_lines_sentence(self.own_keys):
            self.alarm(said)
        # What speaks to the desk is the desk's own work: it ends with it.
        self.desk.run_worker(self._tell_tries(), group="tries")
        if not self._is_demo:
            self._look_for_rest()

    async def _tell_tries(self) -> None:
        """Who sits down is the one to know who tried to get in before."""
        if row := await self.access.ask(failed_before):
            self.alarm(tries_sentence(row))

    def on_stands(self) -> None:
        self.desk.run_worker(self._go_on(), group="return")

    async def _go_on(self) -> None:
        """First to the dialog that was open, then on with what was typed ahead."""
        try:
            await self.return_to_drafts()
        finally:
            ahead, self._ahead = self._ahead, ""
            await self._typed_ahead.open(ahead)
        if self.tour_mark is not None and self.tour_mark.is_on:
            await self._tour()

    async def _tour(self) -> None:
        # Once in the life of a user: loaded when it is needed.
        from rmdesk.ui.learning.tour import begin

        await begin(self.desk)

    def leave_for_another(self) -> None:
        """A demo is a program run of its own, and has no other book."""
        if self._is_demo:
            self.desk.tell(
                _("This is the demo: quit it, and start rmdesk to open a book of yours.")
            )
        else:
            super().leave_for_another()

    def alarm(self, sentence: str) -> None:
        self.desk.tell(sentence, alarm=True)

    # --- backups ---

    def _look_for_rest(self) -> None:
        # What makes backups is loaded when the desk stands.
        from rmdesk.ui.safety.backing_up import DayBackup

        backups = DayBackup(self.access)

        async def look() -> None:
            locks_after = timedelta(minutes=self.preferences.idle_minutes)
            if await backups.look(self._idle.rest(), locks_after=locks_after):
                await self.desk.read_again()

        def begin() -> None:
            if not (self._is_leaving or self.desk.is_calling or backups.is_busy):
                self.desk.run_worker(look(), group="backup")

        self.set_interval(_REST_SECONDS, begin)

    # --- time ---

    def look_at_clock(self) -> None:
        """Notice midnight besides."""
        super().look_at_clock()
        if self._is_leaving:
            return
        if self.access.has_new_day():
            self.desk.perform(self._roll_over())
        self.desk.show_minute()

    async def _roll_over(self) -> None:
        today = self.access.today
        await self.access.ask(lambda desk: desk.roll_over(today))
        if self.desk.loan is not None and self.desk.loan.is_over(today):
            self.lock(Why.CLOCK)  # from today on a lent book opens only to be sent back
            return
        await self.desk.read_again()
        self.desk.look_again()

    async def give(self, key: Key | Button) -> None:
        match key:
            case events.Key() | events.Paste():
                self.drafts.key(key)
            case events.MouseDown():
                self.drafts.clicked()
        await super().on_event(key)

    async def on_event(self, event: events.Event) -> None:
        if (
            isinstance(event, events.Key | events.MouseDown | events.Paste)
            and not event.is_forwarded
            and self.is_for_nobody(event)
        ):
            return
        match event:
            case events.Key() | events.Paste() if event.is_forwarded:
                self._typed_ahead.reached_app()
                await super().on_event(event)
            case events.Key() | events.Paste():
                await self._typed_ahead.take(event)
            case events.MouseDown() | events.MouseUp() if not event.is_forwarded:
                behind = self._typed_ahead.take if self._typed_ahead.has_waiting else self.give
                await behind(event)
            case _:
                await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a client looks at the screen, no key leads anywhere but to the lock."""
        shown = for_client(self)
        return shown is None or action in shown.OBEYS

    # --- keys of an input method ---

    async def on_key(self, event: events.Key) -> None:
        if not isinstance(self.focused, Field | TextBox):
            await self._input_method.take(event)

    # --- the window ---

    def on_resize(self, event: events.Resize) -> None:
        is_covered = isinstance(self.screen, TooSmall)
        if is_too_small(event.size) and not is_covered:
            self.push_screen(TooSmall())
        elif is_covered and not is_too_small(event.size):
            self.pop_screen()

    # --- who looks on ---

    def someone_came_or_went(self, *, is_beside: bool) -> None:
        self.desk.look_again()
        if is_beside:
            said = _("Someone is beside me: all amounts are hidden; {key} shows them again.")
        else:
            said = _("Amounts are shown again.")
        self.desk.tell(said.format(key=first_key(BY_ID["app.beside"])))
        self.desk.perform(self._keep_beside(is_beside))

    async def _keep_beside(self, is_beside: bool) -> None:
        now = self.access.now()
        await self.access.ask(lambda desk: note_beside(desk, is_beside=is_beside, now=now))
