"""The views of the desk: declared here, mounted on their first visit, left by Back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

from textual.app import ComposeResult
from textual.widgets import ContentSwitcher

from rmdesk.domain.ids import ClientId
from rmdesk.ui.access import Access
from rmdesk.ui.messages import BookChanged
from rmdesk.ui.navigation.view_kinds import CALL, CLIENTS, KINDS, TODAY, V, ViewKind
from rmdesk.ui.views.clients.view import ClientsView

if TYPE_CHECKING:
    from rmdesk.ui.views.today.view import TodayView

AnyKind = ViewKind[Any]


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
        super().__init__(initial=TODAY.name)
        self._access = access
        # Kept: what is on the screen is asked at every key, and a query walks the whole tree.
        # The list is there from the start: its order is that of pages, calls and the calendar.
        self.today: TodayView = TODAY.make(access)
        self.clients: ClientsView = CLIENTS.make(access)
        self._visited: dict[AnyKind, Any] = {TODAY: self.today, CLIENTS: self.clients}
        self._trail: list[AnyKind] = [TODAY]
        self._is_outdated = False

    def compose(self) -> ComposeResult:
        yield self.today
        yield self.clients

    def find(self, kind: ViewKind[V]) -> V | None:
        """The view, once it was visited."""
        return self._visited.get(kind)

    async def visit(self, kind: ViewKind[V]) -> V:
        """The view, to be filled before it is switched to."""
        if (view := self.find(kind)) is None:
            view = self._visited[kind] = kind.make(self._access)
            view.display = False  # until it is filled and switched to
            await self.mount(view)
        return view

    @property
    def shown(self) -> AnyKind:
        """The kind of the view on the screen."""
        return self._trail[-1]

    @property
    def way(self) -> tuple[str, ...]:
        """The names of the views that were come through to the one on the screen, which is last;
        empty at home."""
        return tuple(kind.name for kind in self._trail[1:])

    @property
    def before(self) -> AnyKind | None:
        """The kind of view that Back leads to."""
        return self._trail[-2] if len(self._trail) > 1 else None

    @property
    def view(self) -> View:
        """The view on the screen."""
        return cast(View, self._visited[self.shown])

    def switch_to(self, kind: AnyKind) -> None:
        """Show a view that was visited; each stands once in the trail, which begins at home."""
        self._trail = [one for one in self._trail if one is not kind] + [kind]
        if kind is TODAY or kind is CLIENTS:
            self._trail = list(dict.fromkeys([TODAY, kind]))
        self.current = kind.name
        self.view.take_focus()
        if self._is_outdated and kind is not CALL:
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
        if call := self.find(CALL):
            await call.read_again()
        if self.shown is CALL:
            self.outdate()
            return
        for kind in KINDS:
            view = self._visited.get(kind)
            if view is not None and kind is not CALL:
                await view.read_again()

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        for view in self._visited.values():
            view.look_again()
