"""The one main screen: the views and the lines around them."""

from collections.abc import Coroutine, Mapping
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from rmdesk.desk.lent.whose import Lent, lent
from rmdesk.domain.ids import ClientId
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.settings import Preferences
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.actions.desk import DeskActions
from rmdesk.ui.calling.telephoning import Calling
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.day.minute import MinuteSign
from rmdesk.ui.dialogs.parts.dialog import translated
from rmdesk.ui.dialogs.parts.sheet import tell_sheets
from rmdesk.ui.discretion.beside import amounts_are_hidden
from rmdesk.ui.discretion.clipboard import MessageClipboard
from rmdesk.ui.discretion.for_client import desk_is_back, for_client
from rmdesk.ui.hints import hints
from rmdesk.ui.host import SoughtNotes
from rmdesk.ui.messages import Stands
from rmdesk.ui.navigation.mounted import Views
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.navigation.routes import Routes
from rmdesk.ui.navigation.view_kinds import CALL, CLIENT, REVIEW
from rmdesk.ui.recording import Recording
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.view_wishes import ViewWishes
from rmdesk.ui.views.clients.view import ClientsView
from rmdesk.ui.widgets.bars import HintBar, StatusBar, TitleBar
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.words.lent import lent_away, lent_sign, lent_words

if TYPE_CHECKING:
    from rmdesk.desk.lending.loans import LentOut

_REST_SECONDS = 0.06
_BOOK_NAME = 16  # cells, where several books are known


