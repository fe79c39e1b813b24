"""The views of the desk: declared here, mounted on their first visit, left by Back."""

from collections.abc import Sequence
from typing import Protocol, TypeVar, runtime_checkable

from textual.app import ComposeResult
from textual.widgets import ContentSwitcher

from rmdesk.domain.ids import ClientId
from rmdesk.ui.access import Access
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.messages import BookChanged
from rmdesk.ui.views.calendar import CalendarView
from rmdesk.ui.views.call import CallView
from rmdesk.ui.views.client import ClientView
from rmdesk.ui.views.clients import ClientsView
from rmdesk.ui.views.ladder import LadderView
from rmdesk.ui.views.tables import TablesView

V = TypeVar("V", ClientsView, ClientView, CalendarView, CallView, TablesView, LadderView)
SomeView = ClientsView | ClientView | CalendarView | CallView | TablesView | LadderView

NAMES: dict[type[SomeView], str] = {
    ClientsView: "clients",
    ClientView: "client",
    CalendarView: "calendar",
    CallView: "call",
    TablesView: "tables",
    LadderView: "ladder",
}
"""What a view is called in the kept place. What changed is read again in this order."""

SCOPES: dict[type[SomeView], tuple[Scope, ...]] = {
    ClientsView: (Scope.CLIENTS, Scope.LIST, Scope.DESK, Scope.FIND, Scope.ANYWHERE),
    ClientView: (Scope.CLIENT, Scope.DESK, Scope.ANYWHERE),
    CalendarView: (Scope.CALENDAR, Scope.GRID, Scope.LINE, Scope.DESK, Scope.ANYWHERE),
    CallView: (Scope.CALL, Scope.CALL_ENTRY, Scope.DESK, Scope.ANYWHERE),
    TablesView: (Scope.TABLES, Scope.LIST, Scope.DESK, Scope.ANYWHERE),
    LadderView: (Scope.LADDER, Scope.LIST, Scope.DESK, Scope.ANYWHERE),
}
"""Whose keys help explains first."""


class View(Protocol):
    """What the desk asks of every view. It posts `messages.Shown` when it shows something else."""

    @property
    def selected(self) -> ClientId | None:
        """Whom a command would be about."""

    def take_focus(self) -> None:
        """Keys go here from now on."""

    def title(self) -> tuple[str, str]:
        """What the title bar says: the view, and what of it."""

    def detail(self) -> str:
        """What the status line says at rest."""

    def explanation(self) -> str:
        """What help says of this view."""

    async def read_again(self) -> None:
        """Records changed."""

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""


@runtime_checkable
class Listing(Protocol):
    """A view whose rows are about clients: calls go down them, pages turn through them."""

    @property
    def listed(self) -> Sequence[int]:
        """The clients, each once, in the order of the rows."""


class Views(ContentSwitcher):
    """One view is on the screen; the trail behind it is what Back goes along."""

    def __init__(self, access: Access) -> None:
        super().__init__(initial=NAMES[ClientsView])
        self._access = access
        # Kept: what is on the screen is asked at every key, and a query walks the whole tree.
        self.clients = ClientsView(access, id=NAMES[ClientsView])
        self._visited: dict[type[SomeView], SomeView] = {ClientsView: self.clients}
        self._trail: list[type[SomeView]] = [ClientsView]
        self._is_outdated = False

    def compose(self) -> ComposeResult:
        yield self.clients

    def find(self, kind: type[V]) -> V | None:
        """The view, once it was visited."""
        view = self._visited.get(kind)
        return view if isinstance(view, kind) else None

    async def visit(self, kind: type[V]) -> V:
        """The view, to be filled before it is switched to."""
        if (view := self.find(kind)) is None:
            view = self._visited[kind] = kind(self._access, id=NAMES[kind])
            view.display = False  # until it is filled and switched to
            await self.mount(view)
        return view

    @property
    def shown(self) -> type[SomeView]:
        """The kind of the view on the screen."""
        return self._trail[-1]

    @property
    def before(self) -> type[SomeView] | None:
        """The kind of view that Back leads to."""
        return self._trail[-2] if len(self._trail) > 1 else None

    @property
    def view(self) -> View:
        """The view on the screen."""
        return self._visited[self.shown]

    def switch_to(self, kind: type[SomeView]) -> None:
        """Show a view that was visited; each stands once in the trail."""
        self._trail = [one for one in self._trail if one is not kind] + [kind]
        if kind is ClientsView:
            self._trail = [ClientsView]
        self.current = NAMES[kind]
        self.view.take_focus()
        if self._is_outdated and kind is not CallView:
            self._is_outdated = False
            self.post_message(BookChanged())

    def leave(self) -> None:
        """Forget the view on the screen: the one before it is about to be shown."""
        self._trail.pop()

    def outdate(self) -> None:
        """Records changed in a call: what stands behind it is read when it is looked at."""
        self._is_outdated = True

    async def read_again(self) -> None:
        """Records changed. In a call session only the card is read: the next one is waited for."""
        if call := self.find(CallView):
            await call.read_again()
        if self.shown is CallView:
            self.outdate()
            return
        for kind in NAMES:
            view = self._visited.get(kind)
            if view is not None and kind is not CallView:
                await view.read_again()

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        for view in self._visited.values():
            view.look_again()
