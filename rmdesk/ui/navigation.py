"""The views of the desk: declared here, mounted on their first visit, left by Back."""

from typing import Protocol, TypeVar

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

V = TypeVar("V", ClientsView, ClientView, CalendarView, CallView)
SomeView = ClientsView | ClientView | CalendarView | CallView

NAMES: dict[type[SomeView], str] = {
    ClientsView: "clients",
    ClientView: "client",
    CalendarView: "calendar",
    CallView: "call",
}
"""What a view is called in the kept place. What changed is read again in this order."""

SCOPES: dict[type[SomeView], tuple[Scope, ...]] = {
    ClientsView: (Scope.CLIENTS, Scope.LIST, Scope.DESK, Scope.FIND, Scope.ANYWHERE),
    ClientView: (Scope.CLIENT, Scope.DESK, Scope.ANYWHERE),
    CalendarView: (Scope.CALENDAR, Scope.GRID, Scope.LINE, Scope.DESK, Scope.ANYWHERE),
    CallView: (Scope.CALL, Scope.CALL_ENTRY, Scope.DESK, Scope.ANYWHERE),
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

    @staticmethod
    def explanation() -> str:
        """What help says of this view."""

    async def read_again(self) -> None:
        """Records changed."""

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""


class Views(ContentSwitcher):
    """One view is on the screen; the trail behind it is what Back goes along."""

    def __init__(self, access: Access) -> None:
        super().__init__(initial=NAMES[ClientsView])
        self._access = access
        self._trail: list[type[SomeView]] = [ClientsView]
        self._is_outdated = False

    def compose(self) -> ComposeResult:
        yield ClientsView(self._access, id=NAMES[ClientsView])

    def find(self, kind: type[V]) -> V | None:
        """The view, once it was visited."""
        return next(iter(self.query(kind)), None)

    async def visit(self, kind: type[V]) -> V:
        """The view, to be filled before it is switched to."""
        if (view := self.find(kind)) is None:
            view = kind(self._access, id=NAMES[kind])
            await self.mount(view)
        return view

    @property
    def clients(self) -> ClientsView:
        return self.query_one(ClientsView)

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
        return self._mounted[self.shown]

    @property
    def _mounted(self) -> dict[type[SomeView], View]:
        found = {kind: next(iter(self.query(kind)), None) for kind in NAMES}
        return {kind: view for kind, view in found.items() if view is not None}

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
        mounted = self._mounted
        call = mounted.pop(CallView, None)
        if call:
            await call.read_again()
        if self.shown is CallView:
            self.outdate()
            return
        for view in mounted.values():
            await view.read_again()

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        for view in self._mounted.values():
            view.look_again()
