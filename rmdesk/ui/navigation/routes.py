"""The ways between views, with where they lead from: on, back, and to the place to return to."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from rmdesk.desk.calling import sessions
from rmdesk.desk.calling.sessions import Session
from rmdesk.domain.ids import ClientId
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.calling.telephoning import Calling
from rmdesk.ui.list_wish import ListWish
from rmdesk.ui.navigation.mounted import AnyKind, Listing, Views
from rmdesk.ui.navigation.place import STATE_KEY, Place
from rmdesk.ui.navigation.view_kinds import (
    CALENDAR,
    CALL,
    CLASSES,
    CLIENT,
    CLIENTS,
    FIGURES,
    HOME,
    LADDER,
    REVIEW,
    REVIEWS,
    SETTINGS,
    TABLES,
    TODAY,
)
from rmdesk.ui.navigation.ways import KEEPING, RoutedHost, Ways
from rmdesk.ui.views.clients.obeying import listed_as, obey


class Routes(Ways):
    """Where one goes depends on where one stands."""

    def __init__(self, host: RoutedHost, views: Views) -> None:
        super().__init__(host, views)
        self._calling = Calling(host, host.access)

    # --- the place ---

    async def return_to(self, place: Place) -> None:
        """Stand where the desk stood when it was left."""
        self._kept = {kind: getattr(place, kind.name) for kind in KEEPING}
        self._views.today.return_to(place.today)
        clients = self._views.clients
        clients.marks = set(place.marks)
        await clients.return_to(place.listing, place.client_id)

    async def go_on_at(self, place: Place) -> None:
        """Along the way that was come to the view that was shown; raises ClientGone."""
        if place.view == TODAY.name:
            await self._views.today.load()  # before keys are obeyed: it is what they are about
            self.show_today()
            return
        for name in (CLIENTS.name, place.view) if place.way is None else place.way:
            await self._go(name, place)

    async def _go(self, name: str, place: Place) -> None:
        """Show the view of this name as it was left; one that is not known any more is passed."""
        ways: Mapping[str, Callable[[], Coroutine[Any, Any, None]]] = {
            CALENDAR.name: lambda: self.open_calendar(place.day),
            TABLES.name: self.open_tables,
            LADDER.name: self.open_ladder,
            CLASSES.name: self.open_classes,
            FIGURES.name: self.open_figures,
            REVIEWS.name: self.open_reviews,
            HOME.name: self.open_home,
            SETTINGS.name: self.open_settings,
        }
        if name == CLIENTS.name:
            self._switch_to(CLIENTS)
        elif name == CLIENT.name and place.client_id is not None:
            await self.open_client(place.client_id, among=place.among)
        elif name == REVIEW.name and place.client_id is not None:
            await self.open_review(place.client_id)
        elif name == CALL.name:
            session = await self._host.access.ask(sessions.unfinished)
            if session:
                await self.open_call(session, place.call)
        elif name in ways:
            await ways[name]()

    def place(self) -> Place:
        """Where the desk stands, to return to after a lock."""
        views, clients = self._views, self._views.clients
        calendar, call = views.find(CALENDAR), views.find(CALL)
        return Place(
            view=views.shown.name,
            client_id=views.view.selected,
            day=calendar.day if calendar and views.shown is CALENDAR else None,
            listing=clients.kept(),
            marks=tuple(clients.marks),
            call=call.kept() if call else {},
            today=views.today.kept(),
            **{kind.name: self._kept_of(kind) for kind in KEEPING},
            way=views.way,
            on=self._host.access.today,
            among=None if self._turned_through is None else tuple(self._turned_through),
        )

    def _kept_of(self, kind: AnyKind) -> Mapping[str, Any]:
        """How a view stands, or was left before the lock."""
        view = self._views.find(kind)
        kept: Mapping[str, Any] = view.kept() if view else self._kept.get(kind, {})
        return kept

    # --- from where one stands ---

    async def stand_on(self, client_id: ClientId) -> None:
        """Put the cursor on a client, or the client's page in place of the one that is shown."""
        calendar = self._views.find(CALENDAR)
        self._views.clients.table.select(client_id)
        if calendar:
            calendar.grid.select(client_id)
        if self._views.shown is CLIENT:
            await self.open_client(client_id)

    async def turn_page(self, steps: int) -> None:
        """The client's page `steps` further in the list; raises ClientGone."""
        ids, current = self._page_order, self._views.view.selected
        if current not in ids:
            return
        index = ids.index(current) + steps
        if 0 <= index < len(ids):
            await self.open_client(ClientId(ids[index]))
        else:
            self._host.tell(
                _("This is the last client of the list.")
                if steps > 0
                else _("This is the first client of the list.")
            )

    async def review_or_manage(self) -> None:
        """Review the client a command would be about; without one, and from a review on, show the
        reviews of all clients; raises ClientGone."""
        client_id = self._views.view.selected
        if client_id is None or self._views.shown is REVIEW:
            await self.open_reviews(client_id)
        else:
            await self.open_review(client_id, is_new=True)

    async def change_rows(self, wish: ListWish) -> None:
        """The calendar wishes its rows otherwise: the list it stands on is changed, and shown."""
        clients, calendar = self._views.clients, self._views.find(CALENDAR)
        if calendar is None:
            return
        await obey(clients, wish)
        calendar.show(clients.ids, wish.keep, listed_as=listed_as(clients))

    async def open_call(self, session: Session, kept: Mapping[str, Any] | None = None) -> None:
        """Show the card where `session` stands, with what was `kept` of it."""
        view = await self._views.visit(CALL)
        await view.load(session, kept)
        self._switch_to(CALL)
        if findings := view.findings():
            self._host.tell("  ".join(findings), alarm=True)
        # Not only a lock ends a desk: after a crash the next start comes back here.
        place = self.place().as_state()
        await self._host.access.ask(lambda desk: desk.state.put(STATE_KEY, place))

    async def call_on(self, wanted: Sequence[int] = ()) -> None:
        """To the call that runs, else to the session the RM chooses: with those `wanted`, else
        down the view on the screen; raises NobodyToCall."""
        view = self._views.find(CALL)
        if view and view.is_calling:
            # Nobody who was dialled is left without an outcome for another queue.
            if self._views.shown is CALL:
                self._host.tell(_("Give this call its outcome first: a digit."), alarm=True)
            self._switch_to(CALL)
            return
        clients, shown = self._views.clients, self._views.view
        listed, marks = clients.ids, clients.marks
        if not wanted and isinstance(shown, Listing):
            wanted = shown.listed
        if wanted:
            listed, marks = wanted, set()
        session = await self._calling.choose_session(listed, marks)
        if session:
            await self.open_call(session)

    async def back(self) -> None:
        """One view back, on the client that was shown last; from the list, out of finding."""
        views, before = self._views, self._views.before
        client_id, calendar = views.view.selected, views.find(CALENDAR)
        if await self._back_within() or before is None:
            return
        views.leave()
        if before is CLIENT or before is REVIEW:
            try:
                await self._open_page_again(before, client_id)
            except RmdeskError:
                self._switch_to(CLIENTS)
                raise
            return
        if client_id is not None and before is CALENDAR and calendar:
            calendar.grid.select(client_id)
        if client_id is not None and before is CLIENTS:
            views.clients.table.select(client_id)
        if client_id is not None and before is TODAY and client_id != views.today.selected:
            views.today.select(client_id)
        self._switch_to(before)

    async def _back_within(self) -> bool:
        """Back within the view that is shown, where something was opened in it; whether it was."""
        views, calendar = self._views, self._views.find(CALENDAR)
        if views.shown is CLIENTS and views.clients.is_finding:
            await views.clients.close_find()
        elif views.shown is SETTINGS and (settings := views.find(SETTINGS)) and settings.is_finding:
            settings.leave_find()
        elif views.shown is CALENDAR and calendar and calendar.is_carrying:
            calendar.leave_contact()
        elif views.shown is HOME and (home := views.find(HOME)):
            return await home.step_back()
        else:
            return False
        return True

    async def _open_page_again(self, kind: AnyKind, client_id: ClientId | None) -> None:
        review = self._views.find(REVIEW)
        if kind is REVIEW and review is not None:
            client_id = review.selected or client_id
        if client_id is None:
            self._switch_to(CLIENTS)
        elif kind is REVIEW:
            await self.open_review(client_id)
        else:
            await self.open_client(client_id)