class MainScreen(DeskActions, ViewWishes, Screen[None], inherit_bindings=False):
    """Everything that may be refused runs through `perform` or `attempt`, the one place where a
    refusal becomes a notice. What commands do is in `actions.desk`, what views ask for in
    `view_wishes`, ways are in `routes`."""

    BINDINGS = bindings(Scope.DESK)
    AUTO_FOCUS = None

    # Textual's own repaints the whole screen whenever the focus moves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(
        self,
        access: Access,
        preferences: Preferences,
        *,
        place: Place,
        is_demo: bool,
        book_name: str = "",
    ) -> None:
        super().__init__()
        self.access = access
        self.preferences = preferences
        self._place = place
        self._is_demo = is_demo
        self._book_name = formats.beginning(formats.clean(book_name), _BOOK_NAME)
        self.views = Views(access)
        self.routes = Routes(self, self.views)
        self.sought_notes = SoughtNotes()
        self.clipboard = MessageClipboard(self)
        self.overrides: dict[ClientId, str] = {}
        self.recording = Recording(self, access)
        self.telephone = Calling(self, access)
        self.minute = MinuteSign(access)
        self.loan: Lent | None = None
        """Whose clients these are, where the book is lent."""
        self.lent_to: Mapping[ClientId, LentOut] = {}
        """Who of them somebody else looks after."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield self.views
        yield StatusBar()
        yield HintBar()

    @property
    def clients(self) -> ClientsView:
        return self.views.clients

    @property
    def is_calling(self) -> bool:
        """Whether the RM is on the telephone, as far as the desk can know."""
        call = self.views.find(CALL)
        return call is not None and call.is_calling

    @property
    def status(self) -> StatusBar:
        return self.query_one(StatusBar)

    @property
    def shows_client(self) -> bool:
        return self.views.shown in (CLIENT, REVIEW)

    @property
    def current_client(self) -> ClientId | None:
        """Whom a command is about: the page's client, else the one under the cursor."""
        return self.views.view.selected

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        return translated(super().active_bindings)

    async def on_mount(self) -> None:
        self.bindings_updated_signal.subscribe(self, lambda _: self.show_hints())
        self._has_moved = False
        self._at_rest = self.set_interval(_REST_SECONDS, self._cursor_rests, pause=True)
        self.watch(self.clients.table, "cursor", self._cursor_moved, init=False)
        self.loan = await self.access.ask(lent)
        self.lent_to = await self.access.ask(lent_away)
        try:
            await self.routes.return_to(self._place)
        finally:
            self.perform(self._go_on())
            self.perform(self.read_minute())
        self.show_surroundings()

    async def _go_on(self) -> None:
        try:
            await self.routes.go_on_at(self._place)
        finally:
            self.post_message(Stands())

    async def read_minute(self) -> None:
        await self.minute.read()
        if self.query(TitleBar):  # the desk may have been left meanwhile
            self.show_minute()

    def place(self) -> Place:
        """Where the desk stands, to return to after a lock."""
        return self.routes.place()

    # --- refusals and news ---

    def perform(self, work: Coroutine[Any, Any, None]) -> None:
        """Run `work`, which may ask and wait; a refusal of the desk becomes a notice."""
        self.run_worker(self.attempt(work), group=HOLDS_KEYS, exit_on_error=True)

    async def attempt(self, work: Coroutine[Any, Any, None]) -> None:
        """Like `perform`, but keys typed meanwhile wait until it is done: it must not ask."""
        try:
            await work
        except RmdeskError as refusal:
            self.tell(refusal.in_full(), alarm=True)

    def tell(self, news: str, *, alarm: bool = False, seconds: float = 6.0) -> None:
        """Say something in the status line, and on the sheets that cover it; an alarm that comes
        while a client looks at the screen is said when the desk is back."""
        if alarm and for_client(self.app) is not None:
            self.run_worker(self._tell_afterwards(news, seconds), group="afterwards")
            return
        self.status.tell(news, alarm=alarm, seconds=seconds)
        tell_sheets(self.app, news, alarm=alarm)

    async def _tell_afterwards(self, news: str, seconds: float) -> None:
        await desk_is_back(self.app)
        self.tell(news, alarm=True, seconds=seconds)

    def hush(self) -> None:
        """What was said is over."""
        self.status.hush()

    # --- the lines around the view ---

    def show_hints(self) -> None:
        """The keys that work now; past an input method while one is in the way."""
        if not self.is_current:
            return
        typing = isinstance(self.focused, Field) or self.app.has_class("-input-method")
        found = hints(self.active_bindings, typing=typing)
        if self.current_client is None:  # it would ask whose deal it is: no word for the footer
            found = [one for one in found if one.action != "deal.add"]
        self.query_one(HintBar).show(found)

    def show_surroundings(self) -> None:
        """Say title and detail of the view on the screen."""
        title, detail = self.views.view.title()
        day = formats.day(self.access.today)
        book = _("DEMO BOOK") if self._is_demo else self._book_name
        right = f"{book}   {day}" if book else day
        if self.loan:
            right = f"{lent_sign(self.loan, self.access.today)}   {right}"
        if on_the_phone := self._on_the_phone():
            right = f"{on_the_phone}   {right}"
        if amounts_are_hidden():
            right = f"{_('AMOUNTS HIDDEN')}   {right}"
        self.query_one(TitleBar).show(title, detail, right)
        self.status.show(self._with_deputy(self.views.view.detail()))
        self.show_minute()

    def _with_deputy(self, detail: str) -> str:
        """`detail`, and before it who looks after the client it is about."""
        lent_out = self.lent_to.get(self.current_client) if self.current_client else None
        return f"{lent_words(lent_out)}   {detail}" if lent_out else detail

    def _on_the_phone(self) -> str:
        """Whom one is calling, where that is not what is shown; empty for nobody."""
        call = self.views.find(CALL)
        if call is None or not call.is_calling or self.views.shown is CALL:
            return ""
        return _("on the phone: {name}").format(name=call.name)

    def show_minute(self) -> None:
        """Say what is due at this minute, and whom it is about where that may be read."""
        names_all = self.views.shown not in (CLIENT, REVIEW, CALL)
        words = self.minute.words(names_all=names_all, beside=self.views.view.selected)
        self.query_one(TitleBar).warn(words)

    def _cursor_moved(self) -> None:
        """The row in full follows when the cursor rests: a frame that paints both the row and
        the status line paints every line between them as well (measured: 4.8 against 2.9 ms)."""
        self._has_moved = True
        self._at_rest.resume()

    def _cursor_rests(self) -> None:
        if self._has_moved:
            self._has_moved = False
            return
        self._at_rest.pause()
        self.show_surroundings()

    async def read_again(self, about: ClientId | None = None) -> None:
        """Records changed: whatever is shown is read again, and stands on the client it was
        `about`; no page stays without its client."""
        self.lent_to = await self.access.ask(lent_away)
        await self.views.read_again()
        if about is not None:
            await self.routes.stand_on(about)
        if self.shows_client and self.current_client is None:
            await self.routes.back()
        await self.minute.read()
        self.show_surroundings()

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        self.views.look_again()
        self.show_surroundings()
        self.refresh_bindings()
        self.show_hints()
        self.refresh()

    async def open_client(self, client_id: ClientId) -> None:
        """Show a client's page; raises ClientGone."""
        await self.routes.open_client(client_id)

    async def open_review(self, client_id: ClientId) -> None:
        """Show a client's newest review; raises ClientGone."""
        await self.routes.open_review(client_id, is_new=True)
